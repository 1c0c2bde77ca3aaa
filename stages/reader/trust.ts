import { InputError } from '../../model/errors.ts'
import { corrected, fitCorrection } from '../../ranking/logisticRegression.ts'
import { READER_COLUMNS, readerEvidence, type Said } from './evidence.ts'

/** What a reader's verdicts are worth before a termbase knows it: see `training/reader.ts`. */
export interface ReaderModel {
  readonly columns: readonly string[]
  readonly weights: readonly number[]
}

/** A pair that a person decided on, and what the reader had said of it. */
export interface DecidedVerdict {
  readonly said: Said
  readonly accepted: boolean
}

/** How many decisions the prior is worth: with far fewer hardly anything changes. */
const RIDGE = 3

/**
 * Log-odds of a pair, as far as a reader is to be trusted. The prior is what training found of a careful reader; the
 * decisions of a termbase correct it: first how much its word counts at all, then what each of its verdicts does. One whose
 * word agrees with people by chance only ends up without any.
 */
export function readerTrust(model: ReaderModel, decided: readonly DecidedVerdict[]): (said: Said) => number {
  requireColumns(model)
  const prior = Float64Array.from(model.weights)
  const weigh = (said: Said) => {
    const { row, offset } = readerEvidence(said)
    const word = corrected(prior, row, 0)
    return { row: [word, ...row], offset: offset + word }
  }
  const examples = decided.map(({ said, accepted }) => ({ ...weigh(said), yes: accepted }))
  const correction = fitCorrection(
    examples.filter(({ row }) => row.some((value) => value !== 0)),
    READER_COLUMNS.length + 1,
    RIDGE,
  )
  return (said) => {
    const { row, offset } = weigh(said)
    return corrected(correction, row, offset)
  }
}

function requireColumns({ columns, weights }: ReaderModel): void {
  const at = READER_COLUMNS.findIndex((column, n) => column !== columns[n])
  if (
    at < 0 &&
    columns.length === READER_COLUMNS.length &&
    weights.length === columns.length &&
    weights.every(Number.isFinite)
  )
    return
  const expected = at < 0 ? `a number for each of ${READER_COLUMNS.length} columns` : `the column ${READER_COLUMNS[at]}`
  const remedy = 'these weights are of another version: install shuyu again, or run `npm run train:reader`'
  throw new InputError('reader.weights.json', `expected ${expected}, found ${columns[at] ?? 'others'}: ${remedy}`)
}
