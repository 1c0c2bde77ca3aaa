import { batch, computed, signal } from '@preact/signals'
import type { HistoryRow, QueueFilter, QueueRow, Session, Sheet, SourcedUnit, Span, Totals } from '../api.ts'
import type { Side } from './spans.ts'

/** Everything the page shows. Only actions.ts, queue.ts and sheets.ts change it. */

export const session = signal<Session | undefined>(undefined)
export const totals = signal<Totals | undefined>(undefined)

export const filter = signal<QueueFilter>({})
/** The queue as it was when the filter was set: deciding does not make rows jump or vanish. */
export const ids = signal<readonly string[]>([])
/** Whether a queue has come yet: until then it is not known to be empty. */
export const loaded = signal(false)
export const index = signal(0)
export const currentId = computed<string | undefined>(() => ids.value[index.value])

/** Rows known by id; `rowsVersion` changes with them. */
const rows = new Map<string, QueueRow>()
export const rowsVersion = signal(0)

export function rowOf(id: string | undefined): QueueRow | undefined {
  rowsVersion.value
  return id === undefined ? undefined : rows.get(id)
}

export function setRows(changed: readonly QueueRow[]): void {
  // What is fetched ahead is mostly known already: it draws nothing anew.
  const isNew = changed.some((row) => JSON.stringify(rows.get(row.id)) !== JSON.stringify(row))
  for (const row of changed) rows.set(row.id, row)
  if (isNew) rowsVersion.value++
}

export function forgetRows(): void {
  rows.clear()
  rowsVersion.value++
}

/** What is shown of the pair at hand. */
export const sheet = signal<Sheet | undefined>(undefined)
/** Which occurrence is looked at, and what surrounds it where that was asked for. */
export const occurrence = signal(0)
export const showsContext = signal(false)
export const neighbours = signal<{ readonly unit: string; readonly units: readonly SourcedUnit[] } | undefined>(
  undefined,
)
export const history = signal<{ readonly id: string; readonly rows: readonly HistoryRow[] } | undefined>(undefined)

/** Boundaries that are being moved in the occurrence looked at. */
export interface Draft {
  readonly id: string
  readonly unit: SourcedUnit
  readonly side: Side
  readonly zh: Span
  readonly en: Span
}
export const draft = signal<Draft | undefined>(undefined)

export type Dialog = 'help' | 'edit' | 'batch' | 'merge' | 'superseded'
export const dialog = signal<Dialog | undefined>(undefined)
export const showsFilters = signal(false)

export interface Notice {
  readonly text: string
  readonly isProblem: boolean
}
export const notice = signal<Notice | undefined>(undefined)
let timer: ReturnType<typeof setTimeout> | undefined

/** Tells the person; a problem stays until the next message. */
export function tell(text: string, isProblem = false): void {
  notice.value = { text, isProblem }
  clearTimeout(timer)
  if (!isProblem) timer = setTimeout(() => (notice.value = undefined), 4000)
}

export { batch }
