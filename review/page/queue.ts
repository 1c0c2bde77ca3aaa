import type { QueueFilter } from '../api.ts'
import { getQueue, getRows, getSession } from './client.ts'
import { forgetSheets, keepSheet, select } from './entryCache.ts'
import { batch, currentId, filter, forgetRows, ids, loaded, rowOf, session, setRows, totals } from './state.ts'

let request: AbortController | undefined

/** Sets the filter and shows its queue from the top; a later filter overtakes an earlier one. */
export async function setFilter(next: QueueFilter): Promise<void> {
  filter.value = next
  await loadQueue()
  select(0)
}

/** Fetches the queue again and stays with the pair at hand where it is still there. */
export async function refresh(): Promise<void> {
  const id = currentId.value
  forgetSheets()
  forgetRows()
  const fresh = await getSession()
  const { accepted, rejected, proposed } = fresh.statuses
  // Who comes back to a review goes on with it.
  if (!session.value && accepted + rejected > 0 && proposed > 0) filter.value = { statuses: ['proposed'] }
  session.value = fresh
  totals.value = fresh
  await loadQueue()
  select(Math.max(0, ids.value.indexOf(id ?? '')))
}

async function loadQueue(): Promise<void> {
  request?.abort()
  request = new AbortController()
  const queue = await getQueue(filter.value, request.signal)
  batch(() => {
    ids.value = queue.ids
    loaded.value = true
    setRows(queue.rows)
    if (queue.first) keepSheet(queue.first)
  })
}

const wanted = new Set<string>()
let timer: ReturnType<typeof setTimeout> | undefined

/** Sees to it that these rows are there soon. */
export function wantRows(visible: readonly string[]): void {
  for (const id of visible) if (!rowOf(id)) wanted.add(id)
  if (!wanted.size || timer !== undefined) return
  timer = setTimeout(async () => {
    timer = undefined
    const asked = [...wanted].slice(-100)
    wanted.clear()
    setRows(await getRows(asked).catch(() => []))
  }, 30)
}

export function goTo(id: string): void {
  const place = ids.value.indexOf(id)
  if (place >= 0) select(place)
  else {
    // Not in this queue: it is put in after the pair at hand.
    const here = ids.value.indexOf(currentId.value ?? '') + 1
    ids.value = [...ids.value.slice(0, here), id, ...ids.value.slice(here)]
    select(here)
  }
}
