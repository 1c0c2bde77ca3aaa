import { spreadsheetSheets } from '../../files/openDocument.ts'
import type { TableSheet } from '../../files/table.ts'
import { workbookSheets } from '../../files/workbook.ts'
import { InputError } from '../../model/errors.ts'
import { describeColumns } from './delimited.ts'
import type { Content, InputFormat, InputRow } from './source.ts'
import { readTable } from './tableRows.ts'

/** Excel workbooks: see `contentOfSheets`. */
export const workbook: InputFormat = async (file) => contentOfSheets(await workbookSheets(file), file.name)

/** OpenDocument spreadsheets: see `contentOfSheets`. */
export const spreadsheet: InputFormat = async (file) => contentOfSheets(await spreadsheetSheets(file), file.name)

/**
 * Workbooks: each row of a sheet that has a column of Chinese and one of English is a bead. What is hidden, and sheets
 * without such columns, are told and left out.
 * @throws InputError where no sheet has such columns
 */
function contentOfSheets(sheets: readonly TableSheet[], file: string): Content {
  const rows: InputRow[] = []
  const warnings: string[] = []
  const filled = sheets.filter((sheet) => sheet.rows.length > 0)
  const bilingual: string[] = []
  for (const { name, hidden, rows: all } of filled) {
    const shown = all.filter((row) => !row.hidden)
    const read = hidden ? undefined : readTable(shown, file, { ragged: false, name: `${file}: sheet ${name}` })
    if (hidden) warnings.push(`${file}: the hidden sheet ${name} was left out; show it to have it read`)
    else if (!read) warnings.push(`${file}: the sheet ${name} was left out: it has no columns of Chinese and English`)
    else {
      bilingual.push(name)
      const out = all.length - shown.length
      if (out > 0)
        warnings.push(`${file}: ${out} hidden rows of the sheet ${name} were left out; show them to have them read`)
      for (const warning of read.warnings) warnings.push(warning)
      for (const row of read.rows) rows.push({ ...row, part: name })
    }
  }
  if (bilingual.length > 1) return { kind: 'rows', rows, warnings }
  if (bilingual.length === 1) return { kind: 'rows', rows: rows.map(({ part, ...row }) => row), warnings }
  const [first] = filled.filter(({ hidden }) => !hidden)
  const found = first ? describeColumns(first.rows.map(({ cells }) => cells)) : 'nothing in it that is not hidden'
  throw new InputError(file, `expected a sheet with a column of Chinese and a column of English, found ${found}`)
}
