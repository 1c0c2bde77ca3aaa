import type { StretchedTexts } from './stretches.ts'

/** Two words, one before the other in the same stretch, with other words between them. */
export interface Frame {
  /** Numbers of the words in the vocabulary. */
  readonly left: number
  readonly right: number
  /** Times that `right` follows `left` within the window. */
  readonly count: number
  /** Log-likelihood ratio of that against chance (G², Dunning 1993). */
  readonly association: number
  /** Share of the places of the one that has the other, the larger of the two, 0..1. */
  readonly dependence: number
}

/** Most words in a slot. */
export const LONGEST_FILLER = 6
/** How much more often than by chance. */
const LEAST_LIFT = 3
const LEAST_DEPENDENCE = 0.15
/** G² of 10.83 has a probability of one in a thousand; there are that many pairs and more. */
const LEAST_ASSOCIATION = 30

/** Classes of words that open a frame: what takes an object. */
const OPENS = new Set(['verb', 'verbal noun', 'preposition'])
const CLOSES = new Set(['noun', 'verb', 'verbal noun', 'adjective', 'locative', 'idiom', 'abbreviation', 'preposition'])

/**
 * Pairs of words that hold each other over a gap of 1 to 6 words: 以…为, 加大…力度. Each place of the left word counts
 * once for a right word, the nearest; a gap does not hold the left word again.
 * @param fewest times that a pair must stand
 */
export function frames({ stretches, words, classes }: StretchedTexts, fewest: number): Frame[] {
  const size = words.length
  const counts = new Int32Array(size)
  for (const { words } of stretches) for (const word of words) counts[word]++
  const opens = classes.map((one, word) => OPENS.has(one) && counts[word] >= fewest)
  const closes = classes.map((one, word) => CLOSES.has(one) && counts[word] >= fewest)
  const pairs = new Map<number, number>()
  // Places whose window holds a word, whatever opens it.
  const within = new Int32Array(size)
  let places = 0
  for (const { words } of stretches) {
    for (let i = 0; i < words.length; i++) {
      places++
      for (const j of nearest(words, i)) {
        const [left, right] = [words[i], words[j]]
        within[right]++
        if (!opens[left] || !closes[right]) continue
        const key = left * size + right
        pairs.set(key, (pairs.get(key) ?? 0) + 1)
      }
    }
  }
  const found: Frame[] = []
  for (const [key, count] of pairs) {
    if (count < fewest) continue
    const [left, right] = [Math.floor(key / size), key % size]
    if (count * places < LEAST_LIFT * counts[left] * within[right]) continue
    const dependence = Math.max(count / counts[left], count / counts[right])
    const association = logLikelihood(count, counts[left], within[right], places)
    if (dependence >= LEAST_DEPENDENCE && association >= LEAST_ASSOCIATION)
      found.push({ left, right, count, association, dependence })
  }
  return found.sort((a, b) => b.association - a.association || a.left - b.left || a.right - b.right)
}

/** Positions of the words that the word at `i` may hold: of each word the nearest, with something between the two. */
export function* nearest(words: Int32Array, i: number): Generator<number> {
  const end = Math.min(words.length, i + 2 + LONGEST_FILLER)
  for (let j = i + 2; j < end; j++) {
    if (words[j - 1] === words[i]) return
    let isFirst = true
    for (let k = i + 1; k < j && isFirst; k++) isFirst = words[k] !== words[j]
    if (isFirst) yield j
  }
}

/** G² of a table of two by two (Dunning 1993): both, the one, the other, all. */
export function logLikelihood(both: number, one: number, other: number, all: number): number {
  const cells = [both, one - both, other - both, all - one - other + both]
  const rows = [one, one, all - one, all - one]
  const columns = [other, all - other, other, all - other]
  const terms = cells.map((n, i) => (n > 0 ? n * Math.log((n * all) / (rows[i] * columns[i])) : 0))
  return 2 * terms.reduce((sum, term) => sum + term, 0)
}
