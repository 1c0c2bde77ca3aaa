import { logistic } from '../measures/trees.ts'
import { reliability } from './calibration.ts'
import type { JudgedPair, TrainingResult } from './crossValidation.ts'
import { type GoldPair, goldEnKey } from './gold.ts'
import { goldZh } from './goldIndex.ts'

/** Quality of a ranked list against a reference glossary, as `score-terms` measures it. */
export interface ListQuality {
  readonly proposed: number
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

interface Ranked {
  readonly key: string
  readonly odds: number
}

/** Ranks the distinct pairs of several documents, best first. */
function ranked(pairs: readonly JudgedPair[]): Ranked[] {
  const best = new Map<string, number>()
  for (const { zh, en, odds } of pairs) {
    const key = `${zh}\t${goldEnKey(en)}`
    best.set(key, Math.max(best.get(key) ?? Number.NEGATIVE_INFINITY, odds))
  }
  return [...best].map(([key, odds]) => ({ key, odds })).sort((a, b) => b.odds - a.odds)
}

/** Precision counts any gold pair as right; recall counts essential pairs only. */
export function quality(list: readonly { readonly key: string }[], gold: readonly GoldPair[]): ListQuality {
  const all = new Map<string, boolean>()
  for (const { zh, en, essential } of gold) {
    const key = `${goldZh(zh)}\t${goldEnKey(en)}`
    all.set(key, essential || (all.get(key) ?? false))
  }
  const essential = [...all.values()].filter(Boolean).length
  const hits = list.filter(({ key }) => all.has(key)).length
  const found = list.filter(({ key }) => all.get(key)).length
  const precision = list.length ? hits / list.length : 0
  const recall = essential ? found / essential : 0
  return {
    proposed: list.length,
    precision,
    recall,
    f1: precision + recall ? (2 * precision * recall) / (precision + recall) : 0,
  }
}

/** Text for the terminal, and the page that stands beside the weights. */
export function reportOn(result: TrainingResult): { text: string; readme: string; operatingPoint: number } {
  const { calibration, judged } = result
  const lists = [...judged].map(([set, documents]) => ({
    set,
    gold: documents[0].document.gold,
    list: ranked(documents.flatMap(({ pairs }) => pairs)),
  }))
  const thresholds = Array.from({ length: 60 }, (_, i) => 0.1 + i * 0.01)
  const at = (list: readonly Ranked[], p: number) =>
    list.filter(({ odds }) => logistic(calibration.slope * odds + calibration.shift) >= p)
  const meanF1 = (p: number) =>
    lists.reduce((sum, { list, gold }) => sum + quality(at(list, p), gold).f1, 0) / lists.length
  const operatingPoint = thresholds.reduce((best, p) => (meanF1(p) > meanF1(best) ? p : best))
  const rows = lists.map(({ set, gold, list }) => {
    const own = quality(at(list, operatingPoint), gold)
    const p = (n: number) => quality(list.slice(0, n), gold).precision.toFixed(3)
    const best = Math.max(...thresholds.map((t) => quality(at(list, t), gold).f1))
    return `${set.padEnd(18)} ${String(own.proposed).padStart(6)}  ${own.precision.toFixed(3)}  ${own.recall.toFixed(3)}  ${own.f1.toFixed(3)}  ${best.toFixed(3)}  ${p(50)}  ${p(100)}`
  })
  const { bins, expectedCalibrationError } = reliability(
    [...judged.values()].flat().flatMap(({ pairs }) => pairs),
    calibration,
  )
  const table = bins.map(
    (b) =>
      `${b.from.toFixed(1)}-${b.to.toFixed(1)} ${String(b.pairs).padStart(7)}  ${b.meanConfidence.toFixed(3)}  ${b.right.toFixed(3)}`,
  )
  const text = [
    `operating point: confidence ${operatingPoint.toFixed(2)}`,
    'set              proposed  prec   recall F1     best   P@50   P@100',
    ...rows,
    '',
    'confidence  pairs  mean   right',
    ...table,
    `expected calibration error ${expectedCalibrationError.toFixed(4)}`,
  ].join('\n')
  return { text, readme: text, operatingPoint: Number(operatingPoint.toFixed(2)) }
}
