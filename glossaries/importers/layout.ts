import { largest } from '../../language/extremes.ts'
import { languageTagOf } from '../../language/names.ts'
import { blockLanguage } from '../../language/script.ts'
import type { Language } from '../../model/document.ts'
import { InputError } from '../../model/errors.ts'
import type { Script } from '../../model/imported.ts'
import { type Field, fieldNames, type Title, titleOf } from './titles.ts'

/** A row of a table, and its line in the file (in a spreadsheet its number). */
export interface LinedRow {
  readonly cells: readonly string[]
  readonly line: number
}

/** A column that is read. */
export interface ColumnUse {
  /** From 0. */
  readonly column: number
  /** As its title is written; empty where there is none. */
  readonly title: string
  readonly field: Field
  readonly language?: Language
  readonly script?: Script
}

/** Which column of a table holds what. */
export interface Layout {
  readonly uses: readonly ColumnUse[]
  /** Titles of columns that hold something else. */
  readonly left: readonly string[]
  /** Where the entries begin. */
  readonly firstRow: number
  /** Without titles; lines that begin with # are comments then, as in OmegaT's glossaries: see `isComment`. */
  readonly isBare: boolean
  /** Titles of the columns, where there is a row of them. */
  readonly titles?: readonly string[]
  /** What people should know of it. */
  readonly warning?: string
}

/** `FIELD=COLUMN` as people give it: by its title, or its number from 1. A field may have more than one column. */
export type Mapping = Readonly<Partial<Record<Field | Language, readonly string[]>>>

/** Titles are looked for in so many rows: the name of the glossary and a date may stand above them. */
const HEADER_ROWS = 10

/** Fields that hold terms. */
const TERMS: readonly Field[] = ['term', 'abbreviation']

/**
 * Finds out which column holds what: from the mapping, else from a row of titles, else, where no title stands above, from
 * the script of the columns. Nothing is guessed: where more than one column could be the Chinese or the English, the table
 * is refused.
 * @throws InputError with the columns found, where the columns of the terms are not known for sure
 */
export function glossaryLayout(sample: readonly LinedRow[], file: string, map?: Mapping, hasTitles = false): Layout {
  if (map && Object.keys(map).length > 0) return mapped(sample, file, map)
  return titledLayout(sample, file, hasTitles) ?? bareLayout(sample, file)
}

interface TitledRow {
  readonly row: number
  readonly titles: readonly Title[]
  readonly uses: readonly ColumnUse[]
}

/** The first of the top rows whose titles name terms of both languages. */
function titledRow(sample: readonly LinedRow[]): TitledRow | undefined {
  for (const [row, { cells }] of sample.slice(0, HEADER_ROWS).entries()) {
    const titles = cells.map((cell) => (cell.length > 60 ? {} : titleOf(cell)))
    const body = sample.slice(row + 1)
    const uses = usesOf(cells, titles, body)
    const has = (language: Language) => uses.some((use) => TERMS.includes(use.field) && use.language === language)
    const isByRows = titles.some(({ field }) => field === 'language') && titles.some(({ field }) => field === 'term')
    if (((has('zh') && has('en') && !areTags(uses, body)) || isByRows) && !haveEntries(sample.slice(0, row), uses)) {
      return { row, titles, uses }
    }
  }
  return undefined
}

/** Terms of both languages above what would be the titles: it is a row of a table of such words. */
function haveEntries(above: readonly LinedRow[], uses: readonly ColumnUse[]): boolean {
  const columnOf = (language: Language) =>
    uses.find((use) => use.field === 'term' && use.language === language)?.column ?? -1
  const isEntry = (row: LinedRow) =>
    languageAt([row], columnOf('zh')) === 'zh' && languageAt([row], columnOf('en')) === 'en'
  return above.some(isEntry)
}

/** Language codes under what would be the titles of languages: the row is one of a table that has codes in its columns. */
function areTags(uses: readonly ColumnUse[], body: readonly LinedRow[]): boolean {
  return uses
    .filter(({ field }) => field === 'term')
    .every(({ column }) => {
      const cells = body.map(({ cells: all }) => all[column]?.trim() ?? '').filter(Boolean)
      return cells.every((cell) => languageTagOf(cell) !== undefined)
    })
}

function usesOf(cells: readonly string[], titles: readonly Title[], body: readonly LinedRow[]): ColumnUse[] {
  const hasTarget = titles.some(({ field, side }) => field === 'term' && side === 'target')
  const named = (language: Language) =>
    titles.some((title, i) => TERMS.includes(title.field as Field) && title.language === language && holds(body, i))
  const holdsBoth = named('zh') && named('en')
  return titles.flatMap((title, column): ColumnUse[] => {
    const { language: written, script, side } = title
    let { field } = title
    if (field === undefined || (written === 'other' && field !== 'ignored')) return []
    // The source is that of the texts beside a target, or where the other language alone is named.
    const isSide = field === 'source' && side === 'source'
    if (isSide && written !== undefined && written !== 'other' && !named(written)) field = 'term'
    else if (isSide && (hasTarget || named('zh') !== named('en'))) field = 'term'
    let language = written
    if (language === undefined && (TERMS.includes(field) || field === 'forbiddenTerm' || field === 'variants')) {
      if (field === 'term' && holdsBoth) return []
      language = field === 'variants' && !holds(body, column) ? 'zh' : languageAt(body, column)
      if (language === undefined) return []
    }
    return [
      {
        column,
        title: cells[column].trim(),
        field,
        ...(language && language !== 'other' && { language }),
        ...(script && { script }),
      },
    ]
  })
}

function titledLayout(sample: readonly LinedRow[], file: string, hasTitles: boolean): Layout | undefined {
  const found = titledRow(sample)
  if (!found) return partlyTitled(sample, file, hasTitles)
  const { row, titles, uses } = found
  const { cells, line } = sample[row]
  const body = sample.slice(row + 1)
  if (!titles.some(({ field }) => field === 'language')) {
    for (const language of ['zh', 'en'] as const) refuseRivals(uses, language, body, cells, file, line)
  }
  if (!areSwapped(uses, body)) return { ...layoutWith(uses, cells), firstRow: row + 1 }
  const warning = 'the columns named Chinese and English hold the other language; they were read the other way round'
  return { ...layoutWith(uses.map(turned), cells), firstRow: row + 1, warning }
}

function layoutWith(uses: readonly ColumnUse[], cells: readonly string[]): Omit<Layout, 'firstRow'> {
  const kept = uses.filter(({ field }) => field !== 'ignored')
  const left = cells.filter((title, column) => title.trim() !== '' && !kept.some((use) => use.column === column))
  return {
    uses: kept,
    left: left.map((title) => title.trim()),
    isBare: false,
    titles: cells.map((cell) => cell.trim()),
  }
}

/** Two columns of one language whose titles do not tell which holds the term. */
function refuseRivals(
  uses: readonly ColumnUse[],
  language: Language,
  body: readonly LinedRow[],
  cells: readonly string[],
  file: string,
  line: number,
): void {
  const rivals = uses.filter((use) => use.field === 'term' && use.language === language && holds(body, use.column))
  const kinds = new Set(rivals.map(({ title, script }) => `${plain(title)} ${script ?? ''}`))
  const isTold = (use: ColumnUse) => {
    const { script, region } = titleOf(use.title)
    return script !== undefined || region !== undefined
  }
  if (kinds.size < 2 || rivals.filter((use) => !isTold(use)).length < 2) return
  const names = rivals.map(({ title, column }) => `${title} (column ${column + 1})`).join(', ')
  throw doubtful(file, `more than one column of ${LANGUAGES[language]} terms: ${names}`, cells, body, line)
}

const plain = (title: string) => title.toLowerCase().replace(/[\s\d一二三四五_()（）-]+$/, '')

/** Terms that stand under the name of the other language: all of them, or none. */
function areSwapped(uses: readonly ColumnUse[], body: readonly LinedRow[]): boolean {
  const under = (language: Language) =>
    uses
      .filter((use) => use.field === 'term' && use.language === language && holds(body, use.column))
      .map(({ column }) => languageAt(body, column))
  const [zh, en] = [under('zh'), under('en')]
  return zh.length > 0 && en.length > 0 && zh.every((found) => found === 'en') && en.every((found) => found === 'zh')
}

const turned = ({ script, ...use }: ColumnUse): ColumnUse =>
  use.language === undefined ? { ...use } : { ...use, language: use.language === 'zh' ? 'en' : 'zh' }

/**
 * A row of titles of which only some are known: what they leave open is told by script, where one column alone can be the
 * Chinese and one alone the English.
 */
function partlyTitled(sample: readonly LinedRow[], file: string, hasTitles: boolean): Layout | undefined {
  const row = hasTitles ? 0 : sample.slice(0, HEADER_ROWS).findIndex(({ cells }) => looksLikeTitles(cells))
  if (row < 0) return undefined
  const { cells, line } = sample[row]
  const body = sample.slice(row + 1)
  const titles = cells.map(titleOf)
  const uses = usesOf(cells, titles, body)
  if (haveEntries(sample.slice(0, row), uses)) return undefined
  const open = cells
    .map((_, i) => i)
    .filter((i) => isOpen(titles[i]) && !uses.some((use) => use.column === i && use.field === 'term'))
  const found: ColumnUse[] = []
  for (const language of ['zh', 'en'] as const) {
    if (uses.some((use) => use.field === 'term' && use.language === language)) continue
    const columns = open.filter((i) => kindAt(body, i) === language)
    if (columns.length !== 1) {
      const what = columns.length ? 'more than one column' : 'no column'
      throw doubtful(file, `${what} that can hold the ${LANGUAGES[language]} terms`, cells, body, line)
    }
    found.push({ column: columns[0], title: cells[columns[0]].trim(), field: 'term', language })
  }
  return {
    ...layoutWith([...uses.filter(({ column }) => !found.some((use) => use.column === column)), ...found], cells),
    firstRow: row + 1,
  }
}

const isOpen = ({ field, language }: Title) => (field === undefined || field === 'term') && language === undefined

/** Most cells of a row are titles that are known. */
function looksLikeTitles(cells: readonly string[]): boolean {
  const written = cells.filter((cell) => cell.trim() !== '')
  const known = written.filter((cell) => cell.length <= 60 && titleOf(cell).field !== undefined).length
  // A language code is a title in one table and a value in another; a single known word may be a term: 来源 = source.
  const codes = written.filter((cell) => languageTagOf(cell) !== undefined).length
  return known - codes >= 2 || (known - codes >= 1 && written.length >= 3 && known * 3 >= written.length && codes === 0)
}

/** What a column holds for the most part, where it holds terms: no numbers, codes, dates, addresses, sentences. */
function kindAt(rows: readonly LinedRow[], column: number): Language | 'tag' | undefined {
  const cells = rows.map(({ cells: all }) => all[column]?.trim() ?? '').filter(Boolean)
  if (cells.length === 0) return undefined
  if (cells.every((cell) => languageTagOf(cell) !== undefined)) return 'tag'
  const codes = cells.filter(isNoTerm)
  // G20, H1N1 and COVID-19 are terms: identifiers have one shape.
  const shapes = new Set(codes.map((code) => code.replace(/\d+/g, '0').replace(/[A-Za-z]/g, 'a')))
  const areTerms = shapes.size > 2 && codes.every((code) => /\p{L}/u.test(code) && !/\/\/|@/.test(code))
  if (codes.length * 2 > cells.length && !areTerms) return undefined
  return languageAt(rows, column)
}

/** Identifiers, numbers, dates, addresses. */
export function isNoTerm(text: string): boolean {
  return (
    /^[^\p{L}]*$/u.test(text) ||
    /^(?:https?:\/\/|www\.|mailto:)\S+$/i.test(text) ||
    /^\S+@\S+\.\w+$/.test(text) ||
    /^[A-Za-z]{0,6}[-_.:#/]?\d+(?:[-_.:/]\w{1,8})*[A-Za-z]?$/.test(text) ||
    /^[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(text)
  )
}

/** A table without titles: one column of Chinese terms and one of English; the third of three may hold comments. */
function bareLayout(sample: readonly LinedRow[], file: string): Layout {
  const body = sample.filter(({ cells }) => !isComment(cells))
  const width = largest([0, ...body.map(({ cells }) => cells.length)])
  const kinds = Array.from({ length: width }, (_, column) => kindAt(body, column))
  const use = (column: number, field: Field, language?: Language): ColumnUse => ({
    ...{ column, title: '', field },
    ...(language && { language }),
  })
  const tags = kinds.flatMap((kind, i) => (kind === 'tag' ? [i] : []))
  const columnsOf = (language: Language) => kinds.flatMap((kind, i) => (kind === language ? [i] : []))
  const [first, second] = kinds
  const isGlossary = width === 3 && first !== second && isLanguage(first) && isLanguage(second)
  const zh = isGlossary ? [kinds.indexOf('zh')] : columnsOf('zh')
  const en = isGlossary ? [kinds.indexOf('en')] : columnsOf('en')
  if (zh.length !== 1 || en.length !== 1) {
    const what = (['zh', 'en'] as const).map((language) => counted(language === 'zh' ? zh : en, LANGUAGES[language]))
    throw doubtful(file, `no titles, and ${what.join(' and ')}`, [], body, body[0]?.line ?? 1, width)
  }
  const uses = [use(zh[0], 'term', 'zh'), use(en[0], 'term', 'en')]
  if (isGlossary && holds(body, 2)) uses.push(use(2, 'note'))
  if (tags.length === 2) uses.push(use(tags[0], 'sourceLanguage'), use(tags[1], 'targetLanguage'))
  // Titles in no language that is known: their script is not that of what stands below.
  const top = sample.findIndex(({ cells }) => !isComment(cells))
  const isTitle =
    body.length > 1 &&
    tags.length === 0 &&
    (languageAt([body[0]], zh[0]) === 'en' || languageAt([body[0]], en[0]) === 'zh')
  const left = kinds.flatMap((_, i) =>
    uses.some(({ column }) => column === i) || !holds(body, i) ? [] : [`column ${i + 1}`],
  )
  return { uses, left, firstRow: isTitle ? top + 1 : 0, isBare: true, ...(isTitle && { titles: body[0].cells }) }
}

const isLanguage = (kind: unknown): kind is Language => kind === 'zh' || kind === 'en'

/** A line of an OmegaT glossary that is none of its entries: alone, or with a space after its mark. */
export function isComment(cells: readonly string[]): boolean {
  return /^#/.test(cells[0] ?? '') && (/^#[#\s]/.test(cells[0]) || !cells[1]?.trim())
}

const LANGUAGES: Readonly<Record<Language, string>> = { zh: 'Chinese', en: 'English' }

const counted = (columns: readonly number[], name: string) =>
  columns.length === 0
    ? `no column of ${name}`
    : columns.length === 1
      ? `one of ${name}`
      : `${columns.length} columns that could be ${name}`

/** Columns that are shown in a refusal, and characters of each example. */
const SHOWN_COLUMNS = 12
const SHOWN_CHARACTERS = 20

function doubtful(
  file: string,
  found: string,
  titles: readonly string[],
  body: readonly LinedRow[],
  line: number,
  width = titles.length,
): InputError {
  const columns = Array.from({ length: Math.min(width, SHOWN_COLUMNS) }, (_, i) => {
    const example = body.map(({ cells }) => cells[i]?.trim()).find(Boolean) ?? ''
    const shown =
      [...example].length > SHOWN_CHARACTERS ? `${[...example].slice(0, SHOWN_CHARACTERS).join('')}…` : example
    return `${i + 1}${titles[i]?.trim() ? ` ${titles[i].trim()}` : ''}: ${shown || '(empty)'}`
  })
  const advice = 'say which with --map zh=NUMBER,en=NUMBER (or titles)'
  return new InputError(
    file,
    `expected one column of Chinese and one of English terms, found ${found}; the columns are ${columns.join(' | ') || 'none'}; ${advice}`,
    { line },
  )
}

function mapped(sample: readonly LinedRow[], file: string, map: Mapping): Layout {
  const wanted = (Object.entries(map) as [Field | Language, readonly string[]][]).flatMap(([field, columns]) =>
    columns.map((column) => [field, column] as const),
  )
  const isNumber = (name: string) => /^\d+$/.test(name)
  const row = sample
    .slice(0, HEADER_ROWS)
    .findIndex(({ cells }) => wanted.every(([, name]) => isNumber(name) || columnNamed(cells, name) >= 0))
  if (row < 0) {
    const names = wanted.map(([, name]) => name).join(', ')
    const found = sample[0]?.cells.filter((cell) => cell.trim()).join(', ') || 'an empty row'
    throw new InputError(file, `expected a header with the columns ${names}, found ${found}`, { line: sample[0]?.line })
  }
  const byNumber = wanted.every(([, name]) => isNumber(name))
  const titled = byNumber ? sample.slice(0, HEADER_ROWS).findIndex(({ cells }) => looksLikeTitles(cells)) : row
  const cells = titled < 0 ? [] : sample[titled].cells
  const uses = wanted.map(([field, name]): ColumnUse => {
    const column = isNumber(name) ? Number(name) - 1 : columnNamed(cells, name)
    const language = field === 'zh' || field === 'en' ? field : field === 'variants' ? 'zh' : undefined
    const { script } = language === 'zh' ? titleOf(cells[column] ?? '') : {}
    return {
      ...{ column, title: cells[column]?.trim() ?? '', field: field === 'zh' || field === 'en' ? 'term' : field },
      ...(language && { language }),
      ...(script && { script }),
    }
  })
  // What marks a term counts, named or not: a prohibition that is passed over makes a good term of a bad one.
  const taken = new Set(uses.map(({ column }) => column))
  const body = sample.slice(titled + 1)
  const others = cells.length
    ? usesOf(cells, cells.map(titleOf), body).filter(
        ({ column, field }) => !taken.has(column) && !TERMS.includes(field),
      )
    : []
  const firstRow = titled >= 0 ? titled + 1 : firstEntry(sample, uses)
  return { ...layoutWith([...uses, ...others], cells), firstRow }
}

/** What stands above the first row with both languages names the columns, or the glossary. */
function firstEntry(sample: readonly LinedRow[], uses: readonly ColumnUse[]): number {
  const columnOf = (language: Language) => uses.find((use) => use.language === language)?.column ?? -1
  const isEntry = (row: LinedRow) =>
    languageAt([row], columnOf('zh')) === 'zh' && languageAt([row], columnOf('en')) === 'en'
  return Math.max(0, sample.slice(0, HEADER_ROWS).findIndex(isEntry))
}

function columnNamed(header: readonly string[], name: string): number {
  const key = (text: string) => text.normalize('NFKC').trim().toLowerCase()
  return header.findIndex((cell) => key(cell) === key(name))
}

const holds = (rows: readonly LinedRow[], column: number) =>
  rows.some(({ cells }) => (cells[column] ?? '').trim() !== '')

/** Words of a column by which a third language in Latin letters is told from English: in a few, names decide. */
const TELLING_WORDS = 12

/** The language of most cells of a column that hold either, by their script. */
function languageAt(rows: readonly LinedRow[], column: number): Language | undefined {
  const counts = { zh: 0, en: 0 }
  const latin: string[] = []
  for (const { cells } of rows) {
    const language = scriptLanguage(cells[column] ?? '')
    if (language) counts[language]++
    if (language === 'en') latin.push(cells[column])
  }
  if (counts.zh === 0 && counts.en === 0) return undefined
  if (counts.zh > counts.en) return 'zh'
  // Its short words tell a language; names have its letters in English, too.
  const text = latin
    .join(' . ')
    .normalize('NFD')
    .replace(/[^\u0020-\u007e]|\b[a-z]\b/gi, '')
  return text.split(/\s+/).length >= TELLING_WORDS && blockLanguage(text) === 'other' ? undefined : 'en'
}

/** The language of a cell that holds a term: Chinese with some Latin letters in it (K线图, GDP增速) is Chinese. */
function scriptLanguage(cell: string): Language | undefined {
  const [han, latin, foreign] = [
    /\p{Script=Han}/gu,
    /\p{Script=Latin}/gu,
    /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Greek}\p{Script=Thai}]/gu,
  ].map((script) => cell.match(script)?.length ?? 0)
  if (foreign > latin && foreign * 2 > han) return undefined
  if (han === 0 && latin === 0) return undefined
  return han * 3 > latin ? 'zh' : 'en'
}

/** `zh=Term,en=Translation,note=Remark` as a mapping. Throws a plain Error that says what is wrong. */
export function parseMapping(text: string): Mapping {
  const map: Partial<Record<string, string[]>> = {}
  for (const pair of text.split(',')) {
    const [field, name] = pair.split(/=(.*)/s).map((part) => part.trim())
    if (!name || !(MAPPED as readonly string[]).includes(field)) {
      throw new Error(`'${pair.trim()}' is no FIELD=COLUMN; fields are ${MAPPED.join(', ')}.`)
    }
    map[field] = [...(map[field] ?? []), name]
  }
  if (!map.zh || !map.en) throw new Error('It must name the columns of zh and en.')
  return map as Mapping
}

/** What people may map: a term by its language. */
const MAPPED = ['zh', 'en', ...fieldNames.filter((field) => field !== 'term')]
