import type { QueueRow, Sheet } from '../api.ts'
import { getConcordance, getHistory, getNeighbours, getSheet } from './client.ts'
import {
  batch,
  currentId,
  focus,
  history,
  ids,
  index,
  knownVersion,
  occurrence,
  queueRowOf,
  setRows,
  sheet,
  showsContext,
  surroundings,
} from './state.ts'
import { problem } from './tellProblem.ts'

/**
 * Entries with their first occurrences: kept, and fetched ahead of the person. Each tells the version of the termbase it
 * was read at; one that is older than the version known is shown at once, and fetched anew meanwhile.
 */

const ahead = 3
const keptLimit = 60
/** Those that are here, and those that are on their way. */
const kept = new Map<string, Sheet>()
const coming = new Map<string, Promise<Sheet>>()

/** Keeps a sheet, and drops the oldest. */
export function keepSheet(fetched: Sheet): void {
  const { rendering, competing, sameEnglish, longer, pieces } = fetched
  kept.delete(rendering.id)
  kept.set(rendering.id, fetched)
  if (kept.size > keptLimit) kept.delete(kept.keys().next().value as string)
  setRows([rendering, ...competing, ...sameEnglish, ...longer, ...pieces])
}

function fetchSheet(id: string): Promise<Sheet> {
  const asked = coming.get(id)
  if (asked) return asked
  const request = getSheet(id)
    .then((fetched) => {
      keepSheet(fetched)
      return fetched
    })
    .finally(() => coming.delete(id))
  coming.set(id, request)
  return request
}

/** Shows the rendering at a place of the queue. */
export function select(place: number): void {
  const next = Math.max(0, Math.min(place, ids.value.length - 1))
  batch(() => {
    index.value = next
    show(undefined)
  })
}

/** Shows a rendering beside the queue. */
export function show(id: string | undefined): void {
  batch(() => {
    focus.value = id === ids.value[index.value] ? undefined : id
    occurrence.value = 0
    surroundings.value = undefined
    history.value = undefined
    showSheet()
  })
}

/** Brings the sheet of the present rendering, as new as is known; it stays empty until it is there. */
export function showSheet(): void {
  const id = currentId.value
  if (id === undefined) {
    sheet.value = undefined
    return
  }
  const known = kept.get(id)
  if (known) shown(known)
  if (known && known.version >= knownVersion.value) return
  fetchSheet(id)
    .then((fetched) => {
      if (currentId.value !== id) return
      shown(fetched)
      if (fetched.version < knownVersion.value) showSheet()
    })
    .catch((error) => {
      if (currentId.value === id && !known) problem(error)
    })
}

/** Fetches the present rendering anew: something was said of it. */
export function reloadSheet(): void {
  const id = currentId.value
  if (id !== undefined) kept.delete(id)
  showSheet()
}

function shown(fetched: Sheet): void {
  const before = sheet.value?.rendering.id === fetched.rendering.id ? sheet.value.concordance : undefined
  // Lines that were asked for stay, where they are still those of the entry.
  const isLonger = before !== undefined && before.lines.length > fetched.concordance.lines.length
  sheet.value = isLonger && before.total === fetched.concordance.total ? { ...fetched, concordance: before } : fetched
  if (showsContext.value) loadContext().catch(problem)
  // Once this one is drawn.
  setTimeout(fetchAhead)
}

function fetchAhead(): void {
  const near = ids.value.slice(index.value + 1, index.value + 1 + ahead)
  if (index.value > 0) near.push(ids.value[index.value - 1])
  // What fails ahead of the person is tried again when they come to it.
  for (const id of near) if (!kept.has(id)) fetchSheet(id).catch(() => {})
}

/** The renderings of the concept at hand, in an order that does not depend on which is looked at. */
export function cardRows(): QueueRow[] {
  const shown = sheet.value
  if (!shown) return []
  const rows = [shown.rendering, ...shown.competing].map((row) => queueRowOf(row.id) ?? row)
  return rows
    .filter(({ concept }) => concept === shown.concept.id)
    .sort((a, b) => b.confidence - a.confidence || b.frequency - a.frequency || (a.id < b.id ? -1 : 1))
}

export async function moreLines(count = 100): Promise<void> {
  const shown = sheet.value
  if (!shown) return
  const { lines } = shown.concordance
  const more = await getConcordance(shown.rendering.id, lines.length, count)
  if (sheet.value !== shown) return
  const longer = { ...shown, concordance: { total: more.total, lines: [...lines, ...more.lines] } }
  sheet.value = longer
  kept.set(shown.rendering.id, longer)
}

export function lookAt(line: number): void {
  const lines = sheet.value?.concordance.lines ?? []
  if (!lines.length) return
  occurrence.value = Math.max(0, Math.min(line, lines.length - 1))
  if (showsContext.value) loadContext().catch(problem)
}

/** Goes to the first occurrence in a month (YYYY-MM), which may have to be fetched. */
export async function lookAtMonth(month: string): Promise<void> {
  const find = () => sheet.value?.concordance.lines.findIndex(({ unit }) => unit.date?.startsWith(month)) ?? -1
  while (find() < 0 && (sheet.value?.concordance.lines.length ?? 0) < (sheet.value?.concordance.total ?? 0)) {
    await moreLines(200)
  }
  if (find() >= 0) lookAt(find())
}

export async function toggleContext(): Promise<void> {
  showsContext.value = !showsContext.value
  if (showsContext.value) await loadContext()
}

async function loadContext(): Promise<void> {
  const unit = sheet.value?.concordance.lines[occurrence.value]?.unit.id
  if (unit === undefined || surroundings.value?.unit === unit) return
  const units = await getNeighbours(unit)
  surroundings.value = { unit, units }
}

export async function toggleHistory(): Promise<void> {
  const id = currentId.value
  if (id === undefined) return
  history.value = history.value?.id === id ? undefined : { id, ...(await getHistory(id)) }
}
