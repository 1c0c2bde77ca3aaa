import type { BeadModel } from './model.ts'

/** A pair of sentences that, by their rare words, translate each other. */
export interface Anchor {
  readonly zh: number
  readonly en: number
}

/** A word in more sentences than this is too common to tell where in the text it stands. */
const rare = 12
/** Links weaker than this are no evidence without their context. */
const smallestLink = 0.2
/** How much better than the next best candidate an anchor must be for both of its sentences. */
const margin = 1.3
/** Evidence an anchor needs: about one word that stands nowhere else, or several that are less rare. */
const enough = 0.8
/** How far an anchor may lie from where its neighbours put it, in sentences, and as a share of their distance. */
const tolerance = { sentences: 20, share: 0.3 }

/**
 * Sentence pairs that fix the course of the alignment of a long text: pairs that share rare words, are the best partners
 * of each other, follow one another in both texts (the heaviest increasing chain), and lie where their neighbours are.
 * In ascending order.
 */
export function findAnchors(model: BeadModel): Anchor[] {
  return withoutStragglers(heaviestChain(reciprocalBest(model)))
}

/** An anchor, and how much evidence there is for it. */
export interface Candidate extends Anchor {
  readonly weight: number
}

interface Best {
  readonly partner: Int32Array
  readonly weight: Float32Array
  readonly next: Float32Array
}

/** Pairs of sentences anywhere in a document that are the best partners of each other, in the order of the Chinese. */
export function reciprocalBest(model: BeadModel): Candidate[] {
  const zhOccurrences = sentencesByWord(model.zh)
  const enOccurrences = sentencesByWord(model.en)
  const zhCount = model.zh.lengths.length
  const enCount = model.en.lengths.length
  const zhBest = noPartners(zhCount)
  const enBest = noPartners(enCount)
  const shared = new Float32Array(enCount)
  const touched: number[] = []
  const { starts, columns, weights } = model.enGivenZh
  for (let sentence = 0; sentence < zhCount; sentence++) {
    for (let t = model.zh.starts[sentence]; t < model.zh.starts[sentence + 1]; t++) {
      const word = model.zh.tokens[t]
      const zhFrequency = zhOccurrences.starts[word + 1] - zhOccurrences.starts[word]
      if (zhFrequency > rare) continue
      for (let k = starts[word]; k < starts[word + 1]; k++) {
        const column = columns[k]
        const enFrequency = enOccurrences.starts[column + 1] - enOccurrences.starts[column]
        if (enFrequency > rare || weights[k] < smallestLink) continue
        const weight = weights[k] / Math.sqrt(zhFrequency * enFrequency)
        for (let o = enOccurrences.starts[column]; o < enOccurrences.starts[column + 1]; o++) {
          const partner = enOccurrences.sentences[o]
          if (shared[partner] === 0) touched.push(partner)
          shared[partner] += weight
        }
      }
    }
    for (const partner of touched) {
      offer(zhBest, sentence, partner, shared[partner])
      offer(enBest, partner, sentence, shared[partner])
      shared[partner] = 0
    }
    touched.length = 0
  }
  const candidates: Candidate[] = []
  for (let zh = 0; zh < zhCount; zh++) {
    const en = zhBest.partner[zh]
    if (en < 0 || enBest.partner[en] !== zh) continue
    const weight = zhBest.weight[zh]
    if (weight >= enough && weight >= margin * Math.max(zhBest.next[zh], enBest.next[en])) {
      candidates.push({ zh, en, weight })
    }
  }
  return candidates
}

function noPartners(count: number): Best {
  return { partner: new Int32Array(count).fill(-1), weight: new Float32Array(count), next: new Float32Array(count) }
}

function offer(best: Best, sentence: number, partner: number, weight: number): void {
  if (weight > best.weight[sentence]) {
    best.next[sentence] = best.weight[sentence]
    best.weight[sentence] = weight
    best.partner[sentence] = partner
  } else if (weight > best.next[sentence]) best.next[sentence] = weight
}

/** For each word the sentences it stands in, once for each time. */
function sentencesByWord({ starts, tokens, words }: BeadModel['zh']): { starts: Int32Array; sentences: Int32Array } {
  const first = new Int32Array(words.length + 1)
  for (const token of tokens) first[token + 1]++
  for (let word = 0; word < words.length; word++) first[word + 1] += first[word]
  const next = first.slice()
  const sentences = new Int32Array(tokens.length)
  for (let sentence = 0; sentence + 1 < starts.length; sentence++) {
    for (let t = starts[sentence]; t < starts[sentence + 1]; t++) sentences[next[tokens[t]]++] = sentence
  }
  return { starts: first, sentences }
}

/**
 * The candidates that ascend in both texts and weigh most together. The candidates come in the order of the Chinese
 * text and no English sentence is in two of them; a Fenwick tree over the English sentences holds the best chains.
 */
function heaviestChain(candidates: readonly Candidate[]): Candidate[] {
  const width = candidates.reduce((last, { en }) => Math.max(last, en), 0) + 2
  const chainEnd = new Int32Array(width).fill(-1)
  const previous = new Int32Array(candidates.length)
  const total = new Float64Array(candidates.length)
  const weightOf = (chain: number) => (chain < 0 ? 0 : total[chain])
  candidates.forEach(({ en, weight }, c) => {
    let before = -1
    for (let at = en; at > 0; at -= at & -at) if (weightOf(chainEnd[at]) > weightOf(before)) before = chainEnd[at]
    previous[c] = before
    total[c] = weight + weightOf(before)
    for (let at = en + 1; at < width; at += at & -at) if (total[c] > weightOf(chainEnd[at])) chainEnd[at] = c
  })
  let last = -1
  for (let c = 0; c < candidates.length; c++) if (total[c] > weightOf(last)) last = c
  const chain: Candidate[] = []
  for (let c = last; c >= 0; c = previous[c]) chain.push(candidates[c])
  return chain.reverse()
}

/** Drops anchors that lie away from the line between the anchors before and after them. */
function withoutStragglers(chain: readonly Candidate[]): Candidate[] {
  return chain.filter((anchor, a) => {
    if (a === 0 || a === chain.length - 1) return chain.length > 2
    const before = chain[a - 1]
    const after = chain[a + 1]
    const slope = (after.en - before.en) / (after.zh - before.zh)
    const expected = before.en + slope * (anchor.zh - before.zh)
    return Math.abs(anchor.en - expected) <= tolerance.sentences + tolerance.share * (after.en - before.en)
  })
}
