import { plainTerm } from '../files/lineText.ts'
import type { Glossary } from '../model/glossary.ts'
import type { PartOfSpeech, Usage } from '../model/term.ts'
import { csvLines } from './rows.ts'
import { preferredFirst } from './usable.ts'

/** Named as in the `scheme` of Crowdin's API, so that the importer's columns map themselves. */
const header = [
  ...['conceptDefinition', 'conceptSubject', 'conceptNote'],
  ...['term_zh-CN', 'term_en', 'partOfSpeech_en', 'status_en', 'note_en'],
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

/** Crowdin's CSV: a row a rendering, with its status. */
export function writeCrowdin(glossary: Glossary): AsyncIterable<string> {
  return csvLines(rows(glossary))
}

async function* rows(glossary: Glossary): AsyncIterable<string[]> {
  yield header
  for await (const { zh, domain, definition, note, renderings } of glossary.concepts()) {
    for (const { en, usage, partOfSpeech, note: remark } of preferredFirst(renderings)) {
      yield [
        ...[definition ?? '', domain ?? '', note ?? '', plainTerm(zh), plainTerm(en)],
        ...[(partOfSpeech && partsOfSpeech[partOfSpeech]) ?? '', usage ? statuses[usage] : '', remark ?? ''],
      ]
    }
  }
}
