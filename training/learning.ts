import { renderTable } from '../cli/table.ts'
import { GoldIndex, goldZh } from '../evaluation/goldIndex.ts'
import { seededRandom } from '../evaluation/random.ts'
import { comparable, TermScorer } from '../evaluation/termScores.ts'
import { conceptId, renderingId } from '../language/identity.ts'
import type { DecidedPair } from '../model/decision.ts'
import type { ConceptEntry } from '../model/term.ts'
import { logistic } from '../ranking/trees.ts'
import { personalise } from '../stages/personalise/index.ts'
import type { Calibration } from './calibration.ts'
import type { TrainingResult } from './crossValidation.ts'
import type { JudgedPair } from './judging.ts'

/** Ways to divide the documents of a set. */
const SPLITS = 10

type Judged = NonNullable<ReturnType<TrainingResult['judged']['get']>>[number]

/**
 * What a review is worth: half of the documents of a set are reviewed (every pair shown is accepted where it is in the
 * reference, else rejected), the other half is ranked without these decisions and with them. The ranker has seen neither
 * half: its confidences are those of cross-validation.
 */
export function learningReport({ judged, calibration }: TrainingResult, operatingPoint: number): string {
  const rows = [...judged]
    .filter(([, documents]) => documents.length > 1 && documents[0].document.isExhaustive)
    .flatMap(([set, documents]) => {
      const trials = splitsOf(documents).map(([reviewed, held]) => trial(reviewed, held, calibration, operatingPoint))
      const mean = (value: (one: (typeof trials)[number]) => number) =>
        (trials.reduce((sum, one) => sum + value(one), 0) / trials.length).toFixed(3)
      return (['all', 'fresh'] as const).map((pairs) => [
        ...[pairs === 'all' ? set : '', pairs === 'all' ? 'all' : 'not met in the review'],
        ...[mean((one) => one[pairs].before.f1), mean((one) => one[pairs].after.f1)],
        ...[mean((one) => one[pairs].before.p50), mean((one) => one[pairs].after.p50)],
      ])
    })
  const numbers = ['F1 before', 'F1 after', 'P@50 before', 'P@50 after'].map(
    (title) => ({ title, align: 'right' }) as const,
  )
  return [
    `Learning from a review of half of the documents, measured on the other half (mean of ${SPLITS} splits)`,
    '',
    renderTable([{ title: 'text' }, { title: 'pairs' }, ...numbers], rows, { width: 120, colour: false }),
  ].join('\n')
}

/** Random halves of the documents; the same on every machine. */
function splitsOf(documents: readonly Judged[]): [Judged[], Judged[]][] {
  const random = seededRandom(11)
  return Array.from({ length: SPLITS }, () => {
    const shuffled = documents
      .map((document) => ({ document, at: random() }))
      .sort((a, b) => a.at - b.at)
      .map(({ document }) => document)
    const half = Math.ceil(shuffled.length / 2)
    return [shuffled.slice(0, half), shuffled.slice(half)]
  })
}

function trial(reviewed: readonly Judged[], held: readonly Judged[], calibration: Calibration, operatingPoint: number) {
  const confidence = ({ odds }: JudgedPair) => logistic(calibration.slope * odds + calibration.shift)
  const decisions = reviewed.flatMap(({ pairs }) =>
    pairs
      .filter((pair) => confidence(pair) >= operatingPoint)
      .map((pair): DecidedPair => {
        const { zh, en, category, places, right: accepted } = pair
        return { zh, en, category, frequency: places.length, accepted, confidence: confidence(pair) }
      }),
  )
  const verdicts = new Map(decisions.map(({ zh, en, accepted }) => [renderingId(zh, en), accepted]))
  const scorer = scorerOf(held)
  const learned = personalise({ decisions })
  const before = held.flatMap(({ pairs }) => pairs.map((pair) => entryOf(pair, confidence(pair))))
  const after = learned(before)
  const quality = (entries: readonly ConceptEntry[], isSeen: (id: string) => boolean) => {
    const list = entries.flatMap(({ renderings }) => renderings).filter(({ id }) => isSeen(id))
    const ranked = comparable(list.sort((a, b) => b.confidence - a.confidence))
    const shown = ranked.filter((pair) => pair.confidence >= operatingPoint)
    return { f1: scorer.strict(shown).f1, p50: scorer.strict(ranked.slice(0, 50)).precision }
  }
  const isFresh = (id: string) => !verdicts.has(id)
  return {
    // A termbase does not show again what was rejected.
    all: { before: quality(before, () => true), after: quality(after, (id) => verdicts.get(id) !== false) },
    fresh: { before: quality(before, isFresh), after: quality(after, isFresh) },
  }
}

/** The reference as far as it stands in these documents. */
function scorerOf(documents: readonly Judged[]): TermScorer {
  const index = new GoldIndex(documents[0].document.gold)
  const units = documents.flatMap(({ document }) =>
    document.units.map((unit) => ({ zh: goldZh(unit.zh), en: unit.en })),
  )
  const gold = documents[0].document.gold.filter(({ zh, en }) =>
    units.some((unit) => unit.zh.includes(goldZh(zh)) && index.standsIn(en, unit.en)),
  )
  return new TermScorer(gold.map((pair) => ({ ...pair, zh: goldZh(pair.zh) })))
}

function entryOf({ zh, en, category, places }: JudgedPair, confidence: number): ConceptEntry {
  const occurrence = { unit: '', zh: { start: 0, end: 0 }, en: { start: 0, end: 0 } }
  return {
    ...{ id: conceptId(zh), zh, category, variants: [], revision: 0 },
    renderings: [
      {
        ...{ id: renderingId(zh, en), zh, en, category, confidence, reasons: [], status: 'proposed', revision: 0 },
        occurrences: Array.from({ length: places.length }, () => occurrence),
      },
    ],
  }
}
