import { InputError } from '../../model/errors.ts'

/** Of one Chinese word, the English words it was linked with and the expected counts of that. */
export type LinkCounts = ReadonlyMap<string, number>

const TITLE = 'shuyu link model'
const VERSION = '1'

/**
 * What linking has taught so far. Words are normalised tokens (see corpus.ts). A model is text of one row a Chinese
 * word; a row is read when its word is asked for, so that opening a large model to link a short text is quick.
 */
export class LinkModel {
  readonly #rows: ReadonlyMap<string, string | LinkCounts>
  readonly #file: string

  /** Rows are counts, or `en count en count ...` as it stands in a file, separated by tabs. */
  constructor(rows: ReadonlyMap<string, string | LinkCounts> = new Map(), file = 'link model') {
    this.#rows = rows
    this.#file = file
  }

  /** Number of Chinese words. */
  get size(): number {
    return this.#rows.size
  }

  words(): Iterable<string> {
    return this.#rows.keys()
  }

  /**
   * What is known of a Chinese word; nothing of an unknown one.
   *
   * @throws InputError where the row is damaged
   */
  countsOf(zh: string): LinkCounts {
    const row = this.#rows.get(zh)
    if (row === undefined) return NOTHING
    return typeof row === 'string' ? decodeRow(zh, row, this.#file) : row
  }
}

const NOTHING: LinkCounts = new Map()

/**
 * A model as text: a line `title version rows`, then a line for each Chinese word, `zh en count en count ...`,
 * all separated by tabs. Counts have four digits. The same model gives the same text.
 */
export function* encodeModel(model: LinkModel): Iterable<string> {
  yield `${TITLE}\t${VERSION}\t${model.size}\n`
  for (const zh of model.words()) {
    const cells = [...model.countsOf(zh)].map(([en, count]) => `${en}\t${Number(count.toPrecision(4))}`)
    yield `${zh}\t${cells.join('\t')}\n`
  }
}

/**
 * Opens what encodeModel wrote; `file` names it in errors.
 *
 * @throws InputError where the text is no such model, or not a whole one
 */
export const decodeModel = (text: string, file: string): LinkModel => {
  const lines = text.split('\n')
  const [title, version, rows] = lines[0].split('\t')
  if (title !== TITLE) {
    throw new InputError(
      file,
      'expected a model that `shuyu link --model` wrote, found something else: name another file',
    )
  }
  if (version !== VERSION) {
    throw new InputError(
      file,
      `expected a link model of version ${VERSION}, found version ${version}: update shuyu or name another file`,
    )
  }
  if (lines.length - 2 !== Number(rows)) {
    throw new InputError(
      file,
      `expected ${rows} rows, found ${lines.length - 2}: the model was cut off, delete it and train again`,
    )
  }
  const byWord = new Map<string, string>()
  for (let n = 1; n < lines.length - 1; n++) {
    const tab = lines[n].indexOf('\t')
    byWord.set(lines[n].slice(0, tab), lines[n].slice(tab + 1))
  }
  return new LinkModel(byWord, file)
}

const decodeRow = (zh: string, row: string, file: string): LinkCounts => {
  const cells = row.split('\t')
  const counts = new Map<string, number>()
  for (let n = 0; n < cells.length; n += 2) {
    const count = Number(cells[n + 1])
    if (!(count > 0)) {
      throw new InputError(
        file,
        `expected a count above 0 in the row of ${zh}, found '${cells[n + 1]}': the model is damaged, delete it and train again`,
      )
    }
    counts.set(cells[n], count)
  }
  return counts
}
