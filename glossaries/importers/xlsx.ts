import { workbookSheets } from '../../files/workbook.ts'
import { InputError } from '../../model/errors.ts'
import { sheetConcepts } from './sheets.ts'
import type { Importer } from './source.ts'

/** Excel workbooks: see `sheetConcepts`. Rows that are hidden or filtered away are read, too: they are terms all the same. */
export const xlsx: Importer = async function* (file, options, warn) {
  const sheets = await sheetsOf(file.name, await file.bytes())
  if (sheets.every(({ rows }) => rows.length === 0)) {
    throw new InputError(file.name, 'expected a sheet with terms, found an empty workbook')
  }
  const seen = sheets.filter(({ hidden }) => !hidden)
  for (const { name } of sheets.filter(({ hidden, rows }) => hidden && rows.length > 0)) {
    warn(`the hidden sheet ${name} was left out`)
  }
  yield* sheetConcepts(seen.length > 0 ? seen : sheets, file, options, warn)
}

async function sheetsOf(name: string, bytes: Uint8Array) {
  try {
    return await workbookSheets({ name, bytes })
  } catch (cause) {
    if (cause instanceof InputError && cause.message.startsWith('expected an Excel workbook')) throw cause
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new InputError(name, `expected an Excel workbook, found one that cannot be read: ${reason}`, { cause })
  }
}
