import { plainTerm } from '../files/lineText.ts'
import type { Glossary } from '../model/glossary.ts'
import { csvLines } from './rows.ts'
import { usableConcepts } from './usable.ts'

/** The columns that memoQ itself exports: of the entry, then of each language. */
const header = [
  ...['Entry_ID', 'Entry_Subject', 'Entry_Domain', 'Entry_Note'],
  ...['Chinese (PRC)', 'Chinese (PRC)_Def', 'Term_Info', 'Term_Example'],
  ...['English', 'English_Def', 'Term_Info', 'Term_Example'],
]

/** memoQ's CSV: semicolons, a row a rendering, those of an entry under one number. */
export function writeMemoq(glossary: Glossary): AsyncIterable<string> {
  return csvLines(rows(glossary), { delimiter: ';' })
}

async function* rows(glossary: Glossary): AsyncIterable<string[]> {
  yield header
  let number = 0
  for await (const { zh, category, domain, definition, note, renderings } of usableConcepts(glossary)) {
    number++
    for (const { en, note: remark, example } of renderings) {
      yield [
        ...[String(number), category, domain ?? '', [note, remark].filter(Boolean).join('; ')],
        ...[plainTerm(zh), definition ?? '', '', example?.unit.zh ?? ''],
        ...[plainTerm(en), '', '', example?.unit.en ?? ''],
      ]
    }
  }
}
