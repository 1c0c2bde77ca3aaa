import { plainTerm } from '../files/lineText.ts'
import type { CitedEntry, CitedRendering, Glossary } from '../model/glossary.ts'
import type { Usage } from '../model/term.ts'
import { formsOf } from './forms.ts'

/** Rank of a rendering by its usage; what is not ranked is not to be used any more. */
const usageRank: Readonly<Partial<Record<Usage | 'unset', number>>> = { preferred: 0, unset: 1, admitted: 2 }

/** Whether a rendering may still be used: it is neither deprecated nor superseded. */
export function isUsable({ usage }: CitedRendering): boolean {
  return usageRank[usage ?? 'unset'] !== undefined
}

/** The renderings, preferred ones first, admitted ones after those without a mark, deprecated and superseded ones last. */
export function preferredFirst(renderings: readonly CitedRendering[]): CitedRendering[] {
  const rank = ({ usage }: CitedRendering) => usageRank[usage ?? 'unset'] ?? 3
  return [...renderings].sort((a, b) => rank(a) - rank(b))
}

/** The concept with the renderings that may be used, preferred first: many tools show every term as a good one. */
export function usablePart(entry: CitedEntry): CitedEntry {
  return { ...entry, renderings: preferredFirst(entry.renderings.filter(isUsable)) }
}

/** The concepts that have renderings which may be used, with these alone. */
export async function* usableConcepts(glossary: Glossary): AsyncIterable<CitedEntry> {
  for await (const entry of glossary.concepts()) {
    const part = usablePart(entry)
    if (part.renderings.length > 0) yield part
  }
}

/** Longest term, in bytes of UTF-8, that machine translation services take. */
const longestTerm = 1024

/**
 * One rendering a Chinese form, as machine translation takes it: the preferred or best one. A source may stand only once:
 * a headword counts before another concept's variant. What is empty or too long is left out.
 */
export async function* oneToOne(glossary: Glossary): AsyncIterable<readonly [zh: string, en: string]> {
  const headwords = new Set<string>()
  for await (const { zh } of usableConcepts(glossary)) headwords.add(plainTerm(zh))
  const seen = new Set<string>()
  const fits = (term: string) => term !== '' && Buffer.byteLength(term) <= longestTerm
  for await (const entry of usableConcepts(glossary)) {
    const target = entry.renderings.map(({ en }) => plainTerm(en)).find(fits)
    if (target === undefined) continue
    for (const [i, { text }] of formsOf(entry).entries()) {
      const source = plainTerm(text)
      if (!fits(source) || seen.has(source) || (i > 0 && headwords.has(source))) continue
      seen.add(source)
      yield [source, target]
    }
  }
}
