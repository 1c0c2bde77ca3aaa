import { foldChinese } from '../language/chineseText.ts'
import { fixedParts } from '../language/slots.ts'
import { TermTrie } from '../language/termTrie.ts'
import type { ConceptEntry, Rendering } from '../model/term.ts'

/** A rendering as a draft is held against it. */
export type CheckedRendering = Pick<Rendering, 'id' | 'en' | 'status' | 'usage' | 'supersededBy'>

/** A term whose renderings people have decided on. */
export interface CheckedTerm {
  /** Id of the concept. */
  readonly concept: string
  /** As the concept shows it. */
  readonly zh: string
  /** What may stand in a draft: the preferred first, then best first. */
  readonly accepted: readonly CheckedRendering[]
  /** What may not: deprecated or superseded. */
  readonly forbidden: readonly CheckedRendering[]
  /** Pairs that a reviewer turned down; they may be wrong only as entries of a glossary, so they forbid nothing. */
  readonly rejected: readonly CheckedRendering[]
}

/** The terms of a termbase, ready to be found in drafts. */
export interface TermIndex {
  readonly trie: TermTrie<CheckedTerm>
  /** Terms with a slot (以……为中心), by their fixed parts. */
  readonly slotted: readonly { readonly parts: readonly string[]; readonly term: CheckedTerm }[]
  readonly size: number
}

/**
 * Takes the terms out of concept entries: those with an accepted or a forbidden rendering. Occurrences and the like are
 * let go, so that a termbase of 100,000 concepts can pass.
 */
export async function indexTerms(
  concepts: AsyncIterable<ConceptEntry> | Iterable<ConceptEntry>,
  simplify: (text: string) => string,
): Promise<TermIndex> {
  const byForm = new Map<string, CheckedTerm>()
  const slotted: { parts: string[]; term: CheckedTerm }[] = []
  let size = 0
  for await (const entry of concepts) {
    const term = checkedTerm(entry)
    if (!term.accepted.length && !term.forbidden.length) continue
    for (const variant of [entry.zh, ...entry.variants]) {
      const parts = fixedParts(simplify(variant))
      if (parts) {
        slotted.push({ parts, term })
        continue
      }
      const form = foldChinese(variant, simplify).text
      const homonym = byForm.get(form)
      if (homonym?.concept !== term.concept) byForm.set(form, homonym ? eitherOf(homonym, term) : term)
    }
    size++
  }
  const trie = new TermTrie<CheckedTerm>()
  for (const [form, term] of byForm) trie.add(form, term)
  return { trie, slotted, size }
}

/** Of homonyms nobody but a reader knows which is meant: what is accepted for one of them may stand. */
function eitherOf(one: CheckedTerm, other: CheckedTerm): CheckedTerm {
  const accepted = [...one.accepted, ...other.accepted]
  const isAccepted = ({ en }: CheckedRendering) => accepted.some((rendering) => rendering.en === en)
  return {
    ...one,
    accepted,
    forbidden: [...one.forbidden, ...other.forbidden].filter((rendering) => !isAccepted(rendering)),
    rejected: [...one.rejected, ...other.rejected].filter((rendering) => !isAccepted(rendering)),
  }
}

function checkedTerm({ id, zh, renderings }: ConceptEntry): CheckedTerm {
  const all = renderings.map(({ id, en, status, usage, supersededBy }) => ({ id, en, status, usage, supersededBy }))
  const isForbidden = ({ usage }: CheckedRendering) => usage === 'deprecated' || usage === 'superseded'
  const accepted = all.filter((one) => one.status === 'accepted' && !isForbidden(one))
  return {
    concept: id,
    zh,
    accepted: accepted.sort((a, b) => Number(b.usage === 'preferred') - Number(a.usage === 'preferred')),
    forbidden: all.filter(isForbidden),
    rejected: all.filter((one) => one.status === 'rejected' && !isForbidden(one)),
  }
}

/** The accepted renderings of a term, the preferred first. */
export const expected = ({ accepted }: CheckedTerm): string[] => accepted.map(({ en }) => en)
