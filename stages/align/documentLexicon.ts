import { LexiconBuilder, type LinkWeights, transposedLexicon } from './lexicon.ts'
import type { SentenceSide } from './sides.ts'

/** The beads a lexicon is learned from, as token ranges of both languages. */
export interface Training {
  readonly from: SentenceSide
  readonly to: SentenceSide
  /** The tokens of bead b: fromRange[2b] up to but not including fromRange[2b + 1] of `from.tokens`. */
  readonly fromRange: Int32Array
  readonly toRange: Int32Array
  /** How much each bead counts, 0..1. */
  readonly weight: Float32Array
}

const iterations = 4
/** How many observations of a word its dictionary entry is worth. */
const priorStrength = 2
/** Probabilities below this are forgotten after each iteration. */
const smallest = 1e-4
/** In the first iteration every word may also mean any other by chance, this often for each time it means its entry. */
const chance = 0.2

/**
 * Word translation probabilities of this document: IBM model 1 (Brown et al. 1993) with a null word that has the
 * frequencies of the text, drawn towards the dictionary by pseudo-counts in every iteration.
 *
 * Works row by row: the counts of one `from` word are gathered in a dense array over all its occurrences, so that no
 * table of co-occurring words is ever held.
 *
 * @param prior t(to | from) by the dictionary; a row sums to at most 1
 * @returns t(to | from)
 */
export function learnLexicon(training: Training, prior: LinkWeights): LinkWeights {
  let lexicon = prior
  for (let iteration = 0; iteration < iterations; iteration++) {
    lexicon = nextLexicon(training, lexicon, prior, iteration === 0 ? chance : 0)
  }
  return lexicon
}

/** One step of expectation and maximisation. */
function nextLexicon(training: Training, current: LinkWeights, prior: LinkWeights, byChance: number): LinkWeights {
  const { from, to, toRange, weight } = training
  const occurrences = occurrencesByWord(training)
  const dense = new Float64Array(to.words.length)
  const denominators = new Float64Array(to.tokens.length)
  for (let bead = 0; bead < weight.length; bead++) {
    for (let t = toRange[2 * bead]; t < toRange[2 * bead + 1]; t++) denominators[t] = to.shares[to.tokens[t]]
  }
  for (let word = 0; word < from.words.length; word++) {
    spread(current, word, dense)
    for (let o = occurrences.starts[word]; o < occurrences.starts[word + 1]; o++) {
      const bead = occurrences.beads[o]
      for (let t = toRange[2 * bead]; t < toRange[2 * bead + 1]; t++) {
        const target = to.tokens[t]
        denominators[t] += dense[target] + byChance * to.shares[target]
      }
    }
    clear(current, word, dense)
  }

  const next = new LexiconBuilder()
  const counts = new Float64Array(to.words.length)
  const touched = new Int32Array(to.words.length)
  for (let word = 0; word < from.words.length; word++) {
    spread(current, word, dense)
    let size = 0
    let total = 0
    for (let o = occurrences.starts[word]; o < occurrences.starts[word + 1]; o++) {
      const bead = occurrences.beads[o]
      for (let t = toRange[2 * bead]; t < toRange[2 * bead + 1]; t++) {
        const target = to.tokens[t]
        const mass = dense[target] + byChance * to.shares[target]
        if (mass === 0) continue
        const count = (weight[bead] * mass) / denominators[t]
        if (counts[target] === 0) touched[size++] = target
        counts[target] += count
        total += count
      }
    }
    clear(current, word, dense)
    for (let k = prior.starts[word]; k < prior.starts[word + 1]; k++) {
      const target = prior.columns[k]
      const count = priorStrength * prior.weights[k]
      if (counts[target] === 0) touched[size++] = target
      counts[target] += count
      total += count
    }
    for (let k = 0; k < size; k++) {
      const target = touched[k]
      if (counts[target] > smallest * total) next.add(target, counts[target] / total)
      counts[target] = 0
    }
    next.endRow()
  }
  return next.build()
}

function spread(lexicon: LinkWeights, row: number, dense: Float64Array): void {
  for (let k = lexicon.starts[row]; k < lexicon.starts[row + 1]; k++) dense[lexicon.columns[k]] = lexicon.weights[k]
}

function clear(lexicon: LinkWeights, row: number, dense: Float64Array): void {
  for (let k = lexicon.starts[row]; k < lexicon.starts[row + 1]; k++) dense[lexicon.columns[k]] = 0
}

/** The geometric mean of t(b | a) and t(a | b), a row an a: links that only one direction believes in vanish. */
export function symmetrised(forward: LinkWeights, backward: LinkWeights): LinkWeights {
  const reverse = transposedLexicon(backward, forward.starts.length - 1)
  const dense = new Float64Array(backward.starts.length - 1)
  const builder = new LexiconBuilder()
  for (let row = 0; row + 1 < forward.starts.length; row++) {
    spread(reverse, row, dense)
    for (let k = forward.starts[row]; k < forward.starts[row + 1]; k++) {
      const mean = Math.sqrt(forward.weights[k] * dense[forward.columns[k]])
      if (mean > 0) builder.add(forward.columns[k], mean)
    }
    clear(reverse, row, dense)
    builder.endRow()
  }
  return builder.build()
}

/** For each `from` word the beads it stands in, once for each time. */
function occurrencesByWord({ from, fromRange, weight }: Training): { starts: Int32Array; beads: Int32Array } {
  const starts = new Int32Array(from.words.length + 1)
  for (let bead = 0; bead < weight.length; bead++) {
    for (let t = fromRange[2 * bead]; t < fromRange[2 * bead + 1]; t++) starts[from.tokens[t] + 1]++
  }
  for (let word = 0; word < from.words.length; word++) starts[word + 1] += starts[word]
  const next = starts.slice()
  const beads = new Int32Array(starts[from.words.length])
  for (let bead = 0; bead < weight.length; bead++) {
    for (let t = fromRange[2 * bead]; t < fromRange[2 * bead + 1]; t++) beads[next[from.tokens[t]]++] = bead
  }
  return { starts, beads }
}
