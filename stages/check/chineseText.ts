import type { Span } from '../../model/term.ts'
import type { Token } from '../../model/token.ts'

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
    if (IGNORED.test(simplified[i])) continue
    // Only what stays one code unit: a form such as ㈱ would move all offsets after it.
    const folded = simplified[i].normalize('NFKC').toLowerCase()
    text += folded.length === 1 ? folded : simplified[i]
    offsets.push(i)
  }
  offsets.push(simplified.length)
  return { text, offsets }
}

/** Where the words of a text begin and end, to tell a term from characters that happen to stand together. */
export class WordEdges {
  /** By offset: the token that goes across it; -1 at the edge of a token. */
  readonly #across: Int32Array

  constructor(tokens: readonly Token[], length: number) {
    this.#across = new Int32Array(length + 1).fill(-1)
    for (const [number, { start, end }] of tokens.entries())
      for (let offset = start + 1; offset < end; offset++) this.#across[offset] = number
  }

  /**
   * Whether a span is made of whole words. A long span may also cut a word that the segmenter has joined wrongly
   * (which it does less often than a long term stands somewhere by chance), but not lie within a single word.
   */
  isWords({ start, end }: Span): boolean {
    const [before, after] = [this.#across[start], this.#across[end]]
    if (before < 0 && after < 0) return true
    return end - start >= LONG && before !== after
  }
}

/** Characters of a term that hardly stands anywhere by chance. */
const LONG = 4
