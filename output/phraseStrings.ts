import type { Glossary } from '../model/glossary.ts'
import { languageTags, tagOfAll } from './languages.ts'
import type { WriteOptions } from './options.ts'
import { pairRows } from './profileRows.ts'
import { csvLines } from './rows.ts'

/** Phrase Strings' term base as CSV: the term, what it means, and a column for each locale. */
export async function* writePhraseStrings(
  glossary: Glossary,
  { tags = languageTags }: WriteOptions = {},
): AsyncIterable<string> {
  yield* csvLines(rows(glossary, await tagOfAll(glossary, tags), tags.en))
}

async function* rows(glossary: Glossary, zh: string, en: string): AsyncIterable<string[]> {
  yield ['term', 'description', 'translatable', 'case_sensitive', zh, en]
  for await (const row of pairRows(glossary)) {
    yield [row.zh, row.concept.definition ?? '', 'true', 'false', row.zh, row.en]
  }
}
