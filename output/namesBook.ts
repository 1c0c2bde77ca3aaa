import type { NamedPerson } from '../model/namesBook.ts'
import { tsvLines } from './rows.ts'

const COLUMNS = [
  ...['name', 'traditional', 'pinyin', 'en', 'title', 'title_en', 'title_first', 'title_last', 'title_places'],
  ...['first', 'last', 'places', 'documents'],
]

/** A line for each title of a person; one for who has none. */
export const namesTsv = (people: readonly NamedPerson[]): AsyncIterable<string> =>
  tsvLines([COLUMNS, ...people.flatMap(lines)])

function lines(person: NamedPerson): string[][] {
  const { zh, traditional, pinyin, spelled, english, titles, first = '', last = '', places, documents } = person
  const own = [zh, traditional, pinyin, english[0]?.en ?? spelled]
  const seen = [first, last, String(places), String(documents)]
  if (!titles.length) return [[...own, '', '', '', '', '', ...seen]]
  return titles.map(({ zh, en = '', first = '', last = '', places }) => [
    ...own,
    ...[zh, en, first, last, String(places)],
    ...seen,
  ])
}

export const namesJson = (people: readonly NamedPerson[]): string => `${JSON.stringify(people, null, 2)}\n`

/** `外交部长 (Foreign Minister) 2013-03-16 – 2022-12-30` */
export function titleText({ zh, en, first, last }: NamedPerson['titles'][number]): string {
  const span = first === undefined ? '' : first === last ? ` ${first}` : ` ${first} – ${last}`
  return `${zh}${en ? ` (${en})` : ''}${span}`
}
