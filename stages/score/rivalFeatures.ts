import type { Feature } from '../../ranking/feature.ts'

/** A pair in its unit, as far as other pairs of the unit are concerned. */
export interface ScoredSpan {
  /** Chinese token range. */
  readonly from: number
  readonly to: number
  /** English token range of the best rendering. */
  readonly start: number
  readonly end: number
  /** Log-odds from the Chinese text alone. */
  readonly termhood: number
  /** Log-odds of the best rendering, and of the next one. */
  readonly equivalence: number
  readonly nextEquivalence: number
}

/** A pair among the other pairs of its unit. */
export interface RivalContext {
  readonly span: ScoredSpan
  /** The other pairs of the unit whose Chinese shares a token with it, and those whose Chinese stands elsewhere. */
  readonly overlapping: readonly ScoredSpan[]
  readonly apart: readonly ScoredSpan[]
  /** Confidence of the translation unit, 0..1. */
  readonly unitConfidence: number
  /** Chinese tokens of the unit: a title is short. */
  readonly unitTokens: number
}

/** The spans of a unit as rivals of the one of that number. */
export function rivalsOf(number: number, spans: readonly ScoredSpan[]): Pick<RivalContext, 'overlapping' | 'apart'> {
  const { from, to } = spans[number]
  const overlapping: ScoredSpan[] = []
  const apart: ScoredSpan[] = []
  for (const [i, other] of spans.entries())
    if (i !== number) (other.to <= from || to <= other.from ? apart : overlapping).push(other)
  return { overlapping, apart }
}

/** Log-odds that stand for "nobody". */
export const NOBODY = -8

const contains = (a: ScoredSpan, b: ScoredSpan) => a.from <= b.from && b.to <= a.to && (a.from < b.from || b.to < a.to)
const crosses = (a: ScoredSpan, b: ScoredSpan) =>
  (a.from < b.from && b.from < a.to && a.to < b.to) || (b.from < a.from && a.from < b.to && b.to < a.to)
const englishContains = (a: ScoredSpan, b: ScoredSpan) => a.start <= b.start && b.end <= a.end
const englishOverlaps = (a: ScoredSpan, b: ScoredSpan) => a.start < b.end && b.start < a.end

/** A rival counts when it is a term and has a rendering. */
const strength = (s: ScoredSpan) => Math.min(s.termhood, s.equivalence + 2)

function strongest(rivals: readonly ScoredSpan[], isRival: (other: ScoredSpan) => boolean, value = strength): number {
  let best = NOBODY
  for (const rival of rivals) if (isRival(rival)) best = Math.max(best, value(rival))
  return best
}

type RivalFeature = Feature<RivalContext>

/** The joint view of a unit: a pair beside those that contain it, lie inside it, cross it or claim its English. */
export const RIVAL_FEATURES: readonly RivalFeature[] = [
  { name: 'termhood', means: 'log-odds from the Chinese text', of: (c) => c.span.termhood },
  { name: 'equivalence', means: 'log-odds of the best rendering', of: (c) => c.span.equivalence },
  {
    name: 'lead',
    means: 'lead of the best rendering over the next',
    of: (c) => c.span.equivalence - c.span.nextEquivalence,
  },
  { name: 'unit', means: 'confidence of the sentence alignment', of: (c) => c.unitConfidence },
  {
    name: 'fills',
    means: 'share of the unit that the term fills',
    of: (c) => (c.span.to - c.span.from) / Math.max(1, c.unitTokens),
  },
  {
    name: 'longer',
    means: 'strongest pair that contains it',
    of: (c) => strongest(c.overlapping, (o) => contains(o, c.span)),
  },
  {
    name: 'longerTermhood',
    means: 'highest termhood of those that contain it',
    of: (c) =>
      strongest(
        c.overlapping,
        (o) => contains(o, c.span),
        (o) => o.termhood,
      ),
  },
  {
    name: 'shorter',
    means: 'strongest pair inside it',
    of: (c) => strongest(c.overlapping, (o) => contains(c.span, o)),
  },
  {
    name: 'crossing',
    means: 'strongest pair that crosses it',
    of: (c) => strongest(c.overlapping, (o) => crosses(o, c.span)),
  },
  {
    name: 'sameStart',
    means: 'strongest longer pair with the same beginning',
    of: (c) => strongest(c.overlapping, (o) => o.from === c.span.from && o.to > c.span.to),
  },
  {
    name: 'sameEnd',
    means: 'strongest longer pair with the same end',
    of: (c) => strongest(c.overlapping, (o) => o.to === c.span.to && o.from < c.span.from),
  },
  {
    name: 'claimed',
    means: 'best rendering of a pair elsewhere in the sentence that claims some of the same English',
    of: (c) =>
      strongest(
        c.apart,
        (o) => englishOverlaps(o, c.span),
        (o) => o.equivalence,
      ),
  },
  {
    name: 'sameEnglish',
    means: 'strongest overlapping pair with exactly the same English',
    of: (c) => strongest(c.overlapping, (o) => o.start === c.span.start && o.end === c.span.end),
  },
  {
    name: 'unnested',
    means: 'strongest containing pair whose English does not contain this English',
    of: (c) => strongest(c.overlapping, (o) => contains(o, c.span) && !englishContains(o, c.span)),
  },
]
