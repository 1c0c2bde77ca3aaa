import { createHash } from 'node:crypto'
import type { Bead, Language, Segment, SourceDocument } from '../../model/document.ts'
import { findDate, locateDate } from './dates.ts'
import { placeAt } from './placed.ts'
import type { InputRow, SourceFile } from './source.ts'
import { isTitleLine } from './streams.ts'

/** What is known of a document but its head. */
export type Body = Pick<SourceDocument, 'zh' | 'en' | 'beads' | 'warnings'> & {
  /** A date that stands around the text. */
  readonly dateline?: string
}

/** The document of a body, with its id, title and date. `files` are its sources, the Chinese one first. */
export function documentOf(files: readonly SourceFile[], source: Body, date?: string): SourceDocument {
  const { dateline: _, ...body } = source
  return { id: digest(files), name: files[0].name, ...headOf(source, files, date), ...body }
}

/** Title and date of a document, as the beginning of its body and the names of its files tell them. */
export function headOf(
  { dateline, ...body }: Body,
  files: readonly Pick<SourceFile, 'name'>[],
  date?: string,
): Pick<SourceDocument, 'title' | 'date'> {
  const zh = titleOf(body.zh)
  const en = titleOf(body.en)
  return {
    ...(zh || en ? { title: { ...(zh ? { zh } : {}), ...(en ? { en } : {}) } } : {}),
    ...optionalDate(
      date ?? dateOf(body) ?? dateline ?? files.map(({ name }) => findDate(fileName(name))).find(Boolean),
    ),
  }
}

/**
 * Aligned rows as segments, one a cell, and their beads. Names are those of the files the two sides are from. Of rows that
 * are all short and without end marks, as a list of terms is, none is a title; nor is a subtitle.
 */
export function bodyOfRows(
  rows: readonly InputRow[],
  names: Readonly<Record<Language, string>>,
  { warnings = [], titles = true }: { readonly warnings?: readonly string[]; readonly titles?: boolean } = {},
): Body {
  const sides: Record<Language, Segment[]> = { zh: [], en: [] }
  const add = (language: Language, row: InputRow, paragraph: number): number[] => {
    const cell = row[language]
    if (cell.text === '') return []
    const speaker = row.speaker?.[language]
    const last = sides[language].at(-1)
    const turn = last ? last.turn + (last.speaker === speaker ? 0 : 1) : 0
    const file = row.part === undefined ? names[language] : `${names[language]}#${row.part}`
    const place = { file, ...placeAt(cell, 0) }
    const kind = titles && isTitleLine(cell.text, language) ? 'title' : 'sentence'
    const said = speaker === undefined ? {} : { speaker }
    const fixed = row.isFixed ? { isFixed: true } : {}
    return [sides[language].push({ language, text: cell.text, kind, ...said, turn, paragraph, place, ...fixed }) - 1]
  }
  const beads: Bead[] = rows.map((row, i) => ({ zh: add('zh', row, i), en: add('en', row, i), confidence: 1 }))
  return { ...sides, beads, warnings }
}

function digest(files: readonly SourceFile[]): string {
  const hash = createHash('sha256')
  for (const { bytes } of files) hash.update(bytes)
  return hash.digest('hex').slice(0, 16)
}

/** The first title at the head of a stream that is more than a date. */
function titleOf(segments: readonly Segment[]): string | undefined {
  const head = segments.slice(
    0,
    Math.max(
      0,
      segments.findIndex(({ kind }) => kind === 'sentence'),
    ),
  )
  return head.find(({ text }) => !isDateLine(text))?.text
}

function isDateLine(text: string): boolean {
  return findDate(text) !== undefined && text.length <= 40
}

/** Segments at the head of a stream that are searched for the date of the event. */
const HEAD = 6
/** Most characters before the date in a sentence that begins with it: “On the afternoon of”, “当地时间”. */
const LEAD = { zh: 6, en: 20 }

/** The date in a title, or with which a sentence at the head of a stream begins; preferably one both streams tell. */
function dateOf({ zh, en }: Body): string | undefined {
  const dates = (segments: readonly Segment[]) =>
    segments.slice(0, HEAD).flatMap(({ text, kind, language }) => {
      const found = locateDate(text)
      const begins =
        found &&
        found.at <= LEAD[language] &&
        !/(?:[自由从從到至]|[将將拟擬定][于於在]?)$/.test(text.slice(0, found.at))
      return found && (kind === 'title' || begins) ? [found.date] : []
    })
  const chinese = dates(zh)
  const english = dates(en)
  return chinese.find((date) => english.includes(date)) ?? chinese[0] ?? english[0]
}

function optionalDate(date: string | undefined): { date?: string } {
  return date === undefined ? {} : { date }
}

function fileName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
}
