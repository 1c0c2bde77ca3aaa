import { addBackoff, indexGrams } from './backoff.ts'
import type { Corpus } from './corpus.ts'
import { gatherEvidence } from './evidence.ts'
import { firstPass } from './firstPass.ts'
import { ForwardBackward } from './hmm.ts'
import { ibm1Posteriors } from './ibm1.ts'
import { Lattice } from './lattice.ts'
import { ALL_ON, type AlignerOptions, DEFAULT_PARAMETERS } from './options.ts'
import { buildPrior } from './prior.ts'
import { estimateTransitions, initialTransitions, TransitionCounts } from './transitions.ts'

/** Receives the posterior of a link: pair, Chinese position, English position, probability. */
export type LinkVisitor = (pair: number, zh: number, en: number, probability: number) => void

/**
 * Trains on a corpus and gives the posteriors of its links: pair by pair in order, the mean of both directions,
 * those of at least `atLeast`.
 */
export const alignCorpus = (corpus: Corpus, options: AlignerOptions, visit: LinkVisitor, atLeast = 0.01): void => {
  const switches = { ...ALL_ON, ...options.switches }
  const parameters = { ...DEFAULT_PARAMETERS, ...options.parameters }
  const { priorWeight, unigram, toNull } = parameters
  const sources = { dictionary: options.dictionary, lexicon: options.lexicon ?? new Map(), switches }
  if (corpus.zh.tokens.length === 0 || corpus.en.tokens.length === 0) return
  const evidence = gatherEvidence(corpus, sources)
  const table = firstPass(corpus, buildPrior(corpus, sources), parameters, switches.agreement)
  const grams = indexGrams(switches.backoff ? corpus.zh.vocabulary.words : [])
  const lattice = new Lattice(corpus, evidence, unigram)
  const forwardBackward = new ForwardBackward()
  let toChinese = initialTransitions(toNull)
  let toEnglish = initialTransitions(toNull)

  const prepare = (): void => {
    table.sumCounts()
    if (switches.backoff) addBackoff(table, grams)
    table.weigh(priorWeight, unigram)
  }

  const iterations = parameters.ibm1Iterations + parameters.hmmIterations
  for (let iteration = 1; iteration < iterations; iteration++) {
    prepare()
    const hmm = switches.hmm && iteration >= parameters.ibm1Iterations
    const expected = new Float32Array(table.counts.length)
    const zhNull = new Float64Array(table.zhTotal.length)
    const enNull = new Float64Array(table.enTotal.length)
    const counts = { toChinese: new TransitionCounts(), toEnglish: new TransitionCounts() }
    lattice.forEach(table, (p, entries) => {
      if (hmm) {
        forwardBackward.run(lattice.toChinese, toChinese, counts.toChinese)
        forwardBackward.run(lattice.toEnglish, toEnglish, counts.toEnglish)
      } else {
        ibm1Posteriors(lattice.toChinese, toNull)
        ibm1Posteriors(lattice.toEnglish, toNull)
      }
      addExpected(lattice, entries, expected, switches.agreement)
      for (let i = 0; i < lattice.toChinese.steps; i++)
        zhNull[corpus.zh.tokens[corpus.zh.starts[p] + i]] += lattice.toChinese.nullPosterior[i]
      for (let j = 0; j < lattice.toEnglish.steps; j++)
        enNull[corpus.en.tokens[corpus.en.starts[p] + j]] += lattice.toEnglish.nullPosterior[j]
    })
    table.counts.set(expected)
    if (switches.nullWords) {
      learnNull(table.zhNullShare, zhNull, table.zhUnigram)
      learnNull(table.enNullShare, enNull, table.enUnigram)
    }
    if (hmm) {
      toChinese = estimateTransitions(counts.toChinese, toNull)
      toEnglish = estimateTransitions(counts.toEnglish, toNull)
    }
  }
  prepare()
  lattice.forEach(table, (p) => {
    if (switches.hmm) {
      forwardBackward.run(lattice.toChinese, toChinese)
      forwardBackward.run(lattice.toEnglish, toEnglish)
    } else {
      ibm1Posteriors(lattice.toChinese, toNull)
      ibm1Posteriors(lattice.toEnglish, toNull)
    }
    for (let i = 0; i < lattice.toChinese.steps; i++) {
      for (let j = lattice.toChinese.first[i]; j < lattice.toChinese.end[i]; j++) {
        const probability = 0.5 * (lattice.toChinese.posteriorOf(i, j) + lattice.toEnglish.posteriorOf(j, i))
        if (probability >= atLeast) visit(p, i, j, probability)
      }
    }
  })
}

const learnNull = (share: Float64Array, counts: Float64Array, unigram: Float64Array): void => {
  const smoothing = 100
  const total = counts.reduce((a, b) => a + b, 0) + smoothing
  for (let n = 0; n < share.length; n++) share[n] = (counts[n] + smoothing * unigram[n]) / total
}

/** Adds the posteriors of a pair's cells to the expected counts of their entries. */
const addExpected = (
  { toChinese, toEnglish }: Lattice,
  entries: Int32Array,
  expected: Float32Array,
  agreement: boolean,
): void => {
  for (let i = 0; i < toChinese.steps; i++) {
    for (let j = toChinese.first[i], cell = toChinese.at[i]; j < toChinese.end[i]; j++, cell++) {
      if (entries[cell] === 0) continue
      const there = toChinese.posterior[cell]
      const back = toEnglish.posterior[toEnglish.at[j] + i - toEnglish.first[j]]
      expected[entries[cell] - 1] += agreement ? there * back : 0.5 * (there + back)
    }
  }
}
