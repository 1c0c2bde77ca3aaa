import { workbookBytes } from '../files/workbookWriter.ts'
import type { Glossary } from '../model/glossary.ts'
import { pairRows, remarks } from './profileRows.ts'

/** Smartcat's glossary workbook: a term of each language, its definition and a comment. */
export function writeSmartcat(glossary: Glossary): AsyncIterable<Uint8Array> {
  const titles = ['Chinese', 'English', 'Definition', 'Domain', 'Comment']
  return workbookBytes([
    { name: 'Terms', columns: titles.map((title) => ({ title, width: 24 })), rows: () => rows(glossary) },
  ])
}

async function* rows(glossary: Glossary): AsyncIterable<(string | undefined)[]> {
  for await (const row of pairRows(glossary)) {
    yield [row.zh, row.en, row.concept.definition, row.concept.domain, remarks(row)]
  }
}
