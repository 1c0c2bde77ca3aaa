import type { Database, RenderingRow } from '../database/tables.ts'
import type { Inconsistency, QueueRow } from '../review.ts'
import { renderingsWithTerm, toQueueRow } from './rows.ts'

/** English this long is compared for near spellings: shorter words are near many others. */
const nearFrom = 6
/** Findings of one kind that are told. */
const limit = 200

/** Where accepted terms do not agree with each other: see Review. */
export async function consistency(database: Database): Promise<Inconsistency[]> {
  const accepted = await renderingsWithTerm(database).where('r.status', '=', 'accepted').orderBy('r.id').execute()
  const inUse = accepted.filter(({ usage }) => usage !== 'deprecated' && usage !== 'superseded')
  return [
    ...told(
      'severalPreferred',
      groups(
        accepted.filter(({ usage }) => usage === 'preferred'),
        ({ concept }) => concept,
      ),
    ),
    ...told(
      'nonePreferred',
      groups(inUse, ({ concept }) => concept).filter((rows) => rows.every(({ usage }) => usage !== 'preferred')),
    ),
    ...told('sameEnglish', groups(inUse, ({ folded }) => folded).filter(concepts)),
    ...told(
      'capitals',
      groups(inUse, ({ folded }) => folded).filter((rows) => new Set(rows.map(({ en }) => en)).size > 1),
    ),
    ...told('nearSpelling', near(inUse)),
  ]
}

const concepts = (rows: readonly RenderingRow[]) => new Set(rows.map(({ concept }) => concept)).size > 1

function told(kind: Inconsistency['kind'], found: readonly (readonly RenderingRow[])[]): Inconsistency[] {
  return found.slice(0, limit).map((rows) => ({ kind, rows: rows.map((row): QueueRow => toQueueRow(row)) }))
}

/** Rows that have a key in common with others. */
function groups(rows: readonly RenderingRow[], key: (row: RenderingRow) => string): RenderingRow[][] {
  const byKey = new Map<string, RenderingRow[]>()
  for (const row of rows) byKey.set(key(row), [...(byKey.get(key(row)) ?? []), row])
  return [...byKey.values()].filter((same) => same.length > 1)
}

/**
 * Pairs whose English differs by one letter within a word, or by a space or hyphen: both give one text when one character
 * is left out (symmetric deletion). An ending -s is no error.
 */
function near(rows: readonly RenderingRow[]): RenderingRow[][] {
  const byShort = new Map<string, RenderingRow>()
  const found = new Map<string, RenderingRow[]>()
  for (const row of rows) {
    const { folded } = row
    if (folded.length < nearFrom) continue
    const shorts = new Set([folded, ...Array.from(folded, (_, i) => folded.slice(0, i) + folded.slice(i + 1))])
    for (const short of shorts) {
      const other = byShort.get(short)
      if (other && isNear(other.folded, folded)) found.set(`${other.id} ${row.id}`, [other, row])
      byShort.set(short, other ?? row)
    }
  }
  return [...found.values()]
}

function isNear(a: string, b: string): boolean {
  if (a === b || `${a}s` === b || `${b}s` === a || Math.abs(a.length - b.length) > 1) return false
  // Numbers that differ are other things, not other spellings.
  return a.replace(/\D/g, '') === b.replace(/\D/g, '')
}
