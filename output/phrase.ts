import { workbook } from '../files/workbookWriter.ts'
import type { Glossary } from '../model/glossary.ts'
import { preferredFirst } from './usable.ts'

/** Columns of the concept, then of the terms of each language. */
const header = [
  ...['CID', 'concept_domain', 'concept_definition', 'concept_note'],
  ...['zh_cn', 'en', 'en_preferred', 'en_forbidden', 'en_status', 'en_note'],
]

/** Phrase TMS's workbook: a row a rendering, those of a concept under one number. */
export function writePhrase(glossary: Glossary): AsyncIterable<Uint8Array> {
  return workbook([
    { name: 'Terms', columns: header.map((title) => ({ title, width: 20 })), rows: () => rows(glossary) },
  ])
}

async function* rows(glossary: Glossary): AsyncIterable<(string | number | undefined)[]> {
  let number = 0
  for await (const { zh, domain, definition, note, renderings } of glossary.concepts()) {
    number++
    for (const { en, usage, status, note: remark } of preferredFirst(renderings)) {
      const forbidden = usage === 'deprecated' || usage === 'superseded' || status === 'rejected'
      yield [
        ...[number, domain, definition, note, zh, en],
        ...[flag(usage === 'preferred'), flag(forbidden), status === 'accepted' ? 'approved' : 'new', remark],
      ]
    }
  }
}

function flag(set: boolean): string {
  return set ? 'true' : 'false'
}
