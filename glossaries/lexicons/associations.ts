import { stem } from '../../language/stem.ts'
import type { HeadwordEntry } from './cedictSource.ts'
import { isEnglishStopWord } from './stopWords.ts'

/** An English stem that goes with a Chinese character, and the share of the character's words that it goes with. */
export interface Association {
  readonly stem: string
  /** 0..1 */
  readonly share: number
}

/** Longer headwords are sayings and names: their glosses say little of their characters. */
const LONGEST_HEADWORD = 4
/** Longer glosses explain. */
const LONGEST_GLOSS = 3
const MOST = 40
const LEAST_SHARE = 0.01
/** How much more often than in the whole dictionary a stem must stand with a character. */
const LEAST_LIFT = 5

/**
 * Takes the dictionary for a bitext of headwords and glosses, and counts which English stems the words with a
 * character share: 跌 goes with fall, drop, tumble and decline, although its own glosses are stumble and fall.
 * This reaches translations that are in no gloss of a word, and words that are in no dictionary.
 *
 * @returns associations by character, strongest first
 */
export const associationsOf = (entries: readonly HeadwordEntry[]): ReadonlyMap<string, readonly Association[]> => {
  const wordsWith = new Map<string, number>()
  const stemsWith = new Map<string, Map<string, number>>()
  const stems = new Map<string, number>()
  let words = 0
  for (const { word, glosses, simplified } of entries) {
    const characters = new Set(word)
    if (!simplified || characters.size < 2 || word.length > LONGEST_HEADWORD) continue
    const meant = contentStems(glosses)
    if (meant.size === 0) continue
    words++
    for (const s of meant) increase(stems, s)
    for (const character of characters) {
      increase(wordsWith, character)
      const counts = stemsWith.get(character) ?? new Map<string, number>()
      stemsWith.set(character, counts)
      for (const s of meant) increase(counts, s)
    }
  }
  const associations = new Map<string, readonly Association[]>()
  for (const [character, counts] of stemsWith) {
    const total = wordsWith.get(character)!
    const strong: Association[] = []
    for (const [s, count] of counts) {
      // Three words more in the divisor: rare characters prove less.
      const share = count / (total + 3)
      const lift = count / total / (stems.get(s)! / words)
      if (count >= 2 && share > LEAST_SHARE && lift > LEAST_LIFT) strong.push({ stem: s, share })
    }
    strong.sort((a, b) => b.share - a.share || (a.stem < b.stem ? -1 : 1))
    if (strong.length > 0) associations.set(character, strong.slice(0, MOST))
  }
  return associations
}

const contentStems = (glosses: HeadwordEntry['glosses']): ReadonlySet<string> => {
  const stems = new Set<string>()
  for (const gloss of glosses) {
    const content = gloss.filter((word) => !isEnglishStopWord(word) && /^[a-z]/.test(word))
    if (content.length <= LONGEST_GLOSS) for (const word of content) stems.add(stem(word))
  }
  return stems
}

const increase = (counts: Map<string, number>, key: string): void => {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}
