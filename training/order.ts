import type { Comparable, TermScorer } from '../evaluation/termScores.ts'
import { rankOf } from '../language/order.ts'
import { isNaming } from '../model/term.ts'
import { logistic } from '../ranking/trees.ts'
import { reliability } from './calibration.ts'
import type { JudgedPair, Judging } from './judging.ts'

/** A set of texts as one glossary, the surest pairs first. */
interface JudgedList {
  readonly set: string
  readonly scorer: TermScorer
  readonly list: readonly (JudgedPair & Comparable)[]
}

/** Pairs of a first screen or two. */
const FIRST = 50

/** What stands first in a glossary: essential pairs by confidence alone and as ranked; and whether that value is calibrated. */
export function orderReport(
  { judged, calibration, essentialCalibration }: Pick<Judging, 'judged' | 'calibration' | 'essentialCalibration'>,
  lists: readonly JudgedList[],
): string {
  const confidence = ({ odds }: JudgedPair) => logistic(calibration.slope * odds + calibration.shift)
  const essential = ({ essentialOdds }: JudgedPair) =>
    logistic(essentialCalibration.slope * essentialOdds + essentialCalibration.shift)
  const rank = (pair: JudgedPair) => rankOf({ confidence: confidence(pair), essential: essential(pair) })
  const rows = lists.map(({ set, scorer, list }) => {
    const ranked = list.toSorted((a, b) => rank(b) - rank(a))
    const terms = ranked.filter(({ category }) => !isNaming(category))
    const first = (some: typeof list) => some.slice(0, FIRST).filter((pair) => scorer.isEssential(pair)).length / FIRST
    const precision = (n: number) => scorer.strict(ranked.slice(0, n)).precision
    const figures = [first(list), first(ranked), first(terms), precision(50), precision(100)]
    return `${set.padEnd(18)} ${figures.map((figure) => figure.toFixed(3).padStart(8)).join(' ')}`
  })
  const right = [...judged.values()]
    .flat()
    .filter(({ document }) => document.isExhaustive)
    .flatMap(({ pairs }) => pairs.filter((pair) => pair.right))
  const { expectedCalibrationError } = reliability(
    right.map((pair) => ({ confidence: essential(pair), right: pair.isEssential })),
  )
  return [
    'essential of the first 50: by confidence, ranked, terms alone | of right ones, ranked: P@50, P@100',
    ...rows,
    `expected calibration error of being essential, of right pairs: ${expectedCalibrationError.toFixed(4)}`,
  ].join('\n')
}
