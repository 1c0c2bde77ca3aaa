/**
 * The part of the grid of sentence boundaries a search may visit. Boundary (i, j) lies after i Chinese and
 * j English sentences; row i holds the boundaries (i, low[i]) to (i, high[i]), both included. `low` and `high`
 * never decrease, row 0 starts at 0 and the last row ends at the last English boundary.
 */
export interface Corridor {
  readonly low: Int32Array
  readonly high: Int32Array
  /** Cell number of (i, low[i]); its last element is the number of cells. */
  readonly offset: Int32Array
}

/** Builds a corridor from its rows, filling the cell numbers. */
export function corridorOf(low: Int32Array, high: Int32Array): Corridor {
  const offset = new Int32Array(low.length + 1)
  for (let row = 0; row < low.length; row++) offset[row + 1] = offset[row] + high[row] - low[row] + 1
  return { low, high, offset }
}

/** The whole grid of `rows` by `columns` sentences. */
export function fullCorridor(rows: number, columns: number): Corridor {
  return corridorOf(new Int32Array(rows + 1), new Int32Array(rows + 1).fill(columns))
}

/** The same boundaries seen from the other language. */
export function transposed(corridor: Corridor): Corridor {
  const rows = corridor.low.length
  const columns = corridor.high[rows - 1] + 1
  const low = new Int32Array(columns)
  const high = new Int32Array(columns)
  for (let row = 0, column = 0; column < columns; column++) {
    while (corridor.high[row] < column) row++
    low[column] = row
  }
  for (let row = rows - 1, column = columns - 1; column >= 0; column--) {
    while (corridor.low[row] > column) row--
    high[column] = row
  }
  return corridorOf(low, high)
}

/** The rows from..to as a corridor of their own that starts at the boundary (from, column). */
export function corridorPart(corridor: Corridor, from: number, to: number, column: number): Corridor {
  const shifted = (bounds: Int32Array) => bounds.slice(from, to + 1).map((bound) => Math.max(0, bound - column))
  return corridorOf(shifted(corridor.low), shifted(corridor.high))
}

/** The boundaries that two corridors of one grid share; there is a path through both of them. */
export function intersection(a: Corridor, b: Corridor): Corridor {
  return corridorOf(
    a.low.map((low, row) => Math.max(low, b.low[row])),
    a.high.map((high, row) => Math.min(high, b.high[row])),
  )
}
