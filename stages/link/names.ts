import type { Dictionary } from '../../glossaries/lexicons/cedict.ts'
import { ForeignNames } from '../../glossaries/lexicons/foreignNames.ts'
import { isEnglishStopWord } from '../../glossaries/lexicons/stopWords.ts'
import { nameMatcher } from '../../language/pinyin.ts'
import { plainLetters } from '../../language/plainLetters.ts'
import { type Corpus, occurrencesByType } from './corpus.ts'

/** Sounds this much alike are a name. */
const THRESHOLD = 0.75
/**
 * Less alike, down to this, they are one where the characters are known to stand for such letters: two names that have
 * nothing to do with each other reach this likeness as seldom as the threshold above, one pair in 500, but of true
 * ones five in six do, not three (`training/transliterations.ts` prints it).
 */
const LEAST_ALIKE = 0.5
const LEAST_LIKENESS = 13.4
/** Shorter English words resemble too much by chance: only the exact pinyin counts. */
const SHORT = 4
/** A name is compared with the words of this many of its sentence pairs. */
const MOST_PAIRS = 20
/** Between the parts of a foreign name. */
const SEPARATOR = /[·-]+/
const HAN_NAME = /^\p{Script=Han}[\p{Script=Han}·-]*$/u

/**
 * Finds English words that may write a Chinese name: of words that the dictionary has as names or not at all,
 * compared with the words of the sentence pairs they stand in; of single characters by their exact pinyin.
 */
export const findNames = (corpus: Corpus, dictionary: Dictionary) => {
  const { zh, en } = corpus
  const { starts, positions } = occurrencesByType(zh.tokens, zh.vocabulary.size)
  const mayBeName = Uint8Array.from(en.vocabulary.words, (word) =>
    /^\p{Ll}[\p{Ll}'.-]+$/u.test(word) && !isEnglishStopWord(word) ? 1 : 0,
  )
  const foreign = new ForeignNames(dictionary)
  const compared = new Int32Array(en.vocabulary.size).fill(-1)
  return (f: number, found: (e: number, similarity: number) => void): void => {
    const word = zh.vocabulary.words[f]
    if (!HAN_NAME.test(word)) return
    if (word.length === 1) {
      for (const [syllable] of dictionary.readings(word)) {
        const e = en.vocabulary.find(syllable)
        if (e >= 0 && mayBeName[e]) found(e, 1)
      }
      return
    }
    if (dictionary.has(word) && !dictionary.isProperNoun(word)) return
    const matchers = word.split(SEPARATOR).map((part) => writerOf(part, dictionary, foreign))
    for (let n = starts[f]; n < Math.min(starts[f + 1], starts[f] + MOST_PAIRS); n++) {
      const p = pairAt(zh.starts, positions[n])
      for (let at = en.starts[p]; at < en.starts[p + 1]; at++) {
        const e = en.tokens[at]
        if (!mayBeName[e] || compared[e] === f) continue
        compared[e] = f
        const english = en.vocabulary.words[e]
        for (const similarityOf of matchers) {
          const similarity = similarityOf(english)
          if (similarity > 0) found(e, similarity)
        }
      }
    }
  }
}

/** How well an English word writes a name, or one part of a foreign one; 0 where it does not. */
function writerOf(name: string, dictionary: Dictionary, foreign: ForeignNames): (word: string) => number {
  const readings = [...name].map((character) => dictionary.readings(character).map(([first]) => first))
  const soundsLike = nameMatcher(readings)
  return (word) => {
    const letters = plainLetters(word)
    if (letters.length < SHORT) return soundsLike(letters, 1) === 1 ? 1 : 0
    const similarity = soundsLike(letters, LEAST_ALIKE)
    if (similarity >= THRESHOLD) return similarity
    if (similarity < LEAST_ALIKE) return 0
    return foreign.likeness(name, letters) >= LEAST_LIKENESS ? THRESHOLD : 0
  }
}

/** The pair whose tokens include a position: binary search in the starts. */
const pairAt = (starts: Int32Array, position: number): number => {
  let low = 0
  let high = starts.length - 1
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (starts[middle] <= position) low = middle
    else high = middle
  }
  return low
}
