import type { Gloss } from '../../glossaries/lexicons/cedict.ts'
import { normaliseToken } from './corpus.ts'

/** Known translations beside the dictionary: Chinese terms, normalised, and the words of their renderings. */
export type TermLexicon = ReadonlyMap<string, readonly Gloss[]>

/** A lexicon of term pairs as people write them. Where both stand in a sentence pair, their words are linked. */
export const lexiconOf = (pairs: Iterable<{ readonly zh: string; readonly en: string }>): TermLexicon => {
  const lexicon = new Map<string, Gloss[]>()
  for (const { zh, en } of pairs) {
    const term = normaliseToken(zh.replace(/\s+/g, ''))
    const renderings = renderingsOf(en.normalize('NFKC').toLowerCase().replaceAll('’', "'"))
    if (term !== '' && renderings.length > 0) lexicon.set(term, [...(lexicon.get(term) ?? []), ...renderings])
  }
  return lexicon
}

/** The words, as tokenisers may cut them: hyphens within words or as tokens, the possessive apart. */
const renderingsOf = (english: string): Gloss[] => {
  const apart = english.match(/[\p{L}\p{N}]+|'s\b|-/gu) ?? []
  const whole = english.match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*|'s\b/gu) ?? []
  return [apart, ...(apart.length === whole.length ? [] : [whole])].filter((words) => words.length > 0)
}
