import { termPlaces } from '../checking/termPlaces.ts'
import { stem } from '../language/stem.ts'
import type { TermTrie } from '../language/termTrie.ts'
import type { BriefRun } from '../model/brief.ts'
import type { TokenizedUnit } from '../model/token.ts'
import type { KnownConcept, KnownConcepts } from './knownConcepts.ts'

/** Something that is marked in a sentence: a span in its UTF-16 code units, and what stands over it. */
export interface SentenceMark {
  readonly sentence: number
  readonly start: number
  readonly end: number
  readonly kind?: BriefRun['kind']
  readonly above?: string
}

/** By number of the sentence the marks in it, in text order; none overlap. */
export type Marks = ReadonlyMap<number, readonly SentenceMark[]>

/** Marks of several kinds together: of those that overlap the one of the earlier list, of one list the longer. */
export function merged(...lists: readonly (readonly SentenceMark[])[]): Marks {
  const marks = new Map<number, SentenceMark[]>()
  for (const list of lists) {
    const longestFirst = list.toSorted((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start)
    for (const mark of longestFirst) {
      const taken = marks.get(mark.sentence) ?? []
      if (taken.some(({ start, end }) => start < mark.end && mark.start < end)) continue
      taken.push(mark)
      marks.set(mark.sentence, taken)
    }
  }
  for (const taken of marks.values()) taken.sort((a, b) => a.start - b.start)
  return marks
}

/** The decided terms of Chinese sentences, in text order. */
export function foundInChinese(
  units: readonly TokenizedUnit[],
  trie: TermTrie<KnownConcept>,
  simplify: (text: string) => string,
): (SentenceMark & { readonly concept: KnownConcept })[] {
  return units.flatMap(({ unit, zh }, sentence) =>
    termPlaces(trie, unit.zh, zh, simplify).flatMap(({ term, span }) =>
      term.en.length || term.former.length ? [{ sentence, ...span, concept: term }] : [],
    ),
  )
}

/** The same of English sentences: the longest rendering that stands at a place, in any inflection. */
export function foundInEnglish(
  texts: readonly string[],
  { byEnglish, longestEnglish }: Pick<KnownConcepts, 'byEnglish' | 'longestEnglish'>,
): (SentenceMark & { readonly concept: KnownConcept })[] {
  return texts.flatMap((text, sentence) => {
    const words = [...text.matchAll(/[\p{L}\p{N}]+/gu)].map(({ 0: word, index }) => ({
      key: stem(word.toLowerCase()),
      start: index,
      end: index + word.length,
    }))
    const found: (SentenceMark & { readonly concept: KnownConcept })[] = []
    for (let from = 0; from < words.length; from++) {
      for (let to = Math.min(words.length, from + longestEnglish); to > from; to--) {
        const keys = words.slice(from, to).map(({ key }) => key)
        const concept = byEnglish.get(keys.join(' '))
        if (!concept) continue
        found.push({ sentence, start: words[from].start, end: words[to - 1].end, concept })
        from = to - 1
        break
      }
    }
    return found
  })
}
