import { workbookBytes } from '../files/workbookWriter.ts'
import type { Glossary } from '../model/glossary.ts'
import { languageTags, tagOfAll } from './languages.ts'
import type { WriteOptions } from './options.ts'
import { pairRows, remarks, withUnderscore } from './profileRows.ts'

/** XTM's terminology workbook: a column for each language, then what is said of the term. */
export async function* writeXtm(
  glossary: Glossary,
  { tags = languageTags }: WriteOptions = {},
): AsyncIterable<Uint8Array> {
  const titles = [
    ...[withUnderscore(await tagOfAll(glossary, tags)), withUnderscore(tags.en)],
    ...['Definition', 'Domain', 'Part of speech', 'Note'],
  ]
  yield* workbookBytes([
    { name: 'Terms', columns: titles.map((title) => ({ title, width: 24 })), rows: () => rows(glossary) },
  ])
}

async function* rows(glossary: Glossary): AsyncIterable<(string | undefined)[]> {
  for await (const row of pairRows(glossary)) {
    const { definition, domain } = row.concept
    yield [row.zh, row.en, definition, domain, row.rendering.partOfSpeech, remarks(row)]
  }
}
