import { batch, computed, effect, signal } from '@preact/signals'
import { mendIn } from '../../model/readerMend.ts'
import type {
  Act,
  PastChanges,
  QueueFilter,
  QueueRow,
  RefusalValues,
  Session,
  Sheet,
  SourcedUnit,
  Span,
  TaskCounts,
  Totals,
} from '../api.ts'
import type { SpanSide } from './spans.ts'

/** Everything the page shows. Only actions, drafts, queue and entryCache change it. */

export const session = signal<Session | undefined>(undefined)
export const totals = signal<Totals | undefined>(undefined)
/** What the person at this page may do; the server has the last word. */
export const may = (act: Act) => session.value?.may.includes(act) ?? true
/** How much waits for them. */
export const tasks = signal<TaskCounts | undefined>(undefined)
/** Id of the last history row that is known: what was fetched before it may be older than what is stored. */
export const knownVersion = signal(0)

export type View = 'review' | 'reading' | 'pictures' | 'team'
export const view = signal<View>('review')

/** What the queue is asked for where nobody asks otherwise. */
export const defaultFilter: QueueFilter = { unit: 'concept', nested: 'fold' }
export const filter = signal<QueueFilter>(defaultFilter)
/** The queue as it was when the filter was set: deciding does not make rows jump or vanish. */
export const ids = signal<readonly string[]>([])
/** Whether a queue has come yet, and whether the last one asked for did not. */
export const loaded = signal(false)
export const failed = signal<unknown>(undefined)
export const index = signal(0)
/** A rendering beside the queue that is looked at: of the same concept, or one that was followed to. */
export const focus = signal<string | undefined>(undefined)
export const currentId = computed<string | undefined>(() => focus.value ?? ids.value[index.value])

/** Rows known by id; `rowsVersion` changes with them. */
const rows = new Map<string, QueueRow>()
export const rowsVersion = signal(0)

export function queueRowOf(id: string | undefined): QueueRow | undefined {
  rowsVersion.value
  return id === undefined ? undefined : rows.get(id)
}

export function setRows(changed: readonly QueueRow[]): void {
  let isNew = false
  for (const row of changed) {
    const known = rows.get(row.id)
    // An answer that was overtaken on its way tells nothing new.
    if (known && known.revision > row.revision) continue
    const next = { ...row, siblings: row.siblings ?? known?.siblings }
    if (JSON.stringify(known) === JSON.stringify(next)) continue
    rows.set(row.id, next)
    isNew = true
  }
  if (isNew) rowsVersion.value++
}

/** Takes back what was shown before the server agreed. */
export function resetRow(row: QueueRow): void {
  rows.set(row.id, row)
  rowsVersion.value++
}

export function forgetRows(): void {
  rows.clear()
  rowsVersion.value++
}

/** What is shown of the pair at hand. */
export const sheet = signal<Sheet | undefined>(undefined)
/** That of the pair at hand, once it is there: until then the one before is shown. */
export const ownSheet = computed(() => (sheet.value?.rendering.id === currentId.value ? sheet.value : undefined))
/** What a second reader would make of the pair at hand, until it is so. */
export const readerMend = computed(() => {
  const mend = ownSheet.value && mendIn(ownSheet.value.reasons)
  const row = queueRowOf(currentId.value)
  return mend && row && (mend.zh !== row.zh || mend.en !== row.en) ? mend : undefined
})
/** Which occurrence is looked at, and what surrounds it where that was asked for. */
export const occurrence = signal(0)
export const showsContext = signal(false)
export const surroundings = signal<{ readonly unit: string; readonly units: readonly SourcedUnit[] } | undefined>(
  undefined,
)
export const history = signal<({ readonly id: string } & PastChanges) | undefined>(undefined)

/** Boundaries that are being moved in the occurrence looked at. */
export interface Draft {
  readonly id: string
  /** The pair as it was when the first boundary was moved. */
  readonly base: Pick<QueueRow, 'zh' | 'en' | 'revision'>
  readonly unit: SourcedUnit
  readonly side: SpanSide
  readonly zh: Span
  readonly en: Span
}
/** By rendering: whoever leaves a pair finds its draft again. */
export const drafts = signal<ReadonlyMap<string, Draft>>(new Map())
export const draft = computed(() => drafts.value.get(currentId.value ?? ''))

/** A correction whose result is there already: one key rejects this pair and accepts that one. */
export interface Taken {
  readonly id: string
  readonly other: QueueRow
  readonly values: RefusalValues
}
export const taken = signal<Taken | undefined>(undefined)

export type Dialog = 'help' | 'edit' | 'batch' | 'merge' | 'superseded' | 'add' | 'export' | 'assign'
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

const passing = signal<string | undefined>(undefined)

/** Tells what others did: after what the person is being told, never in its place. */
export function tellInPassing(text: string): void {
  passing.value = text
}

effect(() => {
  if (notice.value || passing.value === undefined) return
  const text = passing.value
  passing.value = undefined
  tell(text)
})

export { batch }
