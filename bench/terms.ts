import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { renderTable } from '../cli/table.ts'
import { readGold } from '../evaluation/gold.ts'
import { comparable, type ListQuality, TermScorer } from '../evaluation/termScores.ts'
import { byRank } from '../language/order.ts'
import { type Category, categories, type TermPair } from '../model/term.ts'
import { extract } from '../pipeline/extract.ts'
import { resolveInputs } from '../pipeline/inputs.ts'
import { operatingPoint } from '../pipeline/models.ts'
import { type AnyStage, shippedStages } from '../pipeline/stages.ts'
import type { ChineseSpan, PairedUnit } from '../stages/pair/index.ts'
import { accuracyOf, type Confusion, confusionOf } from './categories.ts'
import { crossValidation } from './trainingFigures.ts'

interface TermSet {
  readonly name: string
  /** File or pattern of the texts. */
  readonly texts: string
  readonly gold: string
  /** False for a published list of some of the terms: what it lacks may be right, so it tells recall only. */
  readonly exhaustive: boolean
}

const SETS: readonly TermSet[] = [
  { name: 'press-conference', texts: 'press-conference.txt', gold: 'press-conference.gold.tsv', exhaustive: true },
  { name: 'speeches', texts: 'speeches.tsv', gold: 'speeches.gold.tsv', exhaustive: true },
  { name: 'speeches-2', texts: 'speeches-2.tsv', gold: 'speeches-2.gold.tsv', exhaustive: true },
  { name: 'news', texts: 'news.tsv', gold: 'news.gold.tsv', exhaustive: true },
  { name: 'hkma-2016', texts: 'hkma-2016/*.zh.md', gold: 'hkma-2016/gold.tsv', exhaustive: false },
  { name: 'hkma-2017', texts: 'hkma-2017/*.zh.md', gold: 'hkma-2017/gold.tsv', exhaustive: false },
]

/** The report of the training has a line for each set that the shipped models have learned from. */
const isTrainedOn = ({ name }: TermSet) => crossValidation.split('\n').some((line) => line.startsWith(`${name} `))

/** Term pairs of whole files, by the way every user goes (read to concepts), against reference glossaries. */
export async function evaluateTerms(data: string): Promise<string> {
  const results = []
  for (const set of SETS) if (existsSync(join(data, 'terms', set.gold))) results.push(await evaluate(data, set))
  const exhaustive = results.filter(({ set }) => set.exhaustive)
  const numbers = ['proposed', 'P', 'R', 'F1', 'lenient', 'P@50', 'P@100'].map(right)
  const ceilings = ['Chinese a candidate', 'pair among the renderings', 'pair scored', 'pair proposed'].map(right)
  const listed = results.filter(({ set }) => !set.exhaustive)
  return [
    'Term pairs, at the operating point of the shipped models (strict unless said otherwise)',
    '',
    renderTable(
      [{ title: 'text' }, ...numbers, { title: 'held out' }],
      exhaustive.map(({ set, strict, lenient, p50, p100 }) => [
        ...[set.name, String(strict.proposed), share(strict.precision), share(strict.recall), share(strict.f1)],
        ...[share(lenient.f1), share(p50), share(p100), isTrainedOn(set) ? 'no: trained on it' : 'yes'],
      ]),
      LAYOUT,
    ),
    'What the shipped models were trained on does not tell what to expect of other texts. Cross-validation by document',
    'does, where no model has seen what it judges (ranking/weights/README.md):',
    '',
    crossValidation,
    '',
    'Where essential pairs are lost: share of them that is still there after each step (hkma:',
    'traditional characters; its reference is a published list of some of its terms, so it tells recall only)',
    '',
    renderTable(
      [{ title: 'text' }, ...ceilings],
      results.map(({ set, ceiling }) => [set.name, ...ceiling.map(share)]),
      LAYOUT,
    ),
    ...listed.map(
      ({ set, firstRecall }) => `${set.name}: ${share(firstRecall)} of its list are within the first ${FIRST} pairs.`,
    ),
    '',
    'Categories of the right pairs proposed: those of the reference (rows) and those shown (columns)',
    '',
    confusionTable(exhaustive.map(({ confusion }) => confusion)),
    ...exhaustive.map(
      ({ set, confusion }) => `${set.name}: ${share(accuracyOf(confusion))} shown with their category.`,
    ),
    '',
  ].join('\n')
}

/** All sets together. */
function confusionTable(confusions: readonly Confusion[]): string {
  const count = (expected: Category, shown: Category) =>
    confusions.reduce((sum, confusion) => sum + (confusion.get(expected)?.get(shown) ?? 0), 0)
  return renderTable(
    [{ title: '' }, ...categories.map(right)],
    categories.map((expected) => [expected, ...categories.map((shown) => String(count(expected, shown)))]),
    LAYOUT,
  )
}

/** A person can look at so many pairs of a long report. */
const FIRST = 3000

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
  readonly confusion: Confusion
  /** Recall of the best `FIRST` pairs. */
  readonly firstRecall: number
}

async function evaluate(data: string, set: TermSet): Promise<TermResult> {
  const gold = readGold(join(data, 'terms', set.gold))
  const scorer = new TermScorer(gold)
  const found = await termsOf(join(data, 'terms', set.texts))
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
    confusion: confusionOf(proposed, gold),
    firstRecall: scorer.strict(all.slice(0, FIRST)).recall,
  }
}

interface FoundTerms {
  /** Every pair with a confidence, best first. */
  readonly scored: readonly TermPair[]
  /** Every candidate term with each of its renderings. */
  readonly possible: readonly { readonly zh: string; readonly en: string }[]
  readonly operatingPoint: number
}

async function termsOf(texts: string): Promise<FoundTerms> {
  const possible: { zh: string; en: string }[] = []
  const tapped: AnyStage = {
    name: 'possible pairs',
    version: '1',
    run: () => (units: readonly PairedUnit<ChineseSpan>[]) => {
      for (const { unit, zh, en, pairs } of units)
        for (const { candidate, renderings } of pairs)
          for (const { start, end } of renderings)
            possible.push({
              zh: unit.zh.slice(zh[candidate.from].start, zh[candidate.to - 1].end),
              en: unit.en.slice(en[start].start, en[end - 1].end),
            })
      return units
    },
  }
  const find = shippedStages.find.flatMap((stage): AnyStage[] => (stage.name === 'pair' ? [stage, tapped] : [stage]))
  const pipeline = { stages: { ...shippedStages, find } }
  const { inputs } = await resolveInputs([texts])
  const { entries, failures } = await extract(inputs, { minConfidence: 0, pipeline })
  if (failures.length) throw failures[0]
  const scored = entries.flatMap(({ renderings }) => renderings).sort(byRank)
  return { scored, possible, operatingPoint: operatingPoint() }
}
