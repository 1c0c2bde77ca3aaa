import { workbookBytes } from '../files/workbookWriter.ts'
import type { Glossary } from '../model/glossary.ts'
import { pairRows } from './profileRows.ts'

/** A workbook that MultiTerm Convert takes: the languages and fields of the definition (XDT) as titles, a pair a row. */
export function writeTrados(glossary: Glossary): AsyncIterable<Uint8Array> {
  const titles = ['Chinese', 'Definition', 'English', 'Status', 'Usage', 'Part of speech', 'Subject', 'Note', 'Context']
  return workbookBytes([
    { name: 'Terms', columns: titles.map((title) => ({ title, width: 24 })), rows: () => rows(glossary) },
  ])
}

async function* rows(glossary: Glossary): AsyncIterable<(string | undefined)[]> {
  for await (const { zh, en, concept, rendering } of pairRows(glossary, { all: true })) {
    const { status, usage, partOfSpeech, note, example } = rendering
    yield [zh, concept.definition, en, status, usage, partOfSpeech, concept.domain, note, example?.unit.en]
  }
}
