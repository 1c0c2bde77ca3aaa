import type { Dictionary } from '../../glossaries/lexicons/cedict.ts'
import { isEnglishStopWord } from '../../glossaries/lexicons/stopWords.ts'
import { nameMatcher } from '../../language/pinyin.ts'
import { type Corpus, occurrencesByType } from './corpus.ts'

const THRESHOLD = 0.75
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
    /^[a-z][a-z'.-]+$/.test(word) && !isEnglishStopWord(word) ? 1 : 0,
  )
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
    const matchers = word
      .split(SEPARATOR)
      .map((part) => nameMatcher([...part].map((character) => dictionary.readings(character).map(([first]) => first))))
    for (let n = starts[f]; n < Math.min(starts[f + 1], starts[f] + MOST_PAIRS); n++) {
      const p = pairAt(zh.starts, positions[n])
      for (let at = en.starts[p]; at < en.starts[p + 1]; at++) {
        const e = en.tokens[at]
        if (!mayBeName[e] || compared[e] === f) continue
        compared[e] = f
        const english = en.vocabulary.words[e]
        const threshold = english.length < SHORT ? 1 : THRESHOLD
        for (const similarityOf of matchers) {
          const similarity = similarityOf(english, threshold)
          if (similarity >= threshold) found(e, similarity)
        }
      }
    }
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
