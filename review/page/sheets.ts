import { getConcordance, getEntry, getHistory, getNeighbours } from './client.ts'
import {
  batch,
  currentId,
  draft,
  history,
  ids,
  index,
  neighbours,
  occurrence,
  type Sheet,
  setRows,
  sheet,
  showsContext,
} from './state.ts'

/** Entries with their first occurrences: kept, and fetched ahead of the person. */

const firstLines = 30
const ahead = 3
const keptLimit = 60
const kept = new Map<string, Promise<Sheet>>()

function fetchSheet(id: string): Promise<Sheet> {
  const known = kept.get(id)
  if (known) return known
  const fetched = Promise.all([getEntry(id), getConcordance(id, 0, firstLines)]).then(([entry, concordance]) => {
    setRows([entry.rendering, ...entry.competing, ...entry.sameEnglish])
    return { id, entry, concordance }
  })
  kept.set(id, fetched)
  fetched.catch(() => kept.delete(id))
  if (kept.size > keptLimit) kept.delete(kept.keys().next().value as string)
  // The last resolved value is at hand without waiting for a turn of the event loop.
  fetched.then((value) => kept.get(id) === fetched && resolved.set(id, value)).catch(() => {})
  return fetched
}

const resolved = new Map<string, Sheet>()

/** Forgets what was fetched: wordings or concepts have changed. */
export function forgetSheets(): void {
  kept.clear()
  resolved.clear()
}

/** Shows the rendering at a place of the queue. */
export function select(place: number): void {
  const next = Math.max(0, Math.min(place, ids.value.length - 1))
  batch(() => {
    index.value = next
    occurrence.value = 0
    draft.value = undefined
    neighbours.value = undefined
    history.value = undefined
    showSheet()
  })
}

/** Brings the sheet of the present rendering; it stays empty until it is there. */
export function showSheet(): void {
  const id = currentId.value
  if (id === undefined) {
    sheet.value = undefined
    return
  }
  const known = kept.has(id) ? resolved.get(id) : undefined
  if (known) sheet.value = known
  fetchSheet(id)
    .then((fetched) => {
      if (currentId.value === id) sheet.value = fetched
      if (showsContext.value) return loadContext()
    })
    .catch(() => {})
  fetchAhead()
}

function fetchAhead(): void {
  const near = ids.value.slice(index.value + 1, index.value + 1 + ahead)
  if (index.value > 0) near.push(ids.value[index.value - 1])
  for (const id of near) fetchSheet(id).catch(() => {})
  if (resolved.size > 4 * keptLimit) for (const id of resolved.keys()) if (!kept.has(id)) resolved.delete(id)
}

export async function moreLines(): Promise<void> {
  const shown = sheet.value
  if (!shown) return
  const { lines } = shown.concordance
  const more = await getConcordance(shown.id, lines.length, 100)
  if (sheet.value !== shown) return
  const longer = { ...shown, concordance: { total: more.total, lines: [...lines, ...more.lines] } }
  sheet.value = longer
  resolved.set(shown.id, longer)
}

export function lookAt(line: number): void {
  const lines = sheet.value?.concordance.lines ?? []
  if (!lines.length) return
  batch(() => {
    occurrence.value = Math.max(0, Math.min(line, lines.length - 1))
    draft.value = undefined
  })
  if (showsContext.value) loadContext().catch(() => {})
}

export async function toggleContext(): Promise<void> {
  showsContext.value = !showsContext.value
  if (showsContext.value) await loadContext()
}

async function loadContext(): Promise<void> {
  const unit = sheet.value?.concordance.lines[occurrence.value]?.unit.id
  if (unit === undefined || neighbours.value?.unit === unit) return
  const units = await getNeighbours(unit)
  neighbours.value = { unit, units }
}

export async function toggleHistory(): Promise<void> {
  const id = currentId.value
  if (id === undefined) return
  history.value = history.value?.id === id ? undefined : { id, rows: await getHistory(id) }
}
