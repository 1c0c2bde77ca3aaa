import type { LinkedUnit } from '../../model/token.ts'

/** Chinese has no articles: a link to one is chance, and would pull the edge of a rendering towards it. */
const ARTICLE = /^(the|an?)$/

const isArticle = ({ norm, pos }: LinkedUnit['en'][number]) => ARTICLE.test(norm) && pos !== 'PROPN'

/** Link posteriors of one unit as a dense matrix with running sums, so that any block costs four look-ups. */
export class LinkPosteriors {
  readonly rows: number
  readonly columns: number
  /** Mass of all Chinese tokens with the English tokens before j, for j up to the number of columns. */
  readonly all: Float64Array
  /** #sums[i][j] = mass of rows < i and columns < j, with one more row and column than values. */
  readonly #sums: Float64Array

  constructor(unit: LinkedUnit) {
    this.rows = unit.zh.length
    this.columns = unit.en.length
    const values = new Float64Array(this.rows * this.columns)
    for (const link of unit.links)
      if (!isArticle(unit.en[link.en])) values[link.zh * this.columns + link.en] = link.probability
    const width = this.columns + 1
    this.#sums = new Float64Array((this.rows + 1) * width)
    for (let i = 0; i < this.rows; i++) {
      let row = 0
      for (let j = 0; j < this.columns; j++) {
        row += values[i * this.columns + j]
        this.#sums[(i + 1) * width + j + 1] = this.#sums[i * width + j + 1] + row
      }
    }
    this.all = this.massUpTo(0, this.rows)
  }

  /** Mass of Chinese tokens [from, to) with the English tokens before j, for j up to the number of columns. */
  massUpTo(from: number, to: number): Float64Array {
    const width = this.columns + 1
    const mass = new Float64Array(width)
    for (let j = 0; j < width; j++) mass[j] = this.#sums[to * width + j] - this.#sums[from * width + j]
    return mass
  }

  /** Mass of Chinese tokens [from, to) with English tokens [start, end). */
  block(from: number, to: number, start: number, end: number): number {
    const width = this.columns + 1
    const s = this.#sums
    return s[to * width + end] - s[from * width + end] - s[to * width + start] + s[from * width + start]
  }
}
