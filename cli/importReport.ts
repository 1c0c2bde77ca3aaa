import type { ImportSummary } from '../glossaries/termbase/termbase.ts'
import { renderTable } from './table.ts'

/** What became of one file. */
export interface FileReport {
  readonly file: string
  /** Absent where the file could not be used. */
  readonly summary?: ImportSummary
  readonly error?: string
  /** As `file:line: message`. */
  readonly warnings: readonly string[]
}

/** Conflicts that are shown to a person. */
const SHOWN_CONFLICTS = 20

/** What was imported, and where the files say otherwise than people decided, for a terminal. */
export function* importTables(reports: readonly FileReport[]): Iterable<string> {
  const numbers = { align: 'right', minWidth: 5 } as const
  const columns = ['concepts', 'new terms', 'changed', 'known', 'conflicts'].map((title) => ({ title, ...numbers }))
  const rows = reports.flatMap(({ file, summary }) => (summary ? [[file, ...counts(summary)]] : []))
  if (rows.length === 0) return
  yield renderTable([{ title: 'file' }, ...columns], rows)
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

function counts(summary: ImportSummary): string[] {
  const { concepts, renderingsAdded, renderingsChanged, renderingsKnown, conflicts } = summary
  return [concepts, renderingsAdded, renderingsChanged, renderingsKnown, conflicts.length].map(String)
}
