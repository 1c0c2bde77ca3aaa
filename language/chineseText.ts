import type { Span } from '../model/term.ts'
import type { Token } from '../model/token.ts'
import { isHan } from './script.ts'

/** A Chinese text as terms are looked for in it, with the way back to the offsets of the original. */
export interface FoldedText {
  /** Simplified, half width, lower case, without white space and quotation marks. */
  readonly text: string
  /** Offset in the original of each code unit of `text`, and of its end. */
  readonly offsets: readonly number[]
}

/** White space and the marks around quoted terms and titles: a term is the same with and without them. */
const IGNORED = /[\s"'“”‘’«»《》〈〉「」『』]/

/** Folds a Chinese text so that the forms of one term (traditional, quoted, full width) are equal. */
export function foldChinese(original: string, simplify: (text: string) => string): FoldedText {
  const simplified = simplify(original)
  const offsets: number[] = []
  let text = ''
  for (let i = 0; i < simplified.length; i++) {
    const character = simplified[i]
    if (!isHan(simplified.charCodeAt(i)) && IGNORED.test(character)) continue
    text += isHan(simplified.charCodeAt(i)) ? character : foldCharacter(character)
    offsets.push(i)
  }
  offsets.push(simplified.length)
  return { text, offsets }
}

/** Half width and lower case, where that is one code unit too: ㈱ would move all offsets after it. */
function foldCharacter(character: string): string {
  const folded = character.normalize('NFKC').toLowerCase()
  return folded.length === 1 ? folded : character
}

/** Characters of a term that hardly stands anywhere by chance. */
const LONG = 4

/** The words of a text, to tell a term from characters that happen to stand together. */
export class WordEdges {
  /** By offset: the number of the token there, -1 for none. */
  readonly #token: Int32Array

  constructor(tokens: readonly Token[], length: number) {
    this.#token = new Int32Array(length + 1).fill(-1)
    for (const [number, { start, end }] of tokens.entries()) this.#token.fill(number, start, end)
  }

  /**
   * Whether a span is made of whole words. A long span may also cut a word that the segmenter has joined wrongly
   * (which it does more often than a long term stands somewhere by chance), but not lie within a single word.
   */
  isWords({ start, end }: Span): boolean {
    if (!this.#cuts(start) && !this.#cuts(end)) return true
    return end - start >= LONG && this.#token[start] !== this.#token[end - 1]
  }

  #cuts(offset: number): boolean {
    return offset > 0 && this.#token[offset] >= 0 && this.#token[offset] === this.#token[offset - 1]
  }
}
