import type { Span } from '../model/term.ts'
import type { Token } from '../model/token.ts'
import { isAroundTerms } from './quotationMarks.ts'
import { isHan } from './script.ts'

/** A Chinese text as terms are looked for in it, with the way back to the offsets of the original. */
export interface FoldedText {
  /** Simplified, half width, lower case, without white space and quotation marks. */
  readonly text: string
  /** Offset in the original of each code unit of `text`, and of its end. */
  readonly offsets: readonly number[]
}

/** Folds a Chinese text so that the forms of one term (traditional, quoted, full width) are equal. */
export function foldChinese(original: string, simplify: (text: string) => string): FoldedText {
  const simplified = simplify(original)
  const offsets: number[] = []
  let text = ''
  for (let i = 0; i < simplified.length; i++) {
    const character = simplified[i]
    if (!isHan(simplified.charCodeAt(i)) && isAroundTerms(character)) continue
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

/** Characters that, after a word, make another one of it. */
const SUFFIX = /[人者家员观性化学派]/

/** The words of a text, to tell a term from characters that happen to stand together. */
export class WordEdges {
  /** By offset: the number of the token there, -1 for none. */
  readonly #token: Int32Array

  readonly #text: string

  constructor(tokens: readonly Token[], text: string) {
    this.#text = text
    this.#token = new Int32Array(text.length + 2).fill(-1)
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

  /** Whether a suffix follows right after a span, which makes another word of it: 发展 in 发展观, 共产党 in 共产党人. */
  isStem({ end }: Span): boolean {
    if (!SUFFIX.test(this.#text[end] ?? '')) return false
    // A suffix is a word by itself, or ends the word that the span ends in.
    const token = this.#token[end]
    return this.#token[end + 1] !== token || token < 0
  }

  #cuts(offset: number): boolean {
    return offset > 0 && this.#token[offset] >= 0 && this.#token[offset] === this.#token[offset - 1]
  }
}
