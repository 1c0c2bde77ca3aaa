import type { Sheet } from '../api.ts'
import { getConcordance, getHistory, getNeighbours, getSheet } from './client.ts'
import {
  batch,
  currentId,
  draft,
  history,
  ids,
  index,
  neighbours,
  occurrence,
  setRows,
  sheet,
  showsContext,
} from './state.ts'

/** Entries with their first occurrences: kept, and fetched ahead of the person. */

const ahead = 3
const keptLimit = 60
/** Those that are here, and those that are on their way. */
const kept = new Map<string, Sheet>()
const coming = new Map<string, Promise<Sheet>>()

/** Keeps a sheet, and drops the oldest. */
export function keepSheet(fetched: Sheet): void {
  const { rendering, competing, sameEnglish } = fetched
  kept.delete(rendering.id)
  kept.set(rendering.id, fetched)
  if (kept.size > keptLimit) kept.delete(kept.keys().next().value as string)
  setRows([rendering, ...competing, ...sameEnglish])
}

function fetchSheet(id: string): Promise<Sheet> {
  const asked = coming.get(id)
  if (asked) return asked
  const request = getSheet(id).then((fetched) => {
    // What was forgotten in the meantime is not kept.
    if (coming.get(id) === request) keepSheet(fetched)
    return fetched
  })
  coming.set(id, request)
  request.catch(() => {}).finally(() => coming.get(id) === request && coming.delete(id))
  return request
}

/** Forgets what was fetched: wordings or concepts have changed. */
export function forgetSheets(): void {
  kept.clear()
  coming.clear()
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
  const known = kept.get(id)
  if (known) shown(known)
  else {
    fetchSheet(id)
      .then((fetched) => {
        if (currentId.value === id) shown(fetched)
      })
      .catch(() => {})
  }
}

function shown(fetched: Sheet): void {
  sheet.value = fetched
  if (showsContext.value) loadContext().catch(() => {})
  // Once this one is drawn.
  setTimeout(fetchAhead)
}

function fetchAhead(): void {
  const near = ids.value.slice(index.value + 1, index.value + 1 + ahead)
  if (index.value > 0) near.push(ids.value[index.value - 1])
  for (const id of near) if (!kept.has(id)) fetchSheet(id).catch(() => {})
}

export async function moreLines(): Promise<void> {
  const shown = sheet.value
  if (!shown) return
  const { lines } = shown.concordance
  const more = await getConcordance(shown.rendering.id, lines.length, 100)
  if (sheet.value !== shown) return
  const longer = { ...shown, concordance: { total: more.total, lines: [...lines, ...more.lines] } }
  sheet.value = longer
  kept.set(shown.rendering.id, longer)
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
