import type { Glossary } from '../model/glossary.ts'
import { languageTags } from './languages.ts'
import type { WriteOptions } from './options.ts'
import { pairRows, remarks, withUnderscore } from './profileRows.ts'
import { csvLines } from './rows.ts'

/** Transifex's glossary CSV: the term with its part of speech, then translation and comment of the language. */
export function writeTransifex(glossary: Glossary, { tags = languageTags }: WriteOptions = {}): AsyncIterable<string> {
  return csvLines(rows(glossary, withUnderscore(tags.en)))
}

async function* rows(glossary: Glossary, en: string): AsyncIterable<string[]> {
  yield ['term', 'pos', 'comment', `translation_${en}`, `comment_${en}`]
  for await (const row of pairRows(glossary)) {
    const part = row.rendering.partOfSpeech === 'properNoun' ? 'proper noun' : row.rendering.partOfSpeech
    yield [row.zh, part ?? '', row.concept.definition ?? '', row.en, remarks(row)]
  }
}
