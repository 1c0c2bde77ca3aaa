import type { Dictionary } from '../../glossaries/lexicons/cedict.ts'
import { pinyinOf, spellingsOfSyllable } from '../../language/spelledNames.ts'
import type { Add } from './cells.ts'
import type { Corpus } from './corpus.ts'

/** Probability, at least, that a name is rendered by the words that spell it as a whole. */
const SPELLED = 0.6
/** Surname and given name, of one or two characters each, written as two words or, with a hyphen, as four tokens. */
const NAME = /^\p{Script=Han}{2,4}$/u
const MOST_WORDS = 4
/** More spellings of a word are not tried. */
const MOST_SPELLINGS = 16

/**
 * Finds words of several syllables that English words beside each other spell together: 何远航, He Yuanhang. One by one
 * these words may be anything (he); together they can be nothing else.
 */
export class SpelledWordFinder {
  readonly #corpus: Corpus
  readonly #letters: readonly string[]
  /** By Chinese type; none for words that are no names. */
  readonly #spellings: readonly (ReadonlySet<string> | undefined)[]

  constructor(corpus: Corpus, dictionary: Dictionary) {
    this.#corpus = corpus
    this.#letters = corpus.en.vocabulary.words.map(pinyinOf)
    this.#spellings = corpus.zh.vocabulary.words.map((word) =>
      NAME.test(word) && (!dictionary.has(word) || dictionary.isProperNoun(word))
        ? spellingsOf(word, dictionary)
        : undefined,
    )
  }

  find(p: number, add: Add): void {
    const { zh, en } = this.#corpus
    for (let at = zh.starts[p]; at < zh.starts[p + 1]; at++) {
      const spellings = this.#spellings[zh.tokens[at]]
      if (!spellings?.size) continue
      for (let from = en.starts[p]; from < en.starts[p + 1]; from++) {
        let letters = ''
        for (let to = from + 1; to <= Math.min(en.starts[p + 1], from + MOST_WORDS); to++) {
          letters += this.#letters[en.tokens[to - 1]]
          if (!spellings.has(letters)) continue
          for (let j = from; j < to; j++) add(at - zh.starts[p], j - en.starts[p], SPELLED)
          break
        }
      }
    }
  }
}

function spellingsOf(word: string, dictionary: Dictionary): Set<string> {
  let spellings = ['']
  for (const character of word) {
    const syllables = [...new Set(dictionary.readings(character).flatMap(([first]) => spellingsOfSyllable(first)))]
    const several = spellings.length * syllables.length <= MOST_SPELLINGS ? syllables : syllables.slice(0, 1)
    spellings = several.flatMap((syllable) => spellings.map((start) => start + syllable))
  }
  return new Set(spellings.filter(Boolean))
}
