/** Most bins of a column. */
export const BINS = 48

/** Upper edges of the bins of each column: quantiles of a sample of its distinct values. A value < cut[b] is in bin <= b. */
export function binCuts(values: Float32Array, rows: number, columns: number): Float64Array[] {
  const step = Math.max(1, Math.floor(rows / 20_000))
  return Array.from({ length: columns }, (_, column) => {
    const seen: number[] = []
    for (let i = 0; i < rows; i += step) seen.push(values[i * columns + column])
    seen.sort((a, b) => a - b)
    const cuts: number[] = []
    for (let b = 1; b < BINS; b++) {
      const at = Math.floor((b * seen.length) / BINS)
      const cut = round((seen[at] + (seen[at - 1] ?? seen[at])) / 2)
      if (cut > seen[0] && (cuts.length === 0 || cut > cuts[cuts.length - 1])) cuts.push(cut)
    }
    // Rare but telling values (a flag set in one row of a hundred) fall between quantiles: give the top its own edge.
    const top = seen[seen.length - 1]
    if (top > seen[0] && (cuts.length === 0 || cuts[cuts.length - 1] < top) && cuts.length < BINS - 1)
      cuts.push(round(top - Math.abs(top) * 1e-3 - 1e-4))
    return Float64Array.from(cuts)
  })
}

/** The bin of each row, by column. */
export function binned(
  values: Float32Array,
  rows: number,
  columns: number,
  cuts: readonly Float64Array[],
): Uint8Array[] {
  return Array.from({ length: columns }, (_, column) => {
    const edges = cuts[column]
    const bins = new Uint8Array(rows)
    for (let i = 0; i < rows; i++) {
      const value = values[i * columns + column]
      let low = 0
      let high = edges.length
      while (low < high) {
        const middle = (low + high) >> 1
        if (value < edges[middle]) high = middle
        else low = middle + 1
      }
      bins[i] = low
    }
    return bins
  })
}

/** Numbers of models are kept with five digits: the files stay small, and nothing is lost that data tell. */
export const round = (x: number): number => Number(x.toPrecision(5))
