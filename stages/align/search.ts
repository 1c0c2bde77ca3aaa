import { findAnchors } from './anchors.ts'
import { type Corridor, corridorOf, fullCorridor, intersection } from './corridor.ts'
import type { Step } from './decode.ts'
import type { BeadModel } from './model.ts'

/** Grids up to this many cells are searched whole. */
const smallGrid = 60_000
/** Sentences the corridor leaves around an anchor, which may belong to a bead that begins before it. */
const anchorMargin = 6
/** Between two anchors up to this many cells are searched whole, more in a band around the straight line. */
const smallBlock = 20_000
/** Half the width of that band: this much, and so many times the square root of its length, as a random walk strays. */
const band = { least: 40, perRoot: 2, most: 300 }

/** Where the alignment of a document is looked for at first: everywhere in a short one, around anchors in a long one. */
export function firstCorridor(model: BeadModel): Corridor {
  const rows = model.zh.lengths.length
  const columns = model.en.lengths.length
  if ((rows + 1) * (columns + 1) <= smallGrid) return fullCorridor(rows, columns)
  const area = new Area(rows, columns)
  let from = { zh: 0, en: 0 }
  for (const to of [...findAnchors(model), { zh: rows, en: columns }]) {
    coverBetween(area, from, to)
    from = to
  }
  return area.corridor()
}

function coverBetween(area: Area, from: { zh: number; en: number }, to: { zh: number; en: number }): void {
  const zhLength = to.zh - from.zh
  const enLength = to.en - from.en
  if (zhLength * enLength <= smallBlock) {
    area.cover(from.zh - anchorMargin, to.zh + anchorMargin, from.en - anchorMargin, to.en + anchorMargin)
    return
  }
  const spread = band.perRoot * Math.sqrt(Math.max(zhLength, enLength))
  const halfWidth = Math.min(band.most, Math.max(band.least, Math.ceil(spread)))
  const slope = enLength / Math.max(1, zhLength)
  for (let row = from.zh; row <= to.zh; row++) {
    const middle = Math.round(from.en + slope * (row - from.zh))
    area.cover(row - 1, row + 1, middle - halfWidth - Math.ceil(slope), middle + halfWidth + Math.ceil(slope))
  }
}

/** How far the second alignment may depart from the first, in sentences, where that is sure and where it is not. */
const departure = { sure: 5, unsure: 15 }
/** Confidence from which the first alignment is sure. */
const sure = 0.5

/** Where the alignment is looked for once a first one is known: around it, within the first corridor. */
export function secondCorridor(draft: readonly Step[], first: Corridor): Corridor {
  const rows = first.low.length - 1
  const columns = first.high[rows]
  if ((rows + 1) * (columns + 1) <= smallGrid) return first
  const area = new Area(rows, columns)
  for (const { zh, zhCount, en, enCount, confidence } of draft) {
    const margin = confidence >= sure ? departure.sure : departure.unsure
    area.cover(zh - margin, zh + zhCount + margin, en - margin, en + enCount + margin)
  }
  return intersection(area.corridor(), first)
}

/** Boundaries collected from rectangles that overlap along a path from corner to corner. */
class Area {
  readonly #low: Int32Array
  readonly #high: Int32Array
  readonly #columns: number

  constructor(rows: number, columns: number) {
    this.#columns = columns
    this.#low = new Int32Array(rows + 1).fill(columns)
    this.#high = new Int32Array(rows + 1)
    this.#low[0] = 0
    this.#high[rows] = columns
  }

  /** Takes in the boundaries of the rows zhFrom..zhTo from enFrom to enTo, as far as they are in the grid. */
  cover(zhFrom: number, zhTo: number, enFrom: number, enTo: number): void {
    const lastRow = Math.min(this.#low.length - 1, zhTo)
    for (let row = Math.max(0, zhFrom); row <= lastRow; row++) {
      this.#low[row] = Math.max(0, Math.min(this.#low[row], enFrom))
      this.#high[row] = Math.min(this.#columns, Math.max(this.#high[row], enTo))
    }
  }

  /** The boundaries as a corridor: its bounds never turn back, and neighbouring rows meet. */
  corridor(): Corridor {
    const low = this.#low.slice()
    const high = this.#high.slice()
    for (let row = 1; row < high.length; row++) high[row] = Math.max(high[row], high[row - 1])
    for (let row = low.length - 2; row >= 0; row--) low[row] = Math.min(low[row], low[row + 1])
    return corridorOf(low, high)
  }
}
