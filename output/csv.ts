import type { Glossary } from '../model/glossary.ts'
import { byConcept, ranked } from './columns.ts'
import { csvLines } from './rows.ts'

/** The columns of the TSV, for programs: the texts unchanged. */
export function writeCsv(glossary: Glossary): AsyncIterable<string> {
  return csvLines(ranked(glossary))
}

/** The same columns for a spreadsheet program, the renderings of a concept together. */
export function writeSpreadsheetCsv(glossary: Glossary): AsyncIterable<string> {
  return csvLines(byConcept(glossary), { spreadsheet: true })
}
