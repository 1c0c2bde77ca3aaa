import { joinedRow, type RunRow } from './rows.ts'

/** Lines at the top and at the bottom of a page that may be a header or a footer. */
const OUTERMOST = 3

/** Points that a header may move from page to page. */
const TOLERANCE = 4

/**
 * Leaves out what pages bear beside their text: headers and footers, which come back at the same height in the same
 * words but for their numbers, and page numbers. A page's outermost line is looked at first; the first one that is text
 * ends the search.
 */
export function withoutMargins(pages: readonly (readonly RunRow[])[], heights: readonly number[]): RunRow[][] {
  const seen = new Map<string, { readonly page: number; readonly at: number }[]>()
  const edges = pages.map((rows, i) => ({
    top: rows.slice(0, OUTERMOST).map((row) => edgeOf(row, 'top', row.baseline)),
    bottom: rows
      .slice(-OUTERMOST)
      .toReversed()
      .map((row) => edgeOf(row, 'bottom', heights[i] - row.baseline)),
  }))
  for (const [page, { top, bottom }] of edges.entries()) {
    for (const { key, at } of [...top, ...bottom]) seen.set(key, [...(seen.get(key) ?? []), { page, at }])
  }
  const enough = pages.length <= 5 ? 2 : 3
  const recurs = ({ key, at }: Edge) => {
    const places = seen.get(key)!.filter((place) => Math.abs(place.at - at) <= TOLERANCE)
    return new Set(places.map(({ page }) => page)).size >= enough
  }
  const margin = (edge: readonly Edge[]) => {
    const end = edge.findIndex((line) => !recurs(line) && !line.isNumber)
    return end < 0 ? edge.length : end
  }
  return pages.map((rows, i) => rows.slice(margin(edges[i].top), Math.max(0, rows.length - margin(edges[i].bottom))))
}

interface Edge {
  /** What it says but for its numbers, and at which edge. */
  readonly key: string
  /** Points from that edge. */
  readonly at: number
  readonly isNumber: boolean
}

/** A page number by itself: 3, - 3 -, 第3页, 第 3 页 共 9 页, Page 3 of 9, 3 / 9, iv. */
const PAGE_NUMBER =
  /^[-\s–—―_|·•.()（）[\]~]*(?:page|p\.|第)?\s*(?:#|[ivxl]+)\s*[页頁]?(?:\s*(?:of|\/|[,，|]?\s*共)\s*#\s*[页頁]?)?[-\s–—―_|·•.()（）[\]~]*$/i

function edgeOf(row: RunRow, edge: string, at: number): Edge {
  const shape = joinedRow(row, row.runs).text.replace(/\d+/g, '#').replace(/\s+/g, ' ')
  return { key: `${edge} ${shape}`, at, isNumber: PAGE_NUMBER.test(shape) }
}
