import { type Frame, nearest } from './frames.ts'
import type { StretchedTexts } from './stretches.ts'

/** A place of a pattern: positions of words in a stretch. */
export interface PatternPlace {
  readonly stretch: number
  /** From the first word to behind the last. */
  readonly from: number
  readonly to: number
  /** What stands in each slot, likewise. */
  readonly slots: readonly (readonly [from: number, to: number])[]
}

/** A pattern of fixed parts with slots between them, or at its end: 以…为…, 坚持…不动摇. */
export interface Pattern {
  /** The fixed parts; the last is empty where the pattern ends in a slot. */
  readonly parts: readonly string[]
  /** G² of its anchors (see frames.ts). */
  readonly association: number
  readonly places: readonly PatternPlace[]
}

/** Share of the places that must have a word beside an anchor for it to belong to the anchor. */
const HELD = 0.7
/** Share of the places that end with the last word, below which it is not the end. */
const ENDS = 0.4
/** Most words in a slot at the end. */
const LONGEST_TAIL = 5

/** Where the frames stand, with their anchors grown by what always stands beside them; one pattern where they become one. */
export function patterns(texts: StretchedTexts, found: readonly Frame[]): Pattern[] {
  const byLeft = new Map<number, Map<number, { frame: Frame; places: Anchors[] }>>()
  for (const frame of found) {
    const rights = byLeft.get(frame.left) ?? new Map()
    byLeft.set(frame.left, rights.set(frame.right, { frame, places: [] }))
  }
  for (const [stretch, { words }] of texts.stretches.entries()) {
    for (let i = 0; i < words.length; i++) {
      const rights = byLeft.get(words[i])
      if (!rights) continue
      for (const j of nearest(words, i)) {
        rights.get(words[j])?.places.push({ stretch, from: i, open: i + 1, close: j, to: j + 1 })
      }
    }
  }
  const byText = new Map<string, Pattern>()
  for (const rights of byLeft.values())
    for (const { frame, places } of rights.values()) {
      const pattern = grown(texts, frame, places)
      if (!pattern) continue
      const key = pattern.parts.join('…')
      const same = byText.get(key)
      if (!same || same.places.length < pattern.places.length) byText.set(key, pattern)
    }
  return [...byText.values()]
}

/** The anchors of a place: `from`..`open`, a slot, `close`..`to`. */
interface Anchors {
  readonly stretch: number
  readonly from: number
  readonly open: number
  readonly close: number
  readonly to: number
}

function grown({ stretches, words, classes }: StretchedTexts, frame: Frame, found: Anchors[]): Pattern | undefined {
  const at = ({ stretch }: Anchors, position: number) => stretches[stretch].words[position] ?? -1
  // 发挥的作用 has an empty slot.
  const isEmpty = (place: Anchors) =>
    place.close === place.open + 1 && ['的', 'particle'].includes(classes[at(place, place.open)])
  let places: readonly Anchors[] = found.filter((place) => !isEmpty(place))
  const sides: readonly [(place: Anchors) => number, (place: Anchors) => Anchors][] = [
    [(place) => at(place, place.to), (place) => ({ ...place, to: place.to + 1 })],
    [(place) => at(place, place.from - 1), (place) => ({ ...place, from: place.from - 1 })],
    [(place) => at(place, place.close - 1), (place) => ({ ...place, close: place.close - 1 })],
    [(place) => at(place, place.open), (place) => ({ ...place, open: place.open + 1 })],
  ]
  for (let hasGrown = true; hasGrown; ) {
    hasGrown = false
    for (const [beside, grow] of sides) {
      const [word, count] = commonest(places, beside)
      if (word < 0 || words[word] === '的' || count < HELD * places.length) continue
      places = places.filter((place) => beside(place) === word).map(grow)
      places = places.filter(({ open, close }) => close > open)
      hasGrown = true
    }
  }
  if (!places.length) return undefined
  const [first] = places
  const textOf = (place: Anchors, from: number, to: number) =>
    Array.from({ length: to - from }, (_, i) => words[at(place, from + i)]).join('')
  const parts = [textOf(first, first.from, first.open), textOf(first, first.close, first.to)]
  const slots = places.map((place): PatternPlace => {
    const { stretch, from, open, close, to } = place
    return { stretch, from, to, slots: [[open, close]] }
  })
  const ending = places.filter((place) => isEnd(classes[at(place, place.to)])).length / places.length
  const takesObject = ['verb', 'preposition'].includes(classes[at(first, first.to - 1)])
  if (ending >= ENDS) return { parts, association: frame.association, places: slots }
  // A piece of something longer, unless what follows is its object: 是X重要 of 是X重要组成部分.
  if (!takesObject) return undefined
  const withTail = slots.flatMap((place) => {
    const tail = tailOf(stretches[place.stretch].words, place.to, words)
    return tail > place.to ? { ...place, to: tail, slots: [...place.slots, [place.to, tail] as const] } : []
  })
  return { parts: [...parts, ''], association: frame.association, places: withTail }
}

/** Whether the word class behind a phrase tells that it has ended; undefined: nothing follows. */
const isEnd = (following: string | undefined) =>
  following === undefined || ['的', 'conjunction', 'particle', 'preposition', 'adverb'].includes(following)

/** Where what follows ends: before 的, or with the stretch. */
function tailOf(stretch: Int32Array, from: number, words: readonly string[]): number {
  let to = from
  while (to < stretch.length && to - from < LONGEST_TAIL && words[stretch[to]] !== '的') to++
  // What is cut off for its length is no filler.
  return to < stretch.length && words[stretch[to]] !== '的' ? from : to
}

function commonest<T>(items: readonly T[], key: (item: T) => number): readonly [word: number, count: number] {
  const counts = new Map<number, number>()
  let best: readonly [number, number] = [-1, 0]
  for (const item of items) {
    const word = key(item)
    const count = (counts.get(word) ?? 0) + 1
    counts.set(word, count)
    if (count > best[1]) best = [word, count]
  }
  return best
}
