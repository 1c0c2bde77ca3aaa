/** Grids up to this many cells are considered whole. */
const WHOLE = 160_000
/** Half the width of the band, in tokens of the longer side. */
const HALF_WIDTH = 60

/**
 * Which cells of a sentence pair's grid are considered: all of them, but in very long lines (whole documents on one
 * line) only those near the diagonal, so that time and memory grow linearly with the length. Fills for each row the
 * first considered column and the one after the last. `fillBand(m, n)` and `fillBand(n, m)` consider the same cells.
 */
export const fillBand = (rows: number, columns: number, first: Int32Array, end: Int32Array): void => {
  if (rows * columns <= WHOLE) {
    first.fill(0, 0, rows)
    end.fill(columns, 0, rows)
    return
  }
  // Cell (r, c) is in where |(2r + 1) columns - (2c + 1) rows| <= reach: symmetric, in whole numbers.
  const reach = 2 * HALF_WIDTH * Math.min(rows, columns) + Math.max(rows, columns)
  for (let row = 0; row < rows; row++) {
    const centre = (2 * row + 1) * columns
    first[row] = Math.max(0, Math.ceil(((centre - reach) / rows - 1) / 2))
    end[row] = Math.min(columns, Math.floor(((centre + reach) / rows - 1) / 2) + 1)
  }
}
