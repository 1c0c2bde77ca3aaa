import { byConfidence, byRank } from '../../language/order.ts'
import type { DecidedPair } from '../../model/decision.ts'
import type { Reason } from '../../model/reason.ts'
import type { ConceptEntry, Rendering } from '../../model/term.ts'
import { corrected, fitCorrection } from '../../ranking/logisticRegression.ts'
import { logistic } from '../../ranking/trees.ts'
import { PERSONAL_FEATURES, personalRow } from './features.ts'
import { Verdicts } from './verdicts.ts'

export interface PersonaliseOptions {
  /** What people decided so far. */
  readonly decisions: readonly DecidedPair[]
  /** How many examples the ranker as it ships is worth: with far fewer decisions hardly anything changes. @default 20 */
  readonly ridge?: number
}

/** Confidence of what a person accepted, where it is found again. */
const ACCEPTED = 0.99
/** Change of confidence that a person is told of. */
const TOLD = 0.1
/** Log-odds are kept finite. */
const SUREST = 1e-6

/**
 * Stage `personalise`: concept entries → the same with confidences as the reviewers' decisions suggest. A small model learns
 * how their answers differ from what the ranker expected (strictness, kinds of terms, lengths, ...); without decisions
 * nothing changes. What was accepted is sure wherever it is found again. A rendering whose confidence changed keeps that
 * of the ranker as `prior`.
 */
export const personalise = ({ decisions, ridge = 20 }: PersonaliseOptions) => {
  const verdicts = new Verdicts(decisions)
  const examples = decisions.map((decided) => ({
    row: personalRow({ ...decided, odds: logOddsOf(decided.confidence), ...verdicts.onOthers(decided) }),
    yes: decided.accepted,
    offset: logOddsOf(decided.confidence),
  }))
  const weights = fitCorrection(examples, PERSONAL_FEATURES.length, ridge)

  const personalised = (zh: string, rendering: Rendering): Rendering => {
    const { en, category, confidence: prior, occurrences } = rendering
    const odds = logOddsOf(prior)
    const others = verdicts.onOthers({ zh, en })
    const row = personalRow({ zh, en, category, odds, frequency: occurrences.length, ...others })
    const learned = logistic(corrected(weights, row, odds))
    if (verdicts.isAccepted({ zh, en })) {
      const others = rendering.reasons.filter(({ code }) => code !== 'acceptedBefore')
      const reasons: Reason[] = [{ side: 'for', code: 'acceptedBefore' }, ...others]
      return { ...rendering, confidence: Math.max(ACCEPTED, learned), prior, reasons }
    }
    return { ...rendering, confidence: learned, prior, reasons: [...rendering.reasons, ...reasonsFor(learned - prior)] }
  }

  return (entries: readonly ConceptEntry[]): readonly ConceptEntry[] => {
    if (!decisions.length) return entries
    return entries
      .map((entry) => {
        const renderings = entry.renderings.map((rendering) => personalised(entry.zh, rendering)).sort(byConfidence)
        return { ...entry, category: renderings[0].category, renderings }
      })
      .sort((a, b) => byRank(a.renderings[0], b.renderings[0]))
  }
}

/** What changed the confidence by so much, where it is worth telling. */
function reasonsFor(change: number): Reason[] {
  if (change >= TOLD) return [{ side: 'for', code: 'likeAccepted' }]
  return change <= -TOLD ? [{ side: 'against', code: 'likeRejected' }] : []
}

function logOddsOf(confidence: number): number {
  const p = Math.min(1 - SUREST, Math.max(SUREST, confidence))
  return Math.log(p / (1 - p))
}
