import { InputError } from '../../model/errors.ts'
import type { Corpus } from './corpus.ts'
import type { TranslationTable } from './table.ts'

/** What was learned from the bitext linked so far: by Chinese word, the expected counts of its English words. */
export type LinkModel = ReadonlyMap<string, ReadonlyMap<string, number>>

/** Pairs of a smaller expected count are not remembered. */
const LEAST_COUNT = 0.1
const TITLE = 'shuyu link model'
const VERSION = '1'

/** A model of a corpus and of everything an earlier model knows. */
export const learnedModel = (corpus: Corpus, table: TranslationTable, earlier: LinkModel = new Map()): LinkModel => {
  const model = new Map([...earlier].map(([zh, row]) => [zh, new Map(row)]))
  const { rowStart, columns, counts } = table
  corpus.zh.vocabulary.words.forEach((zh, f) => {
    for (let k = rowStart[f]; k < rowStart[f + 1]; k++) {
      if (counts[k] < LEAST_COUNT) continue
      const row = model.get(zh) ?? new Map<string, number>()
      const en = corpus.en.vocabulary.words[columns[k]]
      model.set(zh, row.set(en, (row.get(en) ?? 0) + counts[k]))
    }
  })
  return model
}

/** A model as lines of text: title, version and number of rows; then a row each, `zh en count en count ...`. */
export function* encodeModel(model: LinkModel): Iterable<string> {
  yield `${TITLE}\t${VERSION}\t${model.size}\n`
  for (const [zh, row] of model) {
    yield `${zh}\t${[...row].map(([en, count]) => `${en}\t${Number(count.toPrecision(4))}`).join('\t')}\n`
  }
}

/**
 * Reads what encodeModel wrote.
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
  return new Map(lines.slice(1, -1).map((line, n) => decodeRow(line, file, n + 2)))
}

const decodeRow = (line: string, file: string, number: number): [string, ReadonlyMap<string, number>] => {
  const [zh, ...cells] = line.split('\t')
  const row = new Map<string, number>()
  for (let n = 0; n < cells.length; n += 2) {
    const count = Number(cells[n + 1])
    if (!(count > 0)) {
      throw new InputError(
        file,
        `expected a count above 0, found '${cells[n + 1]}': the model is damaged, delete it and train again`,
        { line: number },
      )
    }
    row.set(cells[n], count)
  }
  return [zh, row]
}
