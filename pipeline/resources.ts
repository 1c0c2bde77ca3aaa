import { openDictionary } from '../glossaries/lexicons/cedict.ts'
import { chineseFrequency } from '../glossaries/lexicons/chineseFrequencies.ts'
import { englishFrequency, isUsuallyLowerCase } from '../glossaries/lexicons/englishFrequencies.ts'
import { ForeignNames } from '../glossaries/lexicons/foreignNames.ts'
import { formulationCount } from '../glossaries/lexicons/formulations.ts'
import { type EnglishAnalyser, winkAnalyser } from '../language/english.ts'
import { simplify } from '../language/fold.ts'
import { jiebaSegmenter, type Segmenter, startJieba } from '../language/segmenter.ts'
import { type ReadingsOf, spellingsOfSyllable } from '../language/spelledNames.ts'
import { stem } from '../language/stem.ts'
import type { TermhoodResources } from '../stages/candidates/termhoodFeatures.ts'
import type { EquivalenceResources } from '../stages/pair/context.ts'

/** The knowledge of the two languages that stages are given. Opened lazily: what is not asked is not loaded. */
export interface Resources {
  readonly segmenter: Segmenter
  readonly analyseEnglish: EnglishAnalyser
  readonly simplify: (text: string) => string
  readonly stem: (word: string) => string
  readonly isWord: (text: string) => boolean
  /** How a character may be spelled in names. */
  readonly spellingsOf: ReadingsOf
  /** Whether English words write out the foreign name that some Chinese has: see ForeignNames. */
  readonly isForeignName: (zh: string, words: readonly string[], before: string, after: string) => boolean
  /** Whether an English word, in lower case, is usually written so. */
  readonly isLowerCase: (word: string) => boolean
  readonly termhood: TermhoodResources
  readonly equivalence: EquivalenceResources
  /** Opens now what would be opened at first use, while jieba's dictionary loads in its thread. */
  readonly warm: () => void
}

/** Everything as it ships: jieba, wink, CC-CEDICT, and the frequency tables. */
export function openResources(): Resources {
  const dictionary = openDictionary()
  const foreignNames = new ForeignNames(dictionary)
  const isWord = (text: string) => dictionary.has(text)
  const glossesOf = memoised(
    (key: string): ReadonlySet<string> => new Set(dictionary.glosses(key).map((gloss) => gloss.map(stem).join(' '))),
  )
  return {
    segmenter: jiebaSegmenter(),
    analyseEnglish: winkAnalyser(),
    simplify,
    stem,
    isWord,
    spellingsOf: memoised((character) =>
      dictionary.readings(character).flatMap(([first]) => spellingsOfSyllable(first)),
    ),
    isForeignName: (...asked) => foreignNames.isRendering(...asked),
    isLowerCase: isUsuallyLowerCase,
    termhood: {
      isWord,
      isName: (text) => dictionary.isProperNoun(text),
      frequency: memoised(chineseFrequency),
      formulation: formulationCount,
    },
    equivalence: {
      isGloss: (key, stems) => glossesOf(key).has(stems),
      frequency: englishFrequency,
    },
    warm: () => {
      startJieba()
      winkAnalyser()('.')
      chineseFrequency('一')
      formulationCount('一一')
      englishFrequency('a')
    },
  }
}

/** Answers of a pure function kept; a Map of a few ten thousand words is far cheaper than asking again. */
function memoised<Answer>(ask: (word: string) => Answer): (word: string) => Answer {
  const answers = new Map<string, Answer>()
  return (word) => {
    if (answers.has(word)) return answers.get(word) as Answer
    if (answers.size > 500_000) answers.clear()
    const answer = ask(word)
    answers.set(word, answer)
    return answer
  }
}
