import { openDictionary } from '../glossaries/lexicons/cedict.ts'
import { chineseFrequency } from '../glossaries/lexicons/chineseFrequencies.ts'
import { winkAnalyser } from '../language/english.ts'
import { simplify } from '../language/fold.ts'
import type { UsageKnowledge } from './variation.ts'

/** Characters of a Chinese word that may be one of everyday language. */
const SHORT = 2
/** It stands so often in 60 million words, 50 times in a million: 努力, 基础, 实际, but not 主权, 会谈, 中方. */
const COMMON = 3000

/** What tagger, dictionary and frequencies tell of how words are used. */
export function usageKnowledge(): UsageKnowledge {
  const analyse = winkAnalyser()
  const dictionary = openDictionary()
  return {
    // A participle is an adjective: developing countries.
    isAction: (english) => {
      const phrase = english.replace(/^(?:to|should) /i, '')
      return !/^\S+ing\b/i.test(phrase) && analyse(phrase).at(0)?.pos === 'VERB'
    },
    isEverydayWord: (zh) => {
      const word = simplify(zh)
      return word.length <= SHORT && chineseFrequency(word) >= COMMON && !dictionary.isProperNoun(word)
    },
  }
}
