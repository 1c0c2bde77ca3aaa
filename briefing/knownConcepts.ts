import { foldChinese } from '../language/chineseText.ts'
import { stem } from '../language/stem.ts'
import { TermTrie } from '../language/termTrie.ts'
import type { ConceptEntry, Rendering } from '../model/term.ts'

/** A concept of the termbase as a brief shows it. */
export interface KnownConcept {
  readonly id: string
  readonly zh: string
  /** Accepted renderings that may be used, the preferred one first. */
  readonly en: readonly string[]
  /** Deprecated and superseded ones. */
  readonly former: readonly string[]
  /** Renderings that a program proposed and nobody decided on, best first. */
  readonly proposed: readonly string[]
  readonly note?: string
  /** When somebody last decided on one of them (ISO 8601), where somebody did. */
  readonly decidedAt?: string
}

/** The concepts of a termbase, ready to be found in a text of either language. */
export interface KnownConcepts {
  /** By simplified Chinese without quotation marks and spaces. */
  readonly chinese: TermTrie<KnownConcept>
  readonly byForm: ReadonlyMap<string, KnownConcept>
  /** By the stems of an English rendering, joined by spaces. */
  readonly byEnglish: ReadonlyMap<string, KnownConcept>
  /** Stems of the longest of these. */
  readonly longestEnglish: number
}

/** Takes what a brief needs out of concept entries; occurrences are let go. */
export async function knownConcepts(
  entries: AsyncIterable<ConceptEntry> | Iterable<ConceptEntry>,
  simplify: (text: string) => string,
): Promise<KnownConcepts> {
  const byForm = new Map<string, KnownConcept>()
  const byEnglish = new Map<string, KnownConcept>()
  let longestEnglish = 0
  for await (const entry of entries) {
    const concept = knownConcept(entry)
    for (const variant of [entry.zh, ...entry.variants]) {
      const form = foldChinese(variant, simplify).text
      const other = byForm.get(form)
      // Of homonyms the one that people decided on.
      if (form && (!other || (!other.en.length && concept.en.length))) byForm.set(form, concept)
    }
    for (const en of [...concept.en, ...concept.former]) {
      const stems = englishStems(en)
      if (!stems.length || byEnglish.has(stems.join(' '))) continue
      byEnglish.set(stems.join(' '), concept)
      longestEnglish = Math.max(longestEnglish, stems.length)
    }
  }
  const chinese = new TermTrie<KnownConcept>()
  for (const [form, concept] of byForm) chinese.add(form, concept)
  return { chinese, byForm, byEnglish, longestEnglish }
}

/** Stems of the words of an English wording, without a leading article. */
export function englishStems(text: string): string[] {
  const words =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  return words.slice(/^(?:the|an?)$/.test(words[0] ?? '') ? 1 : 0).map(stem)
}

const isFormer = ({ usage }: Rendering) => usage === 'deprecated' || usage === 'superseded'

/** Preferred, unmarked, admitted. */
const rank = ({ usage }: Rendering) => (usage === 'preferred' ? 0 : usage === 'admitted' ? 2 : 1)

function knownConcept({ id, zh, note, renderings }: ConceptEntry): KnownConcept {
  const accepted = renderings.filter((one) => one.status === 'accepted' && !isFormer(one))
  const decidedAt = renderings
    .flatMap(({ decided }) => decided?.at ?? [])
    .sort()
    .at(-1)
  const words = (list: readonly Rendering[]) => [...new Set(list.map(({ en }) => en))]
  return {
    ...{ id, zh, en: words(accepted.toSorted((a, b) => rank(a) - rank(b))) },
    former: words(renderings.filter((one) => one.status !== 'rejected' && isFormer(one))),
    proposed: words(
      renderings.filter((one) => (one.status === 'proposed' || one.status === 'undecided') && !isFormer(one)),
    ),
    ...(note && { note }),
    ...(decidedAt && { decidedAt }),
  }
}
