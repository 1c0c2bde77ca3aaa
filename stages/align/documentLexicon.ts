import { type Lexicon, LexiconBuilder, transposedLexicon } from './lexicon.ts'
import type { Side } from './sides.ts'

/** Word tokens of both sides of the beads a lexicon is learned from, bead by bead. */
export interface Training {
  readonly from: Side
  readonly to: Side
  /** Half-open token ranges of each bead: fromRange[2b]..fromRange[2b + 1] of `from.tokens`, and so on. */
  readonly fromRange: Int32Array
  readonly toRange: Int32Array
  /** How much each bead counts, 0..1. */
  readonly weight: Float32Array
}

export interface LexiconOptions {
  readonly iterations: number
  /** How many observations the dictionary is worth. */
  readonly priorStrength: number
  /** Entries below this are dropped after each iteration. */
  readonly smallest: number
}

/**
 * Word translation probabilities of this document: IBM model 1 (Brown et al. 1993), whose every maximisation step
 * is drawn towards the dictionary by Dirichlet pseudo-counts.
 *
 * Works row by row: the counts of one `from` word are gathered in one dense array over all its occurrences, so that
 * no table of co-occurring pairs is ever held.
 *
 * @param prior t(to | from) by the dictionary; rows sum to at most 1
 * @returns t(to | from)
 */
export function learnLexicon(training: Training, prior: Lexicon, options: LexiconOptions): Lexicon {
  const { from, to, fromRange, toRange, weight } = training
  const occurrences = occurrencesByWord(training)
  let current = prior
  // Before the first iteration every word may mean every other a little, in proportion to its frequency.
  let floor = 0.2
  const dense = new Float64Array(to.shares.length)
  const counts = new Float64Array(to.shares.length)
  for (let iteration = 0; iteration < options.iterations; iteration++) {
    const denominators = new Float64Array(to.tokens.length)
    const row = (word: number) => {
      for (let k = current.starts[word]; k < current.starts[word + 1]; k++) {
        dense[current.columns[k]] = current.weights[k]
      }
    }
    const clearRow = (word: number) => {
      for (let k = current.starts[word]; k < current.starts[word + 1]; k++) dense[current.columns[k]] = 0
    }
    for (let word = 0; word < from.shares.length; word++) {
      row(word)
      for (let o = occurrences.starts[word]; o < occurrences.starts[word + 1]; o++) {
        const bead = occurrences.beads[o]
        for (let t = toRange[2 * bead]; t < toRange[2 * bead + 1]; t++) {
          denominators[t] += dense[to.tokens[t]] + floor * to.shares[to.tokens[t]]
        }
      }
      clearRow(word)
    }
    // The null word explains every word by its share.
    for (let bead = 0; bead < weight.length; bead++) {
      for (let t = toRange[2 * bead]; t < toRange[2 * bead + 1]; t++) denominators[t] += to.shares[to.tokens[t]]
    }
    const next = new LexiconBuilder()
    const touched: number[] = []
    for (let word = 0; word < from.shares.length; word++) {
      row(word)
      let total = 0
      for (let o = occurrences.starts[word]; o < occurrences.starts[word + 1]; o++) {
        const bead = occurrences.beads[o]
        for (let t = toRange[2 * bead]; t < toRange[2 * bead + 1]; t++) {
          const target = to.tokens[t]
          const count = (weight[bead] * (dense[target] + floor * to.shares[target])) / denominators[t]
          if (counts[target] === 0 && count > 0) touched.push(target)
          counts[target] += count
          total += count
        }
      }
      clearRow(word)
      for (let k = prior.starts[word]; k < prior.starts[word + 1]; k++) {
        const column = prior.columns[k]
        if (counts[column] === 0) touched.push(column)
        counts[column] += options.priorStrength * prior.weights[k]
        total += options.priorStrength * prior.weights[k]
      }
      for (const column of touched) {
        const probability = counts[column] / (total + 1e-9)
        if (probability > options.smallest) next.add(column, probability)
        counts[column] = 0
      }
      touched.length = 0
      next.endRow()
    }
    current = next.build()
    floor = 0
  }
  void fromRange
  return current
}

/** The geometric mean of t(b | a) and t(a | b), by row a: links that only one direction believes in vanish. */
export function symmetrised(forward: Lexicon, backward: Lexicon): Lexicon {
  const reverse = transposedLexicon(backward, forward.starts.length - 1)
  const dense = new Float64Array(backward.starts.length - 1)
  const builder = new LexiconBuilder()
  for (let row = 0; row + 1 < forward.starts.length; row++) {
    for (let k = reverse.starts[row]; k < reverse.starts[row + 1]; k++) dense[reverse.columns[k]] = reverse.weights[k]
    for (let k = forward.starts[row]; k < forward.starts[row + 1]; k++) {
      const other = dense[forward.columns[k]]
      if (other > 0) builder.add(forward.columns[k], Math.sqrt(forward.weights[k] * other))
    }
    for (let k = reverse.starts[row]; k < reverse.starts[row + 1]; k++) dense[reverse.columns[k]] = 0
    builder.endRow()
  }
  return builder.build()
}

/** For each `from` word the beads it stands in, once for each time. */
function occurrencesByWord(training: Training): { starts: Int32Array; beads: Int32Array } {
  const { from, fromRange, weight } = training
  const starts = new Int32Array(from.shares.length + 1)
  const forEach = (visit: (word: number, bead: number) => void) => {
    for (let bead = 0; bead < weight.length; bead++) {
      for (let t = fromRange[2 * bead]; t < fromRange[2 * bead + 1]; t++) visit(from.tokens[t], bead)
    }
  }
  forEach((word) => starts[word + 1]++)
  for (let word = 0; word < from.shares.length; word++) starts[word + 1] += starts[word]
  const next = starts.slice()
  const beads = new Int32Array(starts[from.shares.length])
  forEach((word, bead) => {
    beads[next[word]++] = bead
  })
  return { starts, beads }
}
