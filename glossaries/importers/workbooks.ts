import { convertedByLibreOffice } from '../../files/libreOffice.ts'
import { spreadsheetSheets } from '../../files/openDocument.ts'
import type { TableSheet } from '../../files/table.ts'
import { workbookSheets } from '../../files/workbook.ts'
import { InputError } from '../../model/errors.ts'
import { sheetConcepts } from './sheets.ts'
import type { Importer } from './source.ts'

type Sheets = (file: { readonly name: string; readonly bytes: Uint8Array }) => Promise<TableSheet[]>

/** Workbooks: see `sheetConcepts`. Rows that are hidden or filtered away are read, too: they are terms all the same. */
function workbook(what: string, sheetsOf: Sheets): Importer {
  return async function* (file, options, warn) {
    const sheets = await read(what, sheetsOf, file.name, await file.bytes())
    if (sheets.every(({ rows }) => rows.length === 0)) {
      throw new InputError(file.name, 'expected a sheet with terms, found an empty workbook')
    }
    const seen = sheets.filter(({ hidden }) => !hidden)
    for (const { name } of sheets.filter(({ hidden, rows }) => hidden && rows.length > 0)) {
      warn(`the hidden sheet ${name} was left out`)
    }
    yield* sheetConcepts(seen.length > 0 ? seen : sheets, file, options, warn)
  }
}

async function read(what: string, sheetsOf: Sheets, name: string, bytes: Uint8Array): Promise<TableSheet[]> {
  try {
    return await sheetsOf({ name, bytes })
  } catch (cause) {
    if (cause instanceof InputError && cause.message.startsWith('expected')) throw cause
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new InputError(name, `expected ${what}, found one that cannot be read: ${reason}`, { cause })
  }
}

/** Excel workbooks (XLSX, XLSM). */
export const xlsx = workbook('an Excel workbook', workbookSheets)

/** OpenDocument spreadsheets (ODS). */
export const ods = workbook('an OpenDocument spreadsheet', spreadsheetSheets)

/** Excel workbooks of before 2007 (XLS), where LibreOffice is installed. */
export const xls = workbook('an old Excel workbook', async ({ name, bytes }) => {
  const converted = await convertedByLibreOffice(bytes, 'xls', 'xlsx')
  if (converted) return workbookSheets({ name, bytes: converted })
  const advice = 'install LibreOffice, which then reads it here too, or save it as XLSX or CSV'
  throw new InputError(
    name,
    `expected a workbook that can be read without LibreOffice, found an old one (.xls); ${advice}`,
  )
})
