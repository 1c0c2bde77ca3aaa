import { readFileSync } from 'node:fs'

/** One bead of a gold or proposed alignment: 0-based sentence numbers, one side may be empty. */
export interface IndexedBead {
  readonly zh: readonly number[]
  readonly en: readonly number[]
}

/** Precision, recall and F1, 0..1, with the counts they come from. */
export interface Score {
  readonly right: number
  readonly proposed: number
  readonly gold: number
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

/** Reads beads written one a line as `[0]:[0, 1]`; empty lines are skipped. */
export function parseBeads(text: string): IndexedBead[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const match = /^\s*\[([\d,\s]*)\]\s*:\s*\[([\d,\s]*)\]/.exec(line)
      if (!match) throw new Error(`not a bead: ${line}`)
      return { zh: numbers(match[1]), en: numbers(match[2]) }
    })
}

/** Reads a file of one sentence a line. An empty line is an empty sentence. */
export function readLines(path: string): string[] {
  return readFileSync(path, 'utf8').replace(/\n$/, '').split('\n')
}

/**
 * Strict micro-averaged score: a bead is right when both its sides are exactly those of a gold bead.
 * Beads with an empty side count neither as proposed nor as gold.
 */
export function scoreBeads(pairs: Iterable<{ gold: readonly IndexedBead[]; proposed: readonly IndexedBead[] }>): Score {
  let right = 0
  let proposed = 0
  let gold = 0
  for (const pair of pairs) {
    const wanted = new Set(pair.gold.filter(twoSided).map(beadKey))
    const found = pair.proposed.filter(twoSided).map(beadKey)
    gold += wanted.size
    proposed += found.length
    right += found.filter((key) => wanted.has(key)).length
  }
  const precision = proposed ? right / proposed : 0
  const recall = gold ? right / gold : 0
  return { right, proposed, gold, precision, recall, f1: right ? (2 * precision * recall) / (precision + recall) : 0 }
}

const numbers = (list: string): number[] =>
  list
    .split(',')
    .filter((item) => item.trim() !== '')
    .map(Number)

const twoSided = (bead: IndexedBead): boolean => bead.zh.length > 0 && bead.en.length > 0

const beadKey = (bead: IndexedBead): string => `${bead.zh.join(',')}:${bead.en.join(',')}`
