import type { TokenizedUnit } from '../../model/token.ts'
import { entropy } from '../../ranking/entropy.ts'
import type { DocumentUse } from './documentCounts.ts'
import { spansOf } from './spans.ts'

/**
 * How the candidates of one part of a large document stand in it: of each the words beside its occurrences, all as
 * numbers. The counts of parts are added up a range of numbers at a time, so that nobody needs all of them at once.
 */
export interface PartCounts {
  /** Numbers of the candidates (`numberOf`), ascending. */
  readonly keys: Float64Array
  /** The occurrences of candidate n are number starts[n] to starts[n + 1]. */
  readonly starts: Uint32Array
  /** Of each occurrence the word before and the word after it, by `wordNumber`. */
  readonly before: Uint32Array
  readonly after: Uint32Array
}

/** Of one part, those of its candidates that stand more than once in the document, and how. */
export interface PartUses {
  readonly keys: Float64Array
  readonly counts: Uint32Array
  readonly leftEntropies: Float32Array
  readonly rightEntropies: Float32Array
  readonly nestedShares: Float32Array
}

/** Numbers of candidates are below this. */
const NUMBERS = 2 ** 52

/**
 * A candidate as a number of 52 bits. In a document of ten million candidates one time in a hundred two of them have the same
 * number, and are counted together.
 */
export function numberOf(key: string): number {
  let [low, high] = [0x811c9dc5, 0x9e3779b9]
  for (let i = 0; i < key.length; i++) {
    const code = key.charCodeAt(i)
    low = Math.imul(low ^ code, 0x85ebca6b)
    high = Math.imul(high ^ code, 0xc2b2ae35)
    low ^= low >>> 13
    high ^= high >>> 15
  }
  low = Math.imul(low ^ (high >>> 16), 0x27d4eb2f)
  high = Math.imul(high ^ (low >>> 16), 0x165667b1)
  return ((high ^ (high >>> 14)) >>> 12) * 2 ** 32 + ((low ^ (low >>> 15)) >>> 0)
}

/** A word as a number of 32 bits, odd where it has letters: marks beside a candidate do not make it part of something. */
const wordNumber = (word: string): number => (((numberOf(word) >>> 1) << 1) | (/\p{L}/u.test(word) ? 1 : 0)) >>> 0

/** Counts the candidates of units cut at known terms. */
export function countPart(units: readonly Pick<TokenizedUnit, 'zh'>[]): PartCounts {
  const numbers = new Map<string, number>()
  const words = new Map<string, number>()
  const numbered = (known: Map<string, number>, text: string, number: (text: string) => number) => {
    const found = known.get(text) ?? number(text)
    known.set(text, found)
    return found
  }
  const occurrences: { readonly keys: number[]; readonly before: number[]; readonly after: number[] } = {
    keys: [],
    before: [],
    after: [],
  }
  for (const { zh } of units)
    for (const { from, to, key } of spansOf(zh)) {
      occurrences.keys.push(numbered(numbers, key, numberOf))
      occurrences.before.push(numbered(words, zh[from - 1]?.norm ?? '', wordNumber))
      occurrences.after.push(numbered(words, zh[to]?.norm ?? '', wordNumber))
    }
  return gathered(occurrences.keys, occurrences.before, occurrences.after)
}

function gathered(keys: readonly number[], before: readonly number[], after: readonly number[]): PartCounts {
  const order = Uint32Array.from(keys, (_, n) => n).sort((a, b) => keys[a] - keys[b] || a - b)
  const distinct: number[] = []
  const starts: number[] = []
  for (const [place, n] of order.entries()) {
    if (place > 0 && keys[n] === distinct[distinct.length - 1]) continue
    distinct.push(keys[n])
    starts.push(place)
  }
  starts.push(order.length)
  return {
    keys: Float64Array.from(distinct),
    starts: Uint32Array.from(starts),
    before: Uint32Array.from(order, (n) => before[n]),
    after: Uint32Array.from(order, (n) => after[n]),
  }
}

/** The counts of those candidates whose numbers are in range number `range` of `ranges` equal ones. */
export function inRange(counts: PartCounts, range: number, ranges: number): PartCounts {
  const first = (number: number) => {
    const found = counts.keys.findIndex((key) => key >= number)
    return found < 0 ? counts.keys.length : found
  }
  const [from, to] = [first((range / ranges) * NUMBERS), first(((range + 1) / ranges) * NUMBERS)]
  const [start, end] = [counts.starts[from], counts.starts[to]]
  return {
    keys: counts.keys.slice(from, to),
    starts: counts.starts.slice(from, to + 1).map((at) => at - start),
    before: counts.before.slice(start, end),
    after: counts.after.slice(start, end),
  }
}

/**
 * Adds up counts of all parts of a document: for each part the uses of its candidates in the whole. They are the same
 * however the document is divided.
 */
export function addUp(parts: readonly PartCounts[]): PartUses[] {
  const uses = parts.map((): { key: number; use: DocumentUse }[] => [])
  const offsets: number[] = []
  let entries = 0
  for (const { keys } of parts) {
    offsets.push(entries)
    entries += keys.length
  }
  const numbers = new Float64Array(entries)
  const partOf = new Uint32Array(entries)
  for (const [p, { keys }] of parts.entries()) {
    numbers.set(keys, offsets[p])
    partOf.fill(p, offsets[p], offsets[p] + keys.length)
  }
  const order = Uint32Array.from(numbers, (_, n) => n).sort((a, b) => numbers[a] - numbers[b] || a - b)
  for (let from = 0; from < entries; ) {
    let to = from + 1
    while (to < entries && numbers[order[to]] === numbers[order[from]]) to++
    const same = order.subarray(from, to)
    const use = useOf(same, parts, partOf, offsets)
    if (use) for (const entry of same) uses[partOf[entry]].push({ key: numbers[entry], use })
    from = to
  }
  return uses.map(packedUses)
}

/** The use of a candidate that stands more than once; its entries are those of its parts. */
function useOf(
  entries: Uint32Array,
  parts: readonly PartCounts[],
  partOf: Uint32Array,
  offsets: readonly number[],
): DocumentUse | undefined {
  let count = 0
  for (const entry of entries) {
    const { starts } = parts[partOf[entry]]
    const n = entry - offsets[partOf[entry]]
    count += starts[n + 1] - starts[n]
  }
  if (count < 2) return undefined
  const sides = (['before', 'after'] as const).map((side) => {
    const words = new Uint32Array(count)
    let at = 0
    for (const entry of entries) {
      const part = parts[partOf[entry]]
      const n = entry - offsets[partOf[entry]]
      const own = part[side].subarray(part.starts[n], part.starts[n + 1])
      words.set(own, at)
      at += own.length
    }
    return timesOf(words.sort())
  })
  let most = 0
  for (const side of sides) for (const { word, times } of side) if (word % 2 === 1) most = Math.max(most, times)
  const [leftEntropy, rightEntropy] = sides.map((side) => entropy(side.map(({ times }) => times)))
  return { count, leftEntropy, rightEntropy, nestedShare: most / count }
}

function timesOf(sorted: Uint32Array): { readonly word: number; times: number }[] {
  const found: { readonly word: number; times: number }[] = []
  for (const word of sorted) {
    const last = found[found.length - 1]
    if (last?.word === word) last.times++
    else found.push({ word, times: 1 })
  }
  return found
}

const packedUses = (uses: readonly { readonly key: number; readonly use: DocumentUse }[]): PartUses => ({
  keys: Float64Array.from(uses, ({ key }) => key),
  counts: Uint32Array.from(uses, ({ use }) => use.count),
  leftEntropies: Float32Array.from(uses, ({ use }) => use.leftEntropy),
  rightEntropies: Float32Array.from(uses, ({ use }) => use.rightEntropy),
  nestedShares: Float32Array.from(uses, ({ use }) => use.nestedShare),
})

/** Tells the use of a candidate in the whole document out of what was added up for its part; undefined where it stands once. */
export function usesIn(ranges: readonly PartUses[]): (key: string) => DocumentUse | undefined {
  const places = new Map<number, { readonly uses: PartUses; readonly n: number }>()
  for (const uses of ranges) for (const [n, key] of uses.keys.entries()) places.set(key, { uses, n })
  return (key) => {
    const place = places.get(numberOf(key))
    if (!place) return undefined
    const { uses, n } = place
    return {
      count: uses.counts[n],
      leftEntropy: uses.leftEntropies[n],
      rightEntropy: uses.rightEntropies[n],
      nestedShare: uses.nestedShares[n],
    }
  }
}
