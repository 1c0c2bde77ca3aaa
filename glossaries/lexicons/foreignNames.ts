import { nameMatcher } from '../../language/pinyin.ts'
import { plainLetters } from '../../language/plainLetters.ts'
import type { Dictionary } from './cedict.ts'
import { openTransliterations, type Transliterations } from './transliterations.ts'

/** What likeness of sound, 0..1, is worth beside the logarithm of a likelihood. */
export const SOUNDS_WORTH = 20
/** Sounds less alike are none of a name. */
const LEAST_ALIKE = 0.5
/** Of pairs of names that have nothing to do with each other not one in 2,000 is that alike, of true ones about three in four. */
const SURE = 17
/** What a character of a name must add to its likeness; so much more, and a neighbour would be one. */
const EARNED = 4
/** Shorter words are like too many. */
const SHORT = 4
const CAPITALISED = /^\p{Lu}\p{Ll}[\p{L}'’]*$/u
const HAN = /^\p{Script=Han}+$/u
const JOINER = /[·•‧]/
/** Longest name of a person or place, in its parts. */
const MOST_CHARACTERS = 8
/** Answers kept. */
const MOST_KEPT = 100_000

/** A stretch of Chinese characters beside an English word, as the parts of foreign names. */
export class ForeignNames {
  readonly #dictionary: Dictionary
  readonly #transliterations: () => Transliterations
  readonly #known = new Map<string, number>()

  constructor(dictionary: Dictionary, transliterations = openTransliterations) {
    this.#dictionary = dictionary
    this.#transliterations = transliterations
  }

  /**
   * How well an English word writes the name that these characters imitate: natural logarithm of a likelihood ratio and
   * likeness of sound together; `training/transliterations.ts` prints what it tells apart. Negative infinity where nothing
   * is alike.
   */
  likeness(zh: string, word: string): number {
    const key = `${zh} ${word}`
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const readings = [...zh].map((character) => this.#dictionary.readings(character).map(([first]) => first))
    const letters = plainLetters(word)
    const alike = nameMatcher(readings)(letters, LEAST_ALIKE)
    const likeness =
      alike < LEAST_ALIKE
        ? Number.NEGATIVE_INFINITY
        : SOUNDS_WORTH * alike +
          this.#transliterations().likelihood(
            zh,
            readings.map(([first]) => first ?? ''),
            letters,
          )
    if (this.#known.size >= MOST_KEPT) this.#known.clear()
    this.#known.set(key, likeness)
    return likeness
  }

  /**
   * Whether English words are beyond doubt the foreign name that some Chinese writes: word by word for the parts between
   * points (安格拉·默克尔, Angela Merkel). A piece of a longer name, or a name with a character too many, is none.
   * @param zh in simplified characters
   * @param before the character before it in the sentence, and `after` the one behind it; empty at its ends
   */
  isRendering(zh: string, words: readonly string[], before: string, after: string): boolean {
    const parts = zh.split(JOINER)
    if (parts.length !== words.length || JOINER.test(before) || JOINER.test(after)) return false
    if (this.#dictionary.has(zh) && !this.#dictionary.isProperNoun(zh)) return false
    return parts.every((part, n) => {
      if (part.length < 2 || part.length > MOST_CHARACTERS || !HAN.test(part)) return false
      if (words[n].length < SHORT || !CAPITALISED.test(words[n])) return false
      const likeness = this.likeness(part, words[n])
      if (likeness < SURE) return false
      const longer = [...(n === 0 ? [before + part] : []), ...(n === parts.length - 1 ? [part + after] : [])]
      return (
        shorter(part).every((one) => likeness >= this.likeness(one, words[n]) + EARNED * (part.length - one.length)) &&
        longer.every((one) => one === part || !HAN.test(one) || this.likeness(one, words[n]) < likeness + EARNED)
      )
    })
  }
}

/** What is left of a name without some characters at its beginning or at its end, two of them at least. */
const shorter = (name: string): string[] =>
  Array.from({ length: name.length - 2 }, (_, n) => [name.slice(n + 1), name.slice(0, -n - 1)]).flat()
