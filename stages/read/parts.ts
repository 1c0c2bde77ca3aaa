import { createHash } from 'node:crypto'
import type { InputFile } from '../../files/inputFile.ts'
import type { SourceDocument } from '../../model/document.ts'
import { InputError } from '../../model/errors.ts'
import { cleanedContent } from './clean.ts'
import { bodyOfRows, headOf } from './document.ts'
import { rowFormatOf } from './formats.ts'
import type { InputRow, ReadOptions, RowStream, SourcePart } from './source.ts'
import { commonDate } from './tmx.ts'

/**
 * Units of a part of a large bitext. It is what one job works on, what is linked together and what the termbase has as a
 * document, so that results depend on it: it is part of the method and no setting.
 */
export const PART_UNITS = 1_000

/**
 * The rows of a bitext whatever its format, as a stream where the format allows that; undefined for what is no bitext.
 * @throws InputError as the format does, also while the rows are read
 */
export async function rowsOfBitext(file: InputFile, options: ReadOptions): Promise<RowStream | undefined> {
  const format = rowFormatOf(file)
  const stream = await format?.stream?.(file, options)
  if (stream || !format?.isBilingual) return stream
  const content = await format.read({ name: file.name, bytes: await file.bytes() }, options)
  if (content.kind !== 'rows') return undefined
  return { rows: inTurn(content.rows.map((row) => ({ ...row, date: content.date }))), warnings: content.warnings ?? [] }
}

async function* inTurn(rows: readonly InputRow[]): AsyncGenerator<InputRow> {
  yield* rows
}

/**
 * A large bitext in parts of `units` rows, each of which is read as a document by itself. Rows without counterpart are
 * left out: they give no unit. What the head of the file tells of the whole, all parts know.
 * @throws InputError where no row has both languages, and as the format does
 */
export async function* partsOf({ rows }: RowStream, name: string, units = PART_UNITS): AsyncGenerator<SourcePart> {
  let collected: InputRow[] = []
  let head: Pick<SourcePart, 'title' | 'date'> | undefined
  let part = 0
  const next = (): SourcePart => {
    head ??= headOf(bodyOfRows(collected, { zh: name, en: name }), [{ name }], commonDate(collected))
    const date = commonDate(collected) ?? head.date
    const source = { name, part: ++part, rows: collected, ...head, ...(date === undefined ? {} : { date }) }
    collected = []
    return source
  }
  for await (const row of rows) {
    const [cleaned] = cleanedContent({ kind: 'rows', rows: [row] }).rows
    if (!cleaned.zh.text || !cleaned.en.text) continue
    if (collected.push(cleaned) === units) yield next()
  }
  if (collected.length > 0) yield next()
  if (part === 0) throw new InputError(name, 'expected Chinese and English text, found no row that has both')
}

/** What the name of a part has after that of its file. */
const NUMBER = /#\d{4,}$/

/** The name of a part as a document, in whose order parts sort as they stand in the file. */
export const nameOfPart = (file: string, part: number): string => `${file}#${String(part).padStart(4, '0')}`

/** The name of the file that a document is, or is a part of. */
export const fileOfPart = (document: string): string => document.replace(NUMBER, '')

/** A part as a document. Parts of the same number and content are the same, whatever their files. */
export function documentOfPart({ name, part, rows, title, date }: SourcePart): SourceDocument {
  const content = JSON.stringify([part, rows.map(({ zh, en, speaker }) => [zh.text, en.text, speaker])])
  return {
    id: createHash('sha256').update(content).digest('hex').slice(0, 16),
    name: nameOfPart(name, part),
    ...(title && { title }),
    ...(date !== undefined && { date }),
    ...bodyOfRows(rows, { zh: name, en: name }),
  }
}
