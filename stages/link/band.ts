/**
 * Which cells of a sentence pair's grid are considered: all of them, but in very long lines (whole documents on one
 * line) only those near the diagonal, so that time and memory grow linearly with the length.
 */
export interface Band {
  /** First considered column of a row. */
  first(row: number): number
  /** Column after the last considered one of a row. */
  end(row: number): number
}

/** Grids up to this many cells are considered whole. */
const WHOLE = 160_000
/** Half the width of the band, in tokens of the longer side. */
const HALF_WIDTH = 60

/** The band of a grid of rows and columns. `bandOf(m, n)` and `bandOf(n, m)` consider the same cells. */
export const bandOf = (rows: number, columns: number): Band => {
  if (rows * columns <= WHOLE) return { first: () => 0, end: () => columns }
  // Cell (r, c) is in where |(2r + 1) columns - (2c + 1) rows| <= reach: symmetric, in whole numbers.
  const reach = 2 * HALF_WIDTH * Math.min(rows, columns) + Math.max(rows, columns)
  return {
    first: (row) => Math.max(0, Math.ceil((((2 * row + 1) * columns - reach) / rows - 1) / 2)),
    end: (row) => Math.min(columns, Math.floor((((2 * row + 1) * columns + reach) / rows - 1) / 2) + 1),
  }
}
