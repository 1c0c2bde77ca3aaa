import type { Glossary } from '../model/glossary.ts'
import { languageTags } from './languages.ts'
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
export function writeGoogleTermSet(glossary: Glossary): AsyncIterable<string> {
  return csvLines(withHeader(glossary))
}

async function* withHeader(glossary: Glossary): AsyncIterable<readonly string[]> {
  yield [languageTags.zh, languageTags.en]
  yield* oneToOne(glossary)
}
