import type { QueueFilter } from '../api.ts'
import { getQueue, getRows, getSession } from './client.ts'
import { keepSheet, select, show } from './entryCache.ts'
import {
  batch,
  currentId,
  defaultFilter,
  failed,
  filter,
  forgetRows,
  ids,
  knownVersion,
  loaded,
  queueRowOf,
  session,
  setRows,
  totals,
  view,
} from './state.ts'
import { problem } from './tellProblem.ts'
import { pagePlaceOf, tellAddress } from './url.ts'

let request: AbortController | undefined

/** Sets the filter and shows its queue from the top; a later filter overtakes an earlier one. */
export async function setFilter(next: QueueFilter, isStep = true): Promise<void> {
  // Before the page follows: it tells its place in the entry of the back key that is the last by then.
  tellAddress({ filter: next, view: 'review' }, isStep)
  filter.value = next
  view.value = 'review'
  await loadQueue()
  select(0)
}

/** As `setFilter`, for what a person does: why it failed is told, and the queue says so. */
export const changeFilter = (changes: Partial<QueueFilter>) => {
  setFilter({ ...filter.value, ...changes }).catch(problem)
}

/** Fetches the queue again and stays with the pair at hand where it is still there. */
export async function refresh(at = currentId.value): Promise<void> {
  forgetRows()
  const fresh = await getSession()
  session.value = fresh
  totals.value = fresh
  knownVersion.value = Math.max(knownVersion.value, fresh.version)
  await loadQueue()
  goToQueued(at)
}

/** Shows what the address asks for; where it asks for nothing, what is still to be decided. */
export async function open(): Promise<void> {
  const place = pagePlaceOf(location.search)
  const fresh = await getSession()
  const { accepted, rejected, proposed } = fresh.statuses
  // Who comes back to a review goes on with it.
  const isBack = accepted + rejected > 0 && proposed > 0
  filter.value = place?.filter ?? { ...defaultFilter, ...(isBack && { statuses: ['proposed'] }) }
  view.value = place?.view ?? 'review'
  session.value = fresh
  totals.value = fresh
  knownVersion.value = Math.max(knownVersion.value, fresh.version)
  await loadQueue()
  goToQueued(view.value === 'review' ? place?.at : undefined)
}

function goToQueued(id: string | undefined): void {
  const place = ids.value.indexOf(id ?? '')
  select(Math.max(0, place))
  if (id !== undefined && place < 0 && /^r[0-9a-f]{16}$/.test(id)) show(id)
}

async function loadQueue(): Promise<void> {
  request?.abort()
  request = new AbortController()
  try {
    const queue = await getQueue(filter.value, request.signal)
    batch(() => {
      ids.value = queue.ids
      loaded.value = true
      failed.value = undefined
      setRows(queue.rows)
      if (queue.first) keepSheet(queue.first)
    })
  } catch (error) {
    if (!(error instanceof Error && error.name === 'AbortError')) failed.value = error
    throw error
  }
}

const wanted = new Set<string>()
let timer: ReturnType<typeof setTimeout> | undefined

/** Sees to it that these rows are there soon. */
export function wantRows(visible: readonly string[]): void {
  for (const id of visible) if (!queueRowOf(id)) wanted.add(id)
  if (!wanted.size || timer !== undefined) return
  timer = setTimeout(async () => {
    timer = undefined
    const asked = [...wanted].slice(-100)
    wanted.clear()
    setRows(await getRows(asked).catch(() => []))
  }, 30)
}

/** Goes to a rendering: to its place in the queue, or beside it. */
export function goTo(id: string): void {
  const place = ids.value.indexOf(id)
  if (place >= 0) select(place)
  else show(id)
}
