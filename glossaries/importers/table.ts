import { languageOf } from '../../language/names.ts'
import type { Language } from '../../model/document.ts'
import { InputError } from '../../model/errors.ts'
import type { ImportedConcept, ImportedTerm } from '../../model/imported.ts'
import { conceptOf } from './concept.ts'
import { type ColumnUse, glossaryLayout, isComment, type Layout, type LinedRow } from './layout.ts'
import { type FieldText, termOf, unknownValue } from './marks.ts'
import { severalIn } from './several.ts'
import type { GlossaryFile, ImportOptions, ImportReading, Warn } from './source.ts'
import type { Field } from './titles.ts'

/** Rows that are looked at to find the titles and the languages of columns. */
const SAMPLE = 200

/**
 * The entries of a table. Its columns are those that the options name, or that its titles and the script of its cells
 * leave no doubt about: see `layoutOf`. A row is an entry, unless a column tells the language of each row.
 * @param known `hasTitles`: the first row names the columns, whatever stands in it
 * @throws InputError where the columns are not known for sure.
 */
export async function* tableConcepts(
  rows: AsyncIterable<LinedRow>,
  file: GlossaryFile,
  options: ImportOptions,
  warn: Warn,
  known: { readonly hasTitles?: boolean } = {},
): AsyncIterable<ImportedConcept> {
  const sample: LinedRow[] = []
  const source = rows[Symbol.asyncIterator]()
  for (let next = await source.next(); !next.done; next = await source.next()) {
    if (sample.push(next.value) === SAMPLE) break
  }
  const layout = glossaryLayout(sample, file.name, options.map, known.hasTitles)
  options.told?.(readingOf(layout))
  if (layout.warning) warn(layout.warning, sample[layout.firstRow - 1]?.line)
  const all = async function* () {
    yield* sample.slice(layout.firstRow)
    for (let next = await source.next(); !next.done; next = await source.next()) yield next.value
  }
  if (layout.uses.some(({ field }) => field === 'language')) {
    yield* byLanguage(all(), layout, file, warn)
    return
  }
  const reader = new RowReader(layout, file, options, warn)
  for await (const rows of byNumber(all(), layout)) {
    const concept = reader.read(rows)
    if (concept) yield concept
  }
}

/**
 * Rows that follow each other under one number are one entry where they have different Chinese terms, or not all of them
 * both languages; each other row is one by itself.
 */
async function* byNumber(rows: AsyncIterable<LinedRow>, { uses }: Layout): AsyncIterable<readonly LinedRow[]> {
  // Rows of our own exports know their renderings by ids.
  const isOurs = uses.some(({ field }) => field === 'id')
  const number = isOurs ? undefined : uses.find(({ field }) => field === 'conceptId')?.column
  const columnsOf = (language: Language) =>
    uses.filter((use) => use.field === 'term' && use.language === language).map(({ column }) => column)
  const [zh, en] = [columnsOf('zh'), columnsOf('en')]
  const has = ({ cells }: LinedRow, columns: readonly number[]) => columns.some((column) => cells[column]?.trim())
  const chinese = ({ cells }: LinedRow) => zh.map((column) => cells[column]?.trim()).join('\t')
  const areOne = (found: readonly LinedRow[]) =>
    found.some((row) => !has(row, zh) || !has(row, en) || chinese(row) !== chinese(found[0]))
  const group: LinedRow[] = []
  const release = function* (): Iterable<readonly LinedRow[]> {
    const found = group.splice(0)
    if (found.length > 1 && areOne(found)) yield found
    else for (const row of found) yield [row]
  }
  for await (const row of rows) {
    const id = number === undefined ? '' : row.cells[number]?.trim()
    if (!id || (group.length > 0 && group[0].cells[number as number].trim() !== id)) yield* release()
    if (id) group.push(row)
    else yield [row]
  }
  yield* release()
}

/** Parts several texts in one cell, of formats that keep them apart: no character, so that no text holds it. */
export const SEVERAL = '\ufdd0'

const NAMES: Readonly<Partial<Record<string, string>>> = { zh: 'Chinese', en: 'English' }

/** Which column is taken for what. */
function readingOf({ uses, left }: Layout): ImportReading {
  const taken = uses.map(({ column, title, field, language, script }) => {
    const name = field === 'term' ? '' : field === 'abbreviation' ? ' (short)' : ` ${field}`
    const of = `${NAMES[language ?? ''] ?? ''}${script === 'Hant' ? ' (traditional)' : ''}${name}`.trim()
    return `${of} = ${title ? `${title} (column ${column + 1})` : `column ${column + 1}`}`
  })
  return { taken, left }
}

/** Columns of marks and remarks that belong to a term, and those that belong to the whole entry. */
const OF_ENTRY: readonly Field[] = ['definition', 'domain', 'conceptNote', 'conceptSource', 'conceptId']

class RowReader {
  readonly #layout: Layout
  readonly #file: GlossaryFile
  readonly #options: ImportOptions
  readonly #warn: Warn
  /** Which columns tell of the term in a column: see `belongings`. */
  readonly #terms: readonly { readonly use: ColumnUse; readonly fields: ReadonlyMap<Field, readonly number[]> }[]
  readonly #entry: ReadonlyMap<Field, readonly number[]>
  /** Whether the table is one of our exports. */
  readonly #isOurs: boolean
  /** Columns of ids of renderings. */
  readonly #ids: readonly number[]

  constructor(layout: Layout, file: GlossaryFile, options: ImportOptions, warn: Warn) {
    this.#layout = layout
    this.#file = file
    this.#options = options
    this.#warn = warn
    this.#terms = belongings(layout.uses)
    this.#ids = layout.uses.flatMap(({ field, column }) => (field === 'id' ? [column] : []))
    this.#isOurs = layout.uses.some(({ field, title }) => field === 'id' && /rendering/i.test(title))
    this.#entry = grouped(layout.uses.filter(({ field }) => OF_ENTRY.includes(field)))
  }

  /** The entry of a row, or of some that belong together. */
  read(rows: readonly LinedRow[]): ImportedConcept | undefined {
    const terms: Record<Language, ImportedTerm[]> = { zh: [], en: [] }
    if (rows.filter((row) => this.#addTerms(row, terms)).length === 0) return undefined
    const [{ line }] = rows
    const text = (field: Field) => rows.map((row) => textIn(row.cells, this.#entry.get(field))).find(Boolean)
    return conceptOf(
      this.#file,
      line,
      {
        ...{
          id: text('conceptId'),
          zh: terms.zh,
          en: terms.en,
          definition: text('definition'),
          domain: text('domain'),
        },
        ...{ note: text('conceptNote'), source: text('conceptSource') },
      },
      this.#warn,
    )
  }

  /** Adds the terms of a row; false where it is none of an entry. */
  #addTerms({ cells, line }: LinedRow, terms: Record<Language, ImportedTerm[]>): boolean {
    const { isBare, titles } = this.#layout
    if (cells.every((cell) => cell.trim() === '') || (isBare && isComment(cells))) return false
    // Printed lists repeat their titles on each page.
    if (titles && this.#terms.every(({ use }) => cells[use.column]?.trim() === titles[use.column])) return false
    const turned = this.#isTurned(cells, line)
    if (turned === undefined) return false
    // In OmegaT's glossaries it would be a line that was taken out.
    const isDoubtful = isBare && /^#/.test(cells[0]) && !/^#/.test(cells[1] ?? '')
    if (isDoubtful) this.#warn(`a line that begins with # may be a comment: its term is a proposal: ${cells[0]}`, line)
    for (const { use, fields } of this.#terms) {
      const language = turned ? other(use.language) : use.language
      if (language === undefined) continue
      const found = this.#termsIn(use, cells, fields, line)
      for (const term of found) terms[language].push(isDoubtful ? { ...term, status: 'proposed' } : term)
    }
    return true
  }

  /** Whether the sides of this row are the other way round, where it tells its languages; undefined for a third one. */
  #isTurned(cells: readonly string[], line: number): boolean | undefined {
    const [source, target] = (['sourceLanguage', 'targetLanguage'] as const).map((field) => {
      const use = this.#layout.uses.find((one) => one.field === field)
      return use && cells[use.column]
    })
    if (source === undefined || target === undefined) return false
    const found = [languageOf(source), languageOf(target)]
    if (!found.includes('zh') || !found.includes('en')) {
      this.#warn(`a row of ${source} and ${target} was left out`, line)
      return undefined
    }
    const first = this.#terms.find(({ use }) => use.field === 'term')?.use.language
    return first !== found[0]
  }

  #termsIn(
    use: ColumnUse,
    cells: readonly string[],
    fields: ReadonlyMap<Field, readonly number[]>,
    line: number,
  ): ImportedTerm[] {
    const texts = (cells[use.column] ?? '').split(SEVERAL)
    return texts.flatMap((text) => this.#termsOf(text.trim(), use, cells, fields, line))
  }

  #termsOf(
    written: string,
    use: ColumnUse,
    cells: readonly string[],
    fields: ReadonlyMap<Field, readonly number[]>,
    line: number,
  ): ImportedTerm[] {
    if (written === '') return []
    const cell: FieldText = (field) => textIn(cells, fields.get(field))
    if (use.field === 'variants' || use.field === 'forbiddenTerm') {
      // Our own exports part variants so; an English word of others is a rendering that is allowed.
      const pieces = written.split(this.#isOurs ? '; ' : use.language === 'zh' ? /;\s|[；、|\n]/ : /[;；|\n]/)
      const usage = use.field === 'forbiddenTerm' ? ('deprecated' as const) : undefined
      return pieces.map((piece) => ({ text: piece, ...(usage && { usage }) }))
    }
    const term = termOf(written, cell, (field, value) => this.#warn(unknownValue(field, value), line))
    const isOwnRow = this.#ids.some((column) => isOwn(cells[column]))
    const pieces = isOwnRow ? [] : severalIn(written, use.language)
    if (pieces.length < 2) return [term]
    if (this.#options.split) return pieces.map((text) => ({ ...term, text }))
    const shown = written.replace(/\s+/g, ' ')
    this.#warn(`several terms in one cell, a proposal as it stands: "${shown}"; --split makes a term of each`, line)
    return [{ ...term, status: term.status === 'rejected' ? 'rejected' : 'proposed' }]
  }
}

/** Whether an id is of a rendering of ours: its cell is one rendering, whatever it holds. */
const isOwn = (id: string | undefined) => id !== undefined && /^r[0-9a-f]/.test(id)

const other = (language: Language | undefined) => (language === 'zh' ? ('en' as const) : ('zh' as const))

/** The text of some columns: one paragraph each, where there are more. */
function textIn(cells: readonly string[], columns: readonly number[] | undefined): string | undefined {
  const texts = columns?.map((column) => cells[column] ?? '').filter((text) => text.trim() !== '') ?? []
  return texts.length > 0 ? texts.join('\n') : undefined
}

function grouped(uses: readonly ColumnUse[]): Map<Field, number[]> {
  const columns = new Map<Field, number[]>()
  for (const { field, column } of uses) columns.set(field, [...(columns.get(field) ?? []), column])
  return columns
}

/**
 * The columns of terms (simplified Chinese first, abbreviations last), each with those that tell of it: what is named with
 * a language belongs to the term of that language before it, or to its first; a memoQ `Term_Info` to the term before it;
 * everything else to the English term, which is the rendering that a row is about.
 */
function belongings(uses: readonly ColumnUse[]) {
  const isTerm = ({ field, language }: ColumnUse) =>
    language !== undefined && ['term', 'abbreviation', 'variants', 'forbiddenTerm'].includes(field)
  const terms = uses.filter(isTerm)
  const owner = ({ field, language, column }: ColumnUse): readonly ColumnUse[] => {
    const own = terms.filter((term) => term.field !== 'variants' && term.field !== 'forbiddenTerm')
    const before = own.findLast(
      (term) => term.column < column && (language === undefined || term.language === language),
    )
    if (field === 'info') return before ? [before] : []
    const first = own.find((term) => term.language === language)
    if (language !== undefined) return before ? [before] : first ? [first] : []
    return own.filter((term) => term.language === 'en')
  }
  const rank = ({ field, script }: ColumnUse) => (field === 'term' ? (script === 'Hant' ? 1 : 0) : 2)
  const others = uses.filter((use) => !isTerm(use) && !OF_ENTRY.includes(use.field))
  return [...terms]
    .sort((a, b) => rank(a) - rank(b))
    .map((use) => ({ use, fields: grouped(others.filter((one) => owner(one).includes(use))) }))
}

/** Rows of one term each, with its language in a column: those of one number are an entry. */
async function* byLanguage(
  rows: AsyncIterable<LinedRow>,
  layout: Layout,
  file: GlossaryFile,
  warn: Warn,
): AsyncIterable<ImportedConcept> {
  const columns = grouped(layout.uses)
  const [number, language, term] = (['conceptId', 'language', 'term'] as const).map((field) => columns.get(field)?.[0])
  if (number === undefined || language === undefined || term === undefined) {
    const lacks = number === undefined ? 'a column with the number of the entry' : 'a column with the terms'
    throw new InputError(
      file.name,
      `expected rows of one language each with ${lacks}, by which they belong together, found ${layout.titles?.join(', ')}`,
      { line: 1 },
    )
  }
  const entries = new Map<string, { line: number; cells: readonly string[]; terms: Record<Language, ImportedTerm[]> }>()
  for await (const { cells, line } of rows) {
    const found = languageOf(cells[language])
    const id = cells[number]?.trim()
    if (!found || !id) continue
    const entry = entries.get(id) ?? { line, cells, terms: { zh: [], en: [] } }
    const unknown = (field: Field, value: string) => warn(unknownValue(field, value), line)
    entry.terms[found].push({
      ...termOf(cells[term] ?? '', (field) => textIn(cells, columns.get(field)), unknown),
      id: undefined,
    })
    entries.set(id, entry)
  }
  for (const [id, { line, cells, terms }] of entries) {
    const text = (field: Field) => textIn(cells, columns.get(field))
    const entry = { id, ...terms, definition: text('definition'), domain: text('domain') }
    const concept = conceptOf(file, line, entry, warn)
    if (concept) yield concept
  }
}
