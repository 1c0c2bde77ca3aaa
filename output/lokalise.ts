import type { Glossary } from '../model/glossary.ts'
import { languageTags } from './languages.ts'
import type { WriteOptions } from './options.ts'
import { withUnderscore } from './profileRows.ts'
import { csvLines } from './rows.ts'
import { oneToOne } from './usable.ts'

/** Lokalise's glossary CSV: semicolons, the Chinese as the base term once, its best rendering as the translation. */
export function writeLokalise(glossary: Glossary, { tags = languageTags }: WriteOptions = {}): AsyncIterable<string> {
  return csvLines(rows(glossary, withUnderscore(tags.en)), { delimiter: ';' })
}

async function* rows(glossary: Glossary, en: string): AsyncIterable<string[]> {
  yield ['term', 'description', 'casesensitive', 'translatable', 'forbidden', 'tags', en, `${en}_description`]
  const definitions = new Map<string, string>()
  for await (const { zh, definition } of glossary.concepts()) if (definition) definitions.set(zh, definition)
  for await (const [source, target] of oneToOne(glossary)) {
    yield [source, definitions.get(source) ?? '', 'no', 'yes', 'no', '', target, '']
  }
}
