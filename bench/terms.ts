import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { renderTable } from '../cli/table.ts'
import { byRank } from '../language/order.ts'
import { extract } from '../pipeline/extract.ts'
import { defaultPipeline, type Pipeline } from '../pipeline/stages.ts'
import { reliability } from '../training/calibration.ts'
import { readGold } from './gold.ts'
import { comparable, type ListQuality, TermScorer } from './termScores.ts'

interface TermSet {
  readonly file: string
  readonly gold: string
  /** True where the shipped models have seen its reference glossary. */
  readonly trainedOn: boolean
}

const SETS: readonly TermSet[] = [
  { file: 'press-conference.txt', gold: 'press-conference.gold.tsv', trainedOn: false },
  { file: 'speeches.tsv', gold: 'speeches.gold.tsv', trainedOn: true },
  { file: 'speeches-2.tsv', gold: 'speeches-2.gold.tsv', trainedOn: true },
  { file: 'news.tsv', gold: 'news.gold.tsv', trainedOn: true },
]

/** Term pairs of whole files, by the way every user goes (read to gather), against reference glossaries. */
export async function evaluateTerms(data: string): Promise<string> {
  const results = []
  for (const set of SETS) if (existsSync(join(data, 'terms', set.file))) results.push(await evaluate(data, set))
  const numbers = ['proposed', 'P', 'R', 'F1', 'lenient', 'P@50', 'P@100'].map(right)
  const ceilings = ['Chinese a candidate', 'pair among the renderings', 'pair scored', 'pair proposed'].map(right)
  return [
    'Term pairs, at the operating point of the shipped models (strict unless said otherwise)',
    '',
    renderTable(
      [{ title: 'file' }, ...numbers, { title: 'held out' }],
      results.map(({ set, strict, lenient, p50, p100 }) => [
        ...[set.file, String(strict.proposed), share(strict.precision), share(strict.recall), share(strict.f1)],
        ...[share(lenient.f1), share(p50), share(p100), set.trainedOn ? 'no: trained on it' : 'yes'],
      ]),
      LAYOUT,
    ),
    'Only the held-out lines tell what to expect of other texts. For the files the models were trained on, these are the',
    'figures of cross-validation by document (glossaries/models/README.md), where no model has seen what it judges:',
    '',
    readFileSync(new URL('../glossaries/models/README.md', import.meta.url), 'utf8').trim(),
    '',
    'Where essential pairs are lost: share of them that is still there after each step',
    '',
    renderTable(
      [{ title: 'file' }, ...ceilings],
      results.map(({ set, ceiling }) => [set.file, ...ceiling.map(share)]),
      LAYOUT,
    ),
    'Reliability: what share of the pairs of a confidence is in the reference glossary (held-out files)',
    '',
    ...results
      .filter(({ set }) => !set.trainedOn)
      .map(({ set, bins }) =>
        renderTable(
          [{ title: set.file }, ...['pairs', 'mean confidence', 'right'].map(right)],
          bins.map((bin) => [
            `${bin.from.toFixed(1)}-${bin.to.toFixed(1)}`,
            ...[String(bin.pairs), share(bin.meanConfidence), share(bin.right)],
          ]),
          LAYOUT,
        ),
      ),
  ].join('\n')
}

const LAYOUT = { width: 140, colour: false }
const right = (title: string) => ({ title, align: 'right' }) as const
const share = (value: number) => value.toFixed(3)

interface TermResult {
  readonly set: TermSet
  readonly strict: ListQuality
  readonly lenient: ListQuality
  readonly p50: number
  readonly p100: number
  /** Shares of the essential pairs: Chinese found, pair found, pair scored, pair proposed. */
  readonly ceiling: readonly number[]
  readonly bins: ReturnType<typeof reliability>['bins']
}

async function evaluate(data: string, set: TermSet): Promise<TermResult> {
  const scorer = new TermScorer(readGold(join(data, 'terms', set.gold)))
  const found = await termsOf(join(data, 'terms', set.file))
  const all = comparable(found.scored)
  const proposed = comparable(found.scored.filter(({ confidence }) => confidence >= found.operatingPoint))
  const strict = scorer.strict(proposed)
  return {
    set,
    strict,
    lenient: scorer.lenient(proposed),
    p50: scorer.strict(proposed.slice(0, 50)).precision,
    p100: scorer.strict(proposed.slice(0, 100)).precision,
    ceiling: [
      scorer.chineseRecall(new Set(comparable(found.possible).map(({ zhKey }) => zhKey))),
      scorer.strict(comparable(found.possible)).recall,
      scorer.strict(all).recall,
      strict.recall,
    ],
    bins: reliability(all.map((pair) => ({ confidence: pair.confidence, right: scorer.isRight(pair) }))).bins,
  }
}

interface FoundTerms {
  /** Every pair with a confidence, best first. */
  readonly scored: readonly { readonly zh: string; readonly en: string; readonly confidence: number }[]
  /** Every candidate term with each of its renderings. */
  readonly possible: readonly { readonly zh: string; readonly en: string }[]
  readonly operatingPoint: number
}

async function termsOf(file: string): Promise<FoundTerms> {
  const pipeline = defaultPipeline()
  const possible: { zh: string; en: string }[] = []
  const tapped: Pipeline = {
    ...pipeline,
    pair: (units) => {
      const paired = pipeline.pair(units)
      for (const { unit, zh, en, pairs } of paired)
        for (const { candidate, renderings } of pairs)
          for (const { start, end } of renderings)
            possible.push({
              zh: unit.zh.slice(zh[candidate.from].start, zh[candidate.to - 1].end),
              en: unit.en.slice(en[start].start, en[end - 1].end),
            })
      return paired
    },
  }
  const { entries, failures } = await extract([file], tapped, { minConfidence: 0 })
  if (failures.length) throw failures[0]
  const scored = entries.flatMap(({ renderings }) => renderings).sort(byRank)
  return { scored, possible, operatingPoint: pipeline.operatingPoint }
}
