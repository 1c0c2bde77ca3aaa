import type { Glossary } from '../model/glossary.ts'
import { pairRows, remarks } from './profileRows.ts'
import { tsvLines } from './rows.ts'

/** A Wordfast glossary: source, target and comment on tab-separated lines. */
export function writeWordfast(glossary: Glossary): AsyncIterable<string> {
  return tsvLines(rows(glossary))
}

async function* rows(glossary: Glossary): AsyncIterable<string[]> {
  for await (const row of pairRows(glossary)) yield [row.zh, row.en, remarks(row)]
}
