import type { Reading } from '../glossaries/importers/index.ts'
import type { ImportSummary } from '../glossaries/termbase/termbase.ts'
import type { ImportedConcept, ImportedTerm } from '../model/imported.ts'
import { renderTable } from './table.ts'

/** What became of one file. */
export interface FileReport {
  readonly file: string
  /** Absent where the file could not be used. */
  readonly summary?: ImportSummary
  /** Terms of the file that are proposals, because it says so or leaves a doubt. */
  readonly proposals?: number
  /** Which column or field was taken for what, and which for nothing. */
  readonly columns?: Reading
  /** Of a dry run: the first entries as they are read. */
  readonly first?: readonly string[]
  readonly error?: string
  /** As `file:line: message`. */
  readonly warnings: readonly string[]
}

/** Entries that a dry run shows. */
const SHOWN_ENTRIES = 3

/** What was read of a file. */
export class ReadTerms {
  proposals = 0
  readonly first: string[] = []

  add({ zh, en, ...entry }: ImportedConcept): void {
    this.proposals += en.filter(({ status }) => status === 'proposed' || status === 'undecided').length
    if (this.first.length === SHOWN_ENTRIES) return
    const details = (['definition', 'domain', 'note', 'source'] as const)
      .filter((field) => entry[field])
      .map((field) => `; ${field}: ${entry[field]}`)
    const line = `${zh.map(({ text }) => text).join(', ')} = ${en.map(described).join(', ')}${details.join('')}`
    this.first.push(line.replace(/\s+/g, ' '))
  }
}

function described({ text, status, usage, partOfSpeech, note, source, decided }: ImportedTerm): string {
  const said = [status, usage, partOfSpeech, note && `note: ${note}`, source && `source: ${source}`, decided?.at]
  const found = said.filter(Boolean).join('; ')
  return found ? `${text} (${found})` : text
}

/** Conflicts that are shown to a person. */
const SHOWN_CONFLICTS = 20

/** What was imported, and where the files say otherwise than people decided, for a terminal. */
export function* importTables(reports: readonly FileReport[]): Iterable<string> {
  const numbers = { align: 'right', minWidth: 5 } as const
  const columns = ['concepts', 'new terms', 'changed', 'known', 'proposals', 'conflicts'].map((title) => ({
    title,
    ...numbers,
  }))
  const rows = reports.flatMap(({ file, summary, proposals = 0 }) =>
    summary ? [[file, ...counts(summary, proposals)]] : [],
  )
  if (rows.length === 0) return
  yield renderTable([{ title: 'file' }, ...columns], rows)
  for (const report of reports) yield* readingLines(report)
  const conflicts = reports.flatMap(({ summary }) => summary?.conflicts ?? [])
  if (conflicts.length === 0) return
  yield '\n'
  yield renderTable(
    ['place', 'Chinese', 'English', 'field', 'termbase', 'file', 'kept'].map((title) => ({ title, minWidth: 8 })),
    conflicts
      .slice(0, SHOWN_CONFLICTS)
      .map(({ place, zh, en = '', field, termbase, file, kept }) => [
        ...[`${place.file}:${place.line}`, zh, en, field],
        ...[termbase ?? '-', file, kept],
      ]),
  )
  const more = conflicts.length - SHOWN_CONFLICTS
  if (more > 0) yield `and ${more} more: --format json has them all\n`
}

/** Which column was taken for what, and in a dry run what the first entries are then. */
function* readingLines({ file, summary, columns, first }: FileReport): Iterable<string> {
  if (!summary) return
  if (columns && columns.taken.length > 0) yield `${file}: ${columns.taken.join(', ')}\n`
  if (columns && columns.left.length > 0) yield `${file}: not taken: ${columns.left.join(', ')}\n`
  for (const entry of first ?? []) yield `  ${entry}\n`
}

function counts(summary: ImportSummary, proposals: number): string[] {
  const { concepts, renderingsAdded, renderingsChanged, renderingsKnown, conflicts } = summary
  return [concepts, renderingsAdded, renderingsChanged, renderingsKnown, proposals, conflicts.length].map(String)
}
