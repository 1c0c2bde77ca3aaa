import { EMPTY_ENGLISH_CLASSES } from '../../language/wordClasses.ts'
import { wholeRenderingPattern } from './patterns.ts'

/** What is asked of an English span whatever Chinese span stands beside it. */
export interface Phrase {
  /** Stems joined by spaces. */
  readonly stems: string
  /** `wholePattern` */
  readonly pattern: string | undefined
  /** Its content words, by token number. */
  readonly content: readonly number[]
}

/** The spans of one English sentence. Several Chinese spans propose the same one: what it needs is worked out once. */
export class Phrases {
  readonly #stems: readonly string[]
  readonly #classes: readonly string[]
  /** By first token, then by length. */
  readonly #known: Phrase[][]

  constructor(stems: readonly string[], classes: readonly string[]) {
    this.#stems = stems
    this.#classes = classes
    this.#known = stems.map(() => [])
  }

  /** The tokens [start, end), at least one. */
  at(start: number, end: number): Phrase {
    const sameStart = this.#known[start]
    sameStart[end - start] ??= this.#phrase(start, end)
    return sameStart[end - start]
  }

  #phrase(start: number, end: number): Phrase {
    const content: number[] = []
    for (let j = start; j < end; j++) if (!EMPTY_ENGLISH_CLASSES.has(this.#classes[j])) content.push(j)
    return {
      stems: this.#stems.slice(start, end).join(' '),
      pattern: wholeRenderingPattern(this.#classes, start, end),
      content,
    }
  }
}
