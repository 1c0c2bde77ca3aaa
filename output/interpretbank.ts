import type { Glossary } from '../model/glossary.ts'
import { pairRows, remarks } from './profileRows.ts'
import { csvLines } from './rows.ts'

/** A glossary for InterpretBank, which imports columns: the two languages and what the interpreter should know. */
export function writeInterpretbank(glossary: Glossary): AsyncIterable<string> {
  return csvLines(rows(glossary))
}

async function* rows(glossary: Glossary): AsyncIterable<string[]> {
  yield ['Chinese', 'English', 'Notes']
  for await (const row of pairRows(glossary)) yield [row.zh, row.en, remarks(row)]
}
