import { InputError } from '../../model/errors.ts'
import type { ImportedConcept } from '../../model/imported.ts'
import { glossaryLayout, type Layout, type LinedRow } from './layout.ts'
import type { GlossaryFile, ImportOptions, Warn } from './source.ts'
import { tableConcepts } from './table.ts'

/** One of the tables of a file. */
export interface NamedRows {
  /** For people: the name of a sheet, the heading above a table. */
  readonly name: string
  readonly rows: readonly LinedRow[]
}

/**
 * The entries of a file of several tables: of the first whose columns are known, and of all others that have the same
 * titles (glossaries divided by subject or letter). The others are told.
 * @throws InputError where the columns of none are known
 */
export async function* sheetConcepts(
  tables: readonly NamedRows[],
  file: GlossaryFile,
  options: ImportOptions,
  warn: Warn,
): AsyncIterable<ImportedConcept> {
  const sheets = tables.filter(({ rows }) => rows.length > 0)
  if (sheets.length === 0) throw new InputError(file.name, 'expected a table with terms, found none')
  const layouts = sheets.map(({ rows }) => attempt(rows, file, options))
  const first = layouts.find((layout): layout is Layout => !(layout instanceof InputError))
  if (!first) throw layouts[0]
  let isTold = false
  const told: ImportOptions['told'] = (reading) => {
    if (!isTold) options.told?.(reading)
    isTold = true
  }
  for (const [i, { name, rows }] of sheets.entries()) {
    const layout = layouts[i]
    const isMeant = !(layout instanceof InputError) && titles(layout) === titles(first)
    const where = sheets.length > 1 ? ` (${name})` : ''
    const warnThere: Warn = (message, line) => warn(`${message}${where}`, line)
    if (isMeant) yield* tableConcepts(streamed(rows), file, { ...options, told }, warnThere)
    else warn(`the table ${name} was left out: its columns are not those of the first with terms`)
  }
}

function attempt(rows: readonly LinedRow[], file: GlossaryFile, { map }: ImportOptions): Layout | InputError {
  try {
    return glossaryLayout(rows.slice(0, 200), file.name, map)
  } catch (error) {
    if (error instanceof InputError) return error
    throw error
  }
}

const titles = ({ titles: written, uses }: Layout) =>
  written ? written.join('\t') : uses.map(({ column, field }) => `${column} ${field}`).join('\t')

async function* streamed(rows: readonly LinedRow[]): AsyncIterable<LinedRow> {
  yield* rows
}
