import type { Glossary } from '../model/glossary.ts'
import { type LanguageTags, languageTags, tagOfAll } from './languages.ts'
import type { WriteOptions } from './options.ts'
import { csvLines, tsvLines } from './rows.ts'
import { oneToOne } from './usable.ts'

/** Two tab-separated columns without a header, as DeepL and Microsoft Translator take them, each source once. */
export function writeTwoColumns(glossary: Glossary): AsyncIterable<string> {
  return tsvLines(oneToOne(glossary))
}

/** Google's one-way glossary: two columns without a header. */
export function writeGoogle(glossary: Glossary): AsyncIterable<string> {
  return csvLines(oneToOne(glossary))
}

/** Google's equivalent term set, for both directions: the same under a header of language codes. */
export function writeGoogleTermSet(
  glossary: Glossary,
  { tags = languageTags }: WriteOptions = {},
): AsyncIterable<string> {
  return csvLines(withHeader(glossary, tags))
}

async function* withHeader(glossary: Glossary, tags: LanguageTags): AsyncIterable<readonly string[]> {
  yield [await tagOfAll(glossary, tags), tags.en]
  yield* oneToOne(glossary)
}
