import type { NamedPerson } from '../model/namesBook.ts'
import { docxDocument, docxHeading, docxTable } from './docxTable.ts'
import { titleText } from './namesBook.ts'

const TITLES = ['Name 姓名', 'Pinyin 拼音', 'English 英文', 'Titles 职务', 'Seen 见于']

/** The names book as one table for print, the titles of a person one below the other. */
export const namesDocx = (people: readonly NamedPerson[]): AsyncIterable<Uint8Array> =>
  docxDocument(function* () {
    yield docxHeading('Names 人名录', 1)
    yield* docxTable(TITLES, people.map(cells))
  })

function cells({ zh, traditional, pinyin, english, titles, first, last }: NamedPerson): string[] {
  return [
    ...[traditional === zh ? zh : `${zh}\n${traditional}`, pinyin, english.map(({ en }) => en).join('\n')],
    ...[titles.map(titleText).join('\n'), first === last ? (first ?? '') : `${first} – ${last}`],
  ]
}
