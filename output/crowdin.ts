import { plainTerm } from '../files/lineText.ts'
import type { Glossary } from '../model/glossary.ts'
import type { PartOfSpeech, Usage } from '../model/term.ts'
import { formsOf } from './forms.ts'
import { type LanguageTags, languageTags, tagOfAll } from './languages.ts'
import type { WriteOptions } from './options.ts'
import { csvLines } from './rows.ts'
import { preferredFirst } from './usable.ts'

/** Named as in the `scheme` of Crowdin's API, so that the importer's columns map themselves. */
const header = (zh: string, en: string) => [
  ...['conceptDefinition', 'conceptSubject', 'conceptNote'],
  ...[`term_${zh}`, `term_${en}`, `partOfSpeech_${en}`, `status_${en}`, `note_${en}`],
]

const statuses: Readonly<Record<Usage, string>> = {
  ...{ preferred: 'preferred', admitted: 'admitted', deprecated: 'not recommended', superseded: 'obsolete' },
}

const partsOfSpeech: Readonly<Partial<Record<PartOfSpeech, string>>> = {
  ...{
    noun: 'noun',
    verb: 'verb',
    adjective: 'adjective',
    adverb: 'adverb',
    properNoun: 'proper noun',
    other: 'other',
  },
}

/** Crowdin's CSV: a row for each Chinese form and rendering, with its status. */
export function writeCrowdin(glossary: Glossary, { tags = languageTags }: WriteOptions = {}): AsyncIterable<string> {
  return csvLines(rows(glossary, tags))
}

async function* rows(glossary: Glossary, tags: LanguageTags): AsyncIterable<string[]> {
  yield header(await tagOfAll(glossary, tags), tags.en)
  for await (const { domain, definition, note, renderings, ...entry } of glossary.concepts()) {
    for (const { text } of formsOf(entry)) {
      for (const { en, usage, partOfSpeech, note: remark } of preferredFirst(renderings)) {
        yield [
          ...[definition ?? '', domain ?? '', note ?? '', plainTerm(text), plainTerm(en)],
          ...[(partOfSpeech && partsOfSpeech[partOfSpeech]) ?? '', usage ? statuses[usage] : '', remark ?? ''],
        ]
      }
    }
  }
}
