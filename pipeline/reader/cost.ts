/** Tokens that a text takes, from few to many: models differ. */
export interface Range {
  readonly least: number
  readonly most: number
}

/** Tokens of a Chinese character and characters of other tokens, from the thriftiest vocabularies to older ones. */
const HAN = { least: 0.6, most: 1.3 }
const OTHER = { least: 5, most: 3.2 }

/** Estimated without a model's own vocabulary. */
export function tokensOf(text: string): Range {
  const han = text.match(/[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]/g)?.length ?? 0
  const other = text.length - han
  return {
    least: Math.floor(han * HAN.least + other / OTHER.least),
    most: Math.ceil(han * HAN.most + other / OTHER.most),
  }
}

/** What it takes to answer about so many pairs. */
export const answerTokens = (pairs: number): Range => ({ least: 40 + 3 * pairs, most: 80 + 12 * pairs })

export const sum = (a: Range, b: Range): Range => ({ least: a.least + b.least, most: a.most + b.most })

export const NOTHING: Range = { least: 0, most: 0 }
