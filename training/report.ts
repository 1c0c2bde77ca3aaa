import type { GoldPair } from '../evaluation/gold.ts'
import { goldZh } from '../evaluation/goldIndex.ts'
import { type Comparable, comparable, TermScorer } from '../evaluation/termScores.ts'
import { logistic } from '../ranking/trees.ts'
import { type Strictness, strictnesses, type Threshold } from '../stages/score/index.ts'
import { reliability } from './calibration.ts'
import type { TrainingResult } from './crossValidation.ts'
import { judgementOf } from './judgement.ts'
import type { JudgedPair, JudgedSets } from './judging.ts'
import { learningReport } from './learning.ts'
import { orderReport } from './order.ts'

/** What stands above the figures beside the weights. */
const HEAD = `# Models of the ranker

\`npm run train -- --data ../shared/data\` wrote these weights, from the reference glossaries of \`terms/\`: the press
conference, both sets of speeches and the news, each completed by the verdicts of a reader on proposals that it lacked (keep,
mend, reject; what was kept or mended is acceptable); and, with half the weight, from two annual reports in traditional
characters, whose references list some of their terms. They are gradient-boosted trees:

- \`termhood\`: is this Chinese span a term? Features: \`stages/candidates/termhoodFeatures.ts\`
- \`equivalence\`: which English span renders it? Features: \`stages/pair/equivalenceFeatures.ts\`
- \`confidence\`: is the pair right, beside its rivals? Features: \`stages/score/rivalFeatures.ts\` and those above
- \`essential\`: if it is right, do readers count it among the essential pairs? The same features

No weight names a word: patterns are of word classes. The figures below are cross-validated by document (the reports by
year: much of their vocabulary recurs); the weights that ship are trained on everything. References and verdicts were
made by careful language-model readers following one guide, not by professional terminologists. What nobody judged counts
as wrong.
`

/** What stands above the figures of learning. */
const LEARNING = `
What the decisions of reviewers add (\`stages/personalise\`), on the same cross-validated pairs. Half of the documents of a set is
reviewed: every pair shown is accepted where it is in the reference, else rejected. The other half is ranked before and
after.
`

/** What stands above the figures of the order. */
const ORDER = `
What stands first in a glossary: pairs ranked by how sure they are and how probably essential (\`rankOf\`), beside those ranked by
confidence alone (above), on the same cross-validated pairs. Shares of the first fifty that are essential; of the first fifty
terms, names and places left out; and of right ones.
`

/** The share of what is shown that readers shall accept as it stands, by strictness: the mean of the sets. */
const PROMISED: Readonly<Record<Strictness, number>> = { strict: 0.95, balanced: 0.78, broad: 0.6 }

const acceptedOf = (shown: readonly JudgedPair[]) =>
  shown.filter(({ right }) => right).length / Math.max(1, shown.length)

/** The distinct pairs of several documents, best first. */
function ranked(pairs: readonly JudgedPair[]): (JudgedPair & Comparable)[] {
  return comparable([...pairs].sort((a, b) => b.odds - a.odds))
}

/** A scorer that compares as candidates are compared: simplified characters, lower case. */
function scorerOf(gold: readonly GoldPair[]): TermScorer {
  return new TermScorer(gold.map((pair) => ({ ...pair, zh: goldZh(pair.zh) })))
}

/** The pairs of some documents as one list, and what is right in any of them. */
function listOf(set: string, documents: NonNullable<ReturnType<TrainingResult['judged']['get']>>) {
  const golds = [...new Set(documents.map(({ document }) => document.gold))]
  return { set, scorer: scorerOf(golds.flat()), list: ranked(documents.flatMap(({ pairs }) => pairs)) }
}

/** The sets whose reference has all terms, and those whose reference is a list of some. */
function parted({ judged }: TrainingResult): [JudgedSets, JudgedSets] {
  const those = (isExhaustive: boolean) =>
    new Map([...judged].filter(([, documents]) => documents[0].document.isExhaustive === isExhaustive))
  return [those(true), those(false)]
}

/** Recall of a list of some terms within the best pairs, and among those shown. */
function recallLine({ set, scorer, list }: ReturnType<typeof listOf>, shown: number): string {
  const recall = (n: number) => scorer.strict(list.slice(0, n)).recall.toFixed(3)
  const best = [1000, 2000, 3000].map(recall).join(', ')
  return `${set}: ${best} of its list are within the first 1,000, 2,000, 3,000 pairs, ${recall(shown)} within the ${shown} shown`
}

/** Text for the terminal, and the page that stands beside the weights. */
export function reportOn(result: TrainingResult): {
  text: string
  readme: string
  strictness: Record<Strictness, Threshold>
} {
  const { calibration } = result
  const [judged, partly] = parted(result)
  const lists = [...judged].map(([set, documents]) => listOf(set, documents))
  // As one glossary of all speeches.
  const speeches = [...judged].filter(([set]) => set.startsWith('speeches')).flatMap(([, documents]) => documents)
  const thresholds = Array.from({ length: 90 }, (_, i) => 0.1 + i * 0.01)
  const confidence = ({ odds }: JudgedPair) => logistic(calibration.slope * odds + calibration.shift)
  const at = (list: readonly (JudgedPair & Comparable)[], p: number) => list.filter((pair) => confidence(pair) >= p)
  const meanAccepted = (p: number) => lists.reduce((sum, { list }) => sum + acceptedOf(at(list, p)), 0) / lists.length
  const strictness = Object.fromEntries(
    strictnesses.map((name): [Strictness, Threshold] => {
      const confidence = thresholds.find((p) => meanAccepted(p) >= PROMISED[name]) ?? thresholds[thresholds.length - 1]
      return [
        name,
        { confidence: Number(confidence.toFixed(2)), accepted: Number(meanAccepted(confidence).toFixed(3)) },
      ]
    }),
  ) as Record<Strictness, Threshold>
  const operatingPoint = strictness.balanced.confidence
  const rows = [...lists, listOf('speeches, all', speeches)].map(({ set, scorer, list }) => {
    const own = scorer.strict(at(list, operatingPoint))
    const p = (n: number) => scorer.strict(list.slice(0, n)).precision.toFixed(3)
    const best = Math.max(...thresholds.map((t) => scorer.strict(at(list, t)).f1))
    return `${set.padEnd(18)} ${String(own.proposed).padStart(6)}  ${own.precision.toFixed(3)}  ${own.recall.toFixed(3)}  ${own.f1.toFixed(3)}  ${best.toFixed(3)}  ${p(50)}  ${p(100)}`
  })
  const judgements = lists.map(({ set, scorer, list }) => {
    const own = judgementOf(at(list, operatingPoint), scorer)
    const figures = [
      own.accepted,
      own.mend,
      own.reject,
      own.unjudged,
      own.essential,
      own.essentialFirst / 50,
      own.pieces,
    ]
    return `${set.padEnd(18)} ${figures.map((figure) => figure.toFixed(3).padStart(8)).join(' ')}`
  })
  const { bins, expectedCalibrationError } = reliability(
    [...judged.values()]
      .flat()
      .flatMap(({ pairs }) => pairs)
      .map((pair) => ({ confidence: confidence(pair), right: pair.right })),
  )
  const table = bins.map(
    (b) =>
      `${b.from.toFixed(1)}-${b.to.toFixed(1)} ${String(b.pairs).padStart(7)}  ${b.meanConfidence.toFixed(3)}  ${b.right.toFixed(3)}`,
  )
  const text = [
    ...strictnesses.map(
      (name) =>
        `${name}: from confidence ${strictness[name].confidence.toFixed(2)} on, ${strictness[name].accepted.toFixed(3)} accepted`,
    ),
    '',
    'balanced:',
    'set              proposed  prec   recall F1     best   P@50   P@100',
    ...rows,
    '',
    'of the pairs shown    accepted  mend   reject  unjudged | essential: shown, of the first 50 | pieces of another',
    ...judgements,
    '',
    'confidence  pairs  mean   right',
    ...table,
    `expected calibration error ${expectedCalibrationError.toFixed(4)}`,
    '',
    ...[...partly]
      .map(([set, documents]) => listOf(set, documents))
      .map((one) => recallLine(one, at(one.list, operatingPoint).length)),
  ].join('\n')
  const learning = learningReport(result, operatingPoint)
  const order = orderReport(result, lists)
  const block = (figures: string) => `\n\`\`\`\n${figures}\n\`\`\`\n`
  return {
    text: `${text}\n\n${learning}\n\n${order}`,
    readme: HEAD + block(text) + LEARNING + block(learning) + ORDER + block(order),
    strictness,
  }
}
