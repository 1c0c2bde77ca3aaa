import { addBackoff, indexGrams } from './backoff.ts'
import type { Corpus } from './corpus.ts'
import { gatherEvidence } from './evidence.ts'
import { firstPass } from './firstPass.ts'
import { GlossWords } from './glossWords.ts'
import { ForwardBackward } from './hmm.ts'
import { ibm1Posteriors } from './ibm1.ts'
import { Lattice } from './lattice.ts'
import { ALL_ON, type AlignerOptions, DEFAULT_PARAMETERS, type LinkParameters, type Switches } from './options.ts'
import { buildPrior } from './prior.ts'
import { TranslationTable } from './table.ts'
import { estimateTransitions, initialTransitions, TransitionCounts } from './transitions.ts'

/**
 * Tokens of both languages from which one iteration of IBM model 1 is enough: the second makes links of 225 pairs better
 * (AER .131, not .133), those of 2,200 and of 8,200 pairs worse (.131, not .130; .134 both).
 */
const PLENTY = 50_000

/** Receives the posterior of a link: number of the pair in the corpus, Chinese and English position, probability. */
export type LinkVisitor = (pair: number, zh: number, en: number, probability: number) => void

/**
 * A symmetric word aligner for small and large corpora. Two directional models, first IBM model 1 and then a hidden
 * Markov model (Vogel, Ney & Tillmann 1996), share one array of expected counts and are trained to agree: a cell
 * counts by the product of both posteriors (Liang, Taskar & Klein 2006). A prior from dictionary, numerals, names and
 * function words stands in for what a small corpus cannot teach.
 */
export class Aligner {
  readonly #corpus: Corpus
  readonly #switches: Switches
  readonly #parameters: LinkParameters
  readonly #lattice: Lattice
  readonly #forwardBackward = new ForwardBackward()
  #toChinese
  #toEnglish
  /** What was learned: its counts are those of the last iteration. */
  readonly table: TranslationTable

  /** Trains on a corpus of at least one token on each side. */
  constructor(corpus: Corpus, options: AlignerOptions) {
    const { dictionary, model, lexicon = new Map() } = options
    this.#corpus = corpus
    this.#switches = { ...ALL_ON, ...options.switches }
    this.#parameters = { ...DEFAULT_PARAMETERS, ...options.parameters }
    const sources = { dictionary, model, lexicon, switches: this.#switches }
    this.#toChinese = initialTransitions(this.#parameters.toNull)
    this.#toEnglish = this.#toChinese
    const words = new GlossWords(corpus.en.vocabulary, dictionary, lexicon)
    this.#lattice = new Lattice(corpus, gatherEvidence(corpus, words, sources), this.#parameters.unigram)
    const known = new TranslationTable(corpus, buildPrior(corpus, words, sources))
    known.weigh(this.#parameters.priorWeight, this.#parameters.unigram)
    this.table = firstPass(corpus, known, this.#parameters, this.#switches.agreement)
    this.#train()
  }

  /** Passes on every link of at least a posterior, pair by pair in order: the mean of both directions. */
  forEachLink(atLeast: number, visit: LinkVisitor): void {
    const { toChinese, toEnglish } = this.#lattice
    const ignored = new TransitionCounts()
    this.#lattice.forEach(this.table, (pair) => {
      this.#posteriors(this.#switches.hmm, ignored, ignored)
      for (let i = 0; i < toChinese.steps; i++) {
        for (let j = toChinese.first[i]; j < toChinese.end[i]; j++) {
          const probability = 0.5 * (toChinese.posteriorOf(i, j) + toEnglish.posteriorOf(j, i))
          if (probability >= atLeast) visit(pair, i, j, probability)
        }
      }
    })
  }

  #train(): void {
    const { hmmIterations } = this.#parameters
    const { zh, en } = this.#corpus
    const ibm1Iterations = zh.tokens.length + en.tokens.length < PLENTY ? this.#parameters.ibm1Iterations : 1
    const grams = indexGrams(this.#switches.backoff ? this.#corpus.zh.vocabulary.words : [])
    this.#maximise(grams)
    for (let iteration = 1; iteration < ibm1Iterations + hmmIterations; iteration++) {
      this.#expect(this.#switches.hmm && iteration >= ibm1Iterations)
      this.#maximise(grams)
    }
  }

  #maximise(grams: ReturnType<typeof indexGrams>): void {
    addBackoff(this.table, grams)
    this.table.weigh(this.#parameters.priorWeight, this.#parameters.unigram)
  }

  #expect(hmm: boolean): void {
    const { table } = this
    const { zh, en } = this.#corpus
    const { toChinese, toEnglish } = this.#lattice
    const { toNull } = this.#parameters
    const zhNull = new Float64Array(table.zhTotal.length)
    const enNull = new Float64Array(table.enTotal.length)
    const chineseCounts = new TransitionCounts()
    const englishCounts = new TransitionCounts()
    const visit = (pair: number): void => {
      this.#posteriors(hmm, chineseCounts, englishCounts)
      for (let i = 0; i < toChinese.steps; i++) zhNull[zh.tokens[zh.starts[pair] + i]] += toChinese.nullPosterior[i]
      for (let j = 0; j < toEnglish.steps; j++) enNull[en.tokens[en.starts[pair] + j]] += toEnglish.nullPosterior[j]
    }
    table.learn(this.#lattice.expect(table, visit, this.#switches.agreement ? product : mean))
    if (this.#switches.nullWords) table.learnNull(zhNull, enNull)
    if (hmm) {
      this.#toChinese = estimateTransitions(chineseCounts, toNull)
      this.#toEnglish = estimateTransitions(englishCounts, toNull)
    }
  }

  /** Fills the posteriors of the pair that the lattice is at. */
  #posteriors(hmm: boolean, chineseCounts: TransitionCounts, englishCounts: TransitionCounts): void {
    const { toChinese, toEnglish } = this.#lattice
    if (hmm) {
      this.#forwardBackward.run(toChinese, this.#toChinese, chineseCounts)
      this.#forwardBackward.run(toEnglish, this.#toEnglish, englishCounts)
    } else {
      ibm1Posteriors(toChinese, this.#parameters.toNull)
      ibm1Posteriors(toEnglish, this.#parameters.toNull)
    }
  }
}

const product = (there: number, back: number): number => there * back
const mean = (there: number, back: number): number => 0.5 * (there + back)
