import { beadScores } from './beadScores.ts'
import { type Corridor, corridorPart } from './corridor.ts'
import { decodeBeads, type Step } from './decode.ts'
import { posteriors } from './lattice.ts'
import { type BeadModel, modelPart } from './model.ts'
import type { AlignParameters } from './parameters.ts'

/** Cells of the corridor that are scored at a time; a cell takes about 250 bytes. */
const windowCells = 150_000
/** Chinese sentences at the end of a window that are decided again with the next one, when what follows is known. */
const overlap = 100

/**
 * The best alignment within a corridor. A long corridor is worked off in windows with an open end, of which all but the
 * last sentences are kept, so that memory does not grow with the document.
 *
 * @param cells how many cells of the corridor a window has
 */
export function alignCorridor(
  model: BeadModel,
  corridor: Corridor,
  parameters: AlignParameters,
  cells = windowCells,
): Step[] {
  const rows = corridor.low.length - 1
  const steps: Step[] = []
  let row = 0
  let column = 0
  while (row < rows || column < corridor.high[rows]) {
    const last = lastRow(corridor, row, column, cells)
    const open = last < rows
    const part = corridorPart(corridor, row, last, column)
    const scores = beadScores(modelPart(model, row, last, column, corridor.high[last]), part, parameters)
    const found = decodeBeads(scores, part, posteriors(scores, part, parameters, open), open)
    const kept = open ? found.filter((step) => row + step.zh + step.zhCount <= last - overlap) : found
    for (const step of kept) steps.push({ ...step, zh: row + step.zh, en: column + step.en })
    const end = steps[steps.length - 1]
    row = end.zh + end.zhCount
    column = end.en + end.enCount
  }
  return steps
}

/** The row a window ends with: as many as its cells allow, at least twice the overlap, never just short of the end. */
function lastRow(corridor: Corridor, first: number, column: number, most: number): number {
  const rows = corridor.low.length - 1
  let count = 0
  let row = first
  while (row < rows && (count < most || row < first + 2 * overlap)) {
    row++
    count += corridor.high[row] - Math.max(column, corridor.low[row]) + 1
  }
  return rows - row <= overlap ? rows : row
}
