import { join } from 'node:path'
import { readGold } from '../evaluation/gold.ts'
import { GoldIndex, goldZh } from '../evaluation/goldIndex.ts'
import { ReplayedReader } from '../evaluation/replayedReader.ts'
import type { TranslationUnit } from '../model/bitext.ts'
import type { ConceptEntry, TermPair } from '../model/term.ts'
import type { LinkedUnit } from '../model/token.ts'
import { fitCorrection } from '../ranking/logisticRegression.ts'
import { logistic } from '../ranking/trees.ts'
import { concepts } from '../stages/concepts/index.ts'
import {
  type HeardPair,
  heard,
  parseAnswer,
  type Question,
  questionsOf,
  questionText,
  READER_COLUMNS,
  type ReaderModel,
  readerEvidence,
  type Spoken,
  verified,
} from '../stages/reader/index.ts'
import type { TrainingResult } from './crossValidation.ts'
import type { GoldDocument } from './documents.ts'
import type { JudgedPair } from './judging.ts'

/** A reference document with what models that have not seen it found there. */
export interface ReaderDocument {
  readonly document: GoldDocument
  readonly units: readonly TranslationUnit[]
  readonly entries: readonly ConceptEntry[]
  readonly gold: GoldIndex
  /** Answers as careful readers would, but for a share of other answers, 0..1. */
  readonly reader: (noise: number) => ReplayedReader
}

/** Pairs below are not kept of a document: see `score`. */
const FLOOR = 0.05

/** The documents whose references have all terms, as the pipeline would give them to a reader. */
export function readerDocuments(folder: string, { judged, calibration, units }: TrainingResult): ReaderDocument[] {
  const { slope, shift } = calibration
  return [...judged].flatMap(([set, documents]) =>
    documents
      .filter(({ document }) => document.isExhaustive)
      .map(({ document, pairs }): ReaderDocument => {
        const found = pairs
          .map((pair) => ({ pair, confidence: logistic(slope * pair.odds + shift) }))
          .filter(({ confidence }) => confidence >= FLOOR)
          .map(({ pair, confidence }) => termPairOf(pair, confidence, units))
        const listed = readGold(join(folder, `${set}.gold.tsv`))
        return {
          document,
          units: document.units,
          entries: concepts()(found),
          gold: new GoldIndex(document.gold),
          reader: (noise) => new ReplayedReader(listed, document.verdicts, noise),
        }
      }),
  )
}

function termPairOf(pair: JudgedPair, confidence: number, units: ReadonlyMap<string, LinkedUnit>): TermPair {
  const occurrences = pair.places.map(({ unit, from, to, start, end }) => {
    const { zh, en } = units.get(unit) as LinkedUnit
    return {
      unit,
      zh: { start: zh[from].start, end: zh[to - 1].end },
      en: { start: en[start].start, end: en[end - 1].end },
    }
  })
  const { unit } = units.get(occurrences[0].unit) as LinkedUnit
  const [{ zh, en }] = occurrences
  return {
    zh: unit.zh.slice(zh.start, zh.end),
    en: unit.en.slice(en.start, en.end),
    category: pair.category,
    confidence,
    occurrences,
    reasons: [],
  }
}

/** One answer in so many is another than that of the careful readers, when the worth of verdicts is learned. */
const NOISE = 0.05
/** Examples that the penalty is worth: there are thousands. */
const RIDGE = 1

/**
 * Nobody has replayed pairs that a reader misses: those that the ranker has not found are taken to be right for three in five,
 * and those that it has are a little surer.
 */
const ASSUMED: Readonly<Record<string, number>> = { missing: 2.4, named: 1 }

/** What verdicts are worth, learned of these documents. */
export function readerWeights(documents: readonly ReaderDocument[]): ReaderModel {
  const examples = documents.flatMap(({ units, entries, gold, reader }) => {
    const spoken = replayedAnswers(reader(NOISE), questionsOf(units, entries))
    const { pairs } = heard(entries, units, spoken)
    return pairs
      .filter(({ spoken }) => spoken.length > 0)
      .map((pair) => ({ ...readerEvidence(pair.said), yes: isRight(gold, pair) }))
  })
  const weights = fitCorrection(examples, READER_COLUMNS.length, RIDGE)
  return {
    columns: READER_COLUMNS,
    weights: READER_COLUMNS.map((column, n) => ASSUMED[column] ?? Number(weights[n].toFixed(4))),
  }
}

/** What a replayed reader says to questions, and what of it holds. */
export function replayedAnswers(reader: ReplayedReader, questions: readonly Question[]): (Spoken & { text: string })[] {
  return questions.map((question) => {
    const text = reader.answer(questionText(question))
    const answer = parseAnswer(text)
    if (!answer) throw new Error('a replayed answer cannot be read')
    return { verified: verified(question, answer), by: 'replayed', text }
  })
}

export const isRight = (gold: GoldIndex, { zh, en }: Pick<HeardPair, 'zh' | 'en'>): boolean => gold.has(goldZh(zh), en)
