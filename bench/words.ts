import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { renderTable } from '../cli/table.ts'
import { readGold } from '../evaluation/gold.ts'
import { type LinkGold, readLinkGold, readSpans, type TermSpans, tokenPairOf } from '../evaluation/linkGold.ts'
import { comparable, TermScorer } from '../evaluation/termScores.ts'
import { openDictionary } from '../glossaries/lexicons/cedict.ts'
import { loadInput } from '../pipeline/inputs.ts'
import { operatingPoint } from '../pipeline/models.ts'
import { singleStages } from '../pipeline/pipeline.ts'
import { type AlignerOptions, link, linksAbove, linkTokens, type Switches } from '../stages/link/index.ts'
import { ALL_ON } from '../stages/link/options.ts'

/** What each switch turns off, in the words of the report. */
const PARTS: Readonly<Record<keyof Switches, string>> = {
  dictionary: 'glosses of whole words',
  subwords: 'glosses of the words inside a word',
  associations: 'associations of characters',
  functionWords: 'table of function words',
  stems: 'stems',
  numbers: 'numbers and dates',
  names: 'names',
  backoff: 'back-off to characters',
  phrases: 'glosses of several words',
  agreement: 'agreement of the directions',
  hmm: 'hidden Markov model',
  nullWords: 'learned null words',
}

/**
 * Word links against reference links: the whole aligner, then without each of its parts. Trained on nothing but the
 * text itself, and on a text of news beside it; how well links keep to the spans of reference term lists; and what the
 * shipped models, trained with the links of the whole aligner, make of such links of speeches.
 */
export async function evaluateWords(data: string): Promise<string> {
  const gold = readLinkGold(join(data, 'words', 'tsinghua-a'))
  const news = join(data, 'parallel', 'ntrex.tsv')
  const train = existsSync(news) ? readFileSync(news, 'utf8').trim().split('\n').map(tokenPairOf) : []
  const terms = ['speeches', 'speeches-2', 'news']
    .filter((name) => existsSync(join(data, 'terms', `${name}.tsv`)))
    .map((name) => readSpans(join(data, 'terms', name)))
  const termF1 = await termExtraction(join(data, 'terms', 'speeches'))
  const row = (name: string, off?: keyof Switches): string[] => {
    const options = { dictionary: openDictionary(), switches: off === undefined ? {} : { [off]: false } }
    const alone = errorRate(gold, linkTokens(options)(gold.pairs))
    const trained = errorRate(gold, linkTokens({ ...options, train })(gold.pairs))
    const kept = terms.map((set) => spanF1(set, linkTokens(options)(set.pairs)))
    const figures = [alone.aer, alone.precision, alone.recall, trained.aer, ...kept, termF1(options)]
    return [name, ...figures.map((value) => value.toFixed(3))]
  }
  const titles = ['AER', 'P', 'R', 'AER with news', ...terms.map(({ name }) => `spans of ${name}`), 'terms of speeches']
  return [
    'Word links: alignment error rate on tsinghua-a (225 pairs), trained on itself and with news (ntrex) beside it;',
    'F1 of links within the spans of reference term pairs, and of the term pairs found (higher is better)',
    '',
    renderTable(
      [{ title: 'aligner' }, ...titles.map((title) => ({ title, align: 'right' }) as const)],
      [row('whole'), ...(Object.keys(ALL_ON) as (keyof Switches)[]).map((part) => row(`without ${PARTS[part]}`, part))],
      { width: 160, colour: false },
    ),
  ].join('\n')
}

/** Strict F1 of the terms found in a text, as it depends on how its words are linked. */
async function termExtraction(name: string): Promise<(options: AlignerOptions) => number> {
  const pipeline = singleStages()
  const document = await pipeline.read(await loadInput(`${name}.tsv`))
  const { units } = pipeline.tokenize(pipeline.align(document))
  const scorer = new TermScorer(readGold(`${name}.gold.tsv`))
  return (options) => {
    const entries = pipeline.concepts(pipeline.score(pipeline.pair(pipeline.candidates(link(options)(units)))))
    const shown = entries
      .flatMap(({ renderings }) => renderings)
      .filter(({ confidence }) => confidence >= operatingPoint())
    return scorer.strict(comparable(shown)).f1
  }
}

type Links = ReturnType<ReturnType<typeof linkTokens>>

/** Alignment error rate (Och & Ney 2003) with its precision and recall. */
function errorRate({ sure, possible }: LinkGold, links: Links) {
  const sum = { proposed: 0, sure: 0, foundSure: 0, foundPossible: 0 }
  links.forEach((ofPair, n) => {
    sum.sure += sure[n].size
    for (const { zh, en } of linksAbove(ofPair)) {
      sum.proposed++
      if (sure[n].has(`${zh}-${en}`)) sum.foundSure++
      if (possible[n].has(`${zh}-${en}`)) sum.foundPossible++
    }
  })
  return {
    aer: 1 - (sum.foundSure + sum.foundPossible) / (sum.proposed + sum.sure),
    precision: sum.foundPossible / sum.proposed,
    recall: sum.foundSure / sum.sure,
  }
}

/** Harmonic mean of: links at a span that stay in it (precision), words of spans that have such a link (recall). */
function spanF1({ spans }: TermSpans, links: Links): number {
  let inside = 0
  let crossing = 0
  let words = 0
  let linked = 0
  for (const { pair, zh, en } of spans) {
    const zhLinked = new Set<number>()
    const enLinked = new Set<number>()
    for (const link of linksAbove(links[pair])) {
      const left = link.zh >= zh[0] && link.zh < zh[1]
      const right = link.en >= en[0] && link.en < en[1]
      if (left !== right) crossing++
      if (!left || !right) continue
      inside++
      zhLinked.add(link.zh)
      enLinked.add(link.en)
    }
    words += zh[1] - zh[0] + en[1] - en[0]
    linked += zhLinked.size + enLinked.size
  }
  const precision = inside / Math.max(1, inside + crossing)
  const recall = linked / Math.max(1, words)
  return (2 * precision * recall) / Math.max(1e-9, precision + recall)
}
