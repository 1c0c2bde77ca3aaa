/** A sparse matrix of link weights: row `r` holds `columns[k]`, `weights[k]` for k in starts[r]..starts[r + 1]. */
export interface LinkWeights {
  readonly starts: Int32Array
  readonly columns: Int32Array
  readonly weights: Float32Array
}

/** Collects a lexicon row by row. */
export class LexiconBuilder {
  readonly #starts: number[] = [0]
  #columns = new Int32Array(1024)
  #weights = new Float32Array(1024)
  #size = 0

  /** Adds an entry to the row being filled. */
  add(column: number, weight: number): void {
    if (this.#size === this.#columns.length) this.#grow()
    this.#columns[this.#size] = column
    this.#weights[this.#size] = weight
    this.#size++
  }

  /** Ends the row being filled and begins the next. */
  endRow(): void {
    this.#starts.push(this.#size)
  }

  build(): LinkWeights {
    return {
      starts: Int32Array.from(this.#starts),
      columns: this.#columns.slice(0, this.#size),
      weights: this.#weights.slice(0, this.#size),
    }
  }

  #grow(): void {
    const columns = new Int32Array(this.#size * 2)
    const weights = new Float32Array(this.#size * 2)
    columns.set(this.#columns)
    weights.set(this.#weights)
    this.#columns = columns
    this.#weights = weights
  }
}

/** The same entries by column: `columnCount` rows, each with ascending columns. */
export function transposedLexicon(lexicon: LinkWeights, columnCount: number): LinkWeights {
  const starts = new Int32Array(columnCount + 1)
  for (const column of lexicon.columns) starts[column + 1]++
  for (let column = 0; column < columnCount; column++) starts[column + 1] += starts[column]
  const next = starts.slice(0, columnCount)
  const columns = new Int32Array(lexicon.columns.length)
  const weights = new Float32Array(lexicon.columns.length)
  for (let row = 0; row + 1 < lexicon.starts.length; row++) {
    for (let k = lexicon.starts[row]; k < lexicon.starts[row + 1]; k++) {
      const to = next[lexicon.columns[k]]++
      columns[to] = row
      weights[to] = lexicon.weights[k]
    }
  }
  return { starts, columns, weights }
}

/** The lexicon with each row scaled to sum to at most 1; a row that sums to less keeps its weights. */
export function rowsNormalised(lexicon: LinkWeights): LinkWeights {
  const weights = lexicon.weights.slice()
  for (let row = 0; row + 1 < lexicon.starts.length; row++) {
    let sum = 0
    for (let k = lexicon.starts[row]; k < lexicon.starts[row + 1]; k++) sum += weights[k]
    if (sum <= 1) continue
    for (let k = lexicon.starts[row]; k < lexicon.starts[row + 1]; k++) weights[k] /= sum
  }
  return { ...lexicon, weights }
}
