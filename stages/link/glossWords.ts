import type { Dictionary, NumberedGloss } from '../../glossaries/lexicons/cedict.ts'
import { ENGLISH_STOP_WORDS } from '../../glossaries/lexicons/stopWords.ts'
import { stem } from '../../language/stem.ts'
import { occurrencesByType, type Vocabulary } from './corpus.ts'
import type { TermLexicon } from './lexicon.ts'

/**
 * English words by number: those of the dictionary as it numbers them, after them those that only the corpus or the
 * lexicon has. What is asked of a word is looked up once, so that its many glosses are weighed without its letters.
 */
export class GlossWords {
  /** By word: the English type of the corpus that it is, -1 where the corpus lacks it. */
  readonly type: Int32Array
  /** By word: its stem, a word too. */
  readonly stem: Int32Array
  /** By word: 1 for a function word. */
  readonly isStop: Uint8Array
  /** By English type: its stem. */
  readonly stemOfType: Int32Array
  /** The glosses of the lexicon's terms. */
  readonly lexicon: ReadonlyMap<string, readonly NumberedGloss[]>
  /** English types by stem, ascending. */
  readonly #byStem: ReturnType<typeof occurrencesByType>

  constructor(english: Vocabulary, dictionary: Dictionary, lexicon: TermLexicon) {
    const known = dictionary.words
    const others = new Map<string, number>()
    const numberOf = (word: string): number => {
      const number = known.find(word)
      if (number >= 0) return number
      const other = others.get(word) ?? known.size + others.size
      others.set(word, other)
      return other
    }
    const stopWords = [...ENGLISH_STOP_WORDS].map(numberOf)
    const types = english.words.map(numberOf)
    this.lexicon = new Map([...lexicon].map(([term, glosses]) => [term, glosses.map((gloss) => gloss.map(numberOf))]))
    // Stems are words and have stems themselves: the map grows while it is read.
    const stems: number[] = []
    for (const word of others.keys()) stems.push(numberOf(stem(word)))

    const size = known.size + others.size
    this.stem = new Int32Array(size)
    this.stem.set(dictionary.stems)
    this.stem.set(stems, known.size)
    this.type = new Int32Array(size).fill(-1)
    types.forEach((word, e) => {
      this.type[word] = e
    })
    this.isStop = new Uint8Array(size)
    for (const word of stopWords) this.isStop[word] = 1
    this.stemOfType = Int32Array.from(types, (word) => this.stem[word])
    this.#byStem = occurrencesByType(this.stemOfType, size)
  }

  /** Number of words, and of stems. */
  get size(): number {
    return this.type.length
  }

  /** True where an English type has the stem. */
  hasStem(s: number): boolean {
    return this.#byStem.starts[s] < this.#byStem.starts[s + 1]
  }

  /** Visits the English types of a stem, ascending. */
  forEachType(s: number, visit: (type: number) => void): void {
    const { starts, positions } = this.#byStem
    for (let n = starts[s]; n < starts[s + 1]; n++) visit(positions[n])
  }
}
