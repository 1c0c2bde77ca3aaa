import { functionWordRenderings } from '../../glossaries/lexicons/functionWords.ts'
import { isEnglishStopWord } from '../../glossaries/lexicons/stopWords.ts'
import type { Corpus } from './corpus.ts'

/**
 * Classes that tell how links move on. For a generated token: content word 0, function word 1, punctuation 2.
 * For the token it comes from: how many tokens it may give. An English one has the class of its kind; a Chinese
 * content word that of its length in characters less one, up to 3: 联合国安理会 gives more English words than 说.
 */
export interface WordClasses {
  /** By type, as generated tokens. */
  readonly zhStep: Uint8Array
  readonly enStep: Uint8Array
  /** By type, as tokens that others come from. */
  readonly zhState: Uint8Array
  readonly enState: Uint8Array
}

const CONTENT = 0
const FUNCTION = 1
const PUNCTUATION = 2
const LONGEST = 4

/** The classes of a corpus's types. */
export const wordClassesOf = ({ zh, en }: Corpus): WordClasses => {
  const kindsOf = (words: readonly string[], isFunctionWord: (word: string) => boolean) =>
    Uint8Array.from(words, (word) =>
      /[\p{L}\p{N}]/u.test(word) ? (isFunctionWord(word) ? FUNCTION : CONTENT) : PUNCTUATION,
    )
  const zhStep = kindsOf(zh.vocabulary.words, (word) => functionWordRenderings(word) !== undefined)
  const enStep = kindsOf(en.vocabulary.words, isEnglishStopWord)
  const zhState = zhStep.map((kind, f) => (kind === CONTENT ? Math.min(LONGEST, zh.vocabulary.words[f].length) - 1 : 0))
  return { zhStep, enStep, zhState, enState: enStep }
}
