import { renderingId } from '../../language/identity.ts'
import { byRank } from '../../language/order.ts'
import { tellMend } from '../../model/readerMend.ts'
import type { Reason } from '../../model/reason.ts'
import type { ConceptEntry, Occurrence, Rendering, TermPair } from '../../model/term.ts'
import { logistic } from '../../ranking/trees.ts'
import type { Said } from './evidence.ts'
import type { AskedUnit } from './question.ts'
import { finiteLogOdds, toldBy } from './told.ts'
import { type Judgement, type MissingPair, standsIn, type Verified } from './verify.ts'

/** What a reader said of a document, and who said it when: `MODEL, instructions 1, 2026-12-01`. */
export interface Spoken {
  readonly verified: Verified
  readonly by: string
}

/** A pair with what a reader said of it. */
export interface HeardPair extends TermPair {
  readonly said: Said
  readonly spoken: readonly Reason[]
}

/** What a reader's verdicts did to a document, in pairs. */
export interface Heard {
  readonly kept: number
  readonly mended: number
  readonly rejected: number
  readonly unsure: number
  /** Parts of answers that were left out: see Verified. */
  readonly dropped: number
  /** Pairs that only the reader proposed. */
  readonly gained: number
}

interface Proposal {
  readonly pair: Pick<MissingPair, 'zh' | 'en' | 'category'>
  readonly occurrences: readonly Occurrence[]
  /** The pair that was mended into it. */
  readonly mends?: Rendering
  readonly by: string
}

/**
 * The pairs of a document with what a reader said of each: those of the ranker, then those that it did not propose, each with
 * all its places. Nothing is decided here: see `weighed`.
 */
export function heard(
  concepts: readonly ConceptEntry[],
  units: readonly AskedUnit['unit'][],
  spoken: readonly Spoken[],
): { pairs: HeardPair[]; counts: Heard } {
  const renderings = new Map(concepts.flatMap((concept) => concept.renderings).map((one) => [one.id, one]))
  const judgements = new Map<string, Judgement & { by: string }>()
  for (const { verified, by } of spoken)
    for (const judgement of verified.judgements) judgements.set(judgement.rendering, { ...judgement, by })
  const proposals = proposalsOf(renderings, new Map(units.map((unit) => [unit.id, unit])), judgements, spoken)
  const pairs = [...renderings.values()].map((rendering): HeardPair => {
    const judgement = judgements.get(rendering.id)
    const proposed = proposals.get(rendering.id)
    const said: Said = {
      verdict: judgement?.verdict,
      isMend: proposed?.mends !== undefined,
      isMissing: proposed !== undefined && proposed.mends === undefined,
      odds: finiteLogOdds(rendering.confidence),
    }
    const category =
      (judgement?.verdict === 'keep' ? judgement.category : proposed?.pair.category) ?? rendering.category
    const told = [
      ...(judgement ? [reasonOf(judgement, rendering.confidence)] : []),
      ...(proposed ? [proposedReason(proposed, rendering.confidence)] : []),
    ]
    return { ...rendering, category, said, spoken: told }
  })
  const gained = [...proposals].filter(([id]) => !renderings.has(id)).map(([, proposal]) => newPair(proposal))
  const count = (verdict: Said['verdict']) => [...judgements.values()].filter((one) => one.verdict === verdict).length
  const counts = {
    kept: count('keep'),
    mended: count('mend'),
    rejected: count('reject'),
    unsure: count('unsure'),
    dropped: spoken.reduce((sum, { verified }) => sum + verified.dropped, 0),
    gained: gained.length,
  }
  return { pairs: [...pairs, ...gained], counts }
}

/** The pairs with the confidence that the reader's word gives them; what it said is among their reasons. */
export function weighed(pairs: readonly HeardPair[], oddsOf: (said: Said) => number): TermPair[] {
  return pairs
    .map(({ said, spoken, ...pair }) => {
      const { zh, en, category, essential, occurrences } = pair
      const confidence = spoken.length ? logistic(oddsOf(said)) : pair.confidence
      const told = { category, confidence, ...(essential !== undefined && { essential }) }
      return { zh, en, ...told, occurrences, reasons: [...spoken, ...pair.reasons] }
    })
    .sort(byRank)
}

/** Pairs that a reader proposed, by their ids; a mend stands wherever what it mends stands and its own words do. */
function proposalsOf(
  renderings: ReadonlyMap<string, Rendering>,
  units: ReadonlyMap<string, AskedUnit['unit']>,
  judgements: ReadonlyMap<string, Judgement & { by: string }>,
  spoken: readonly Spoken[],
): Map<string, Proposal> {
  const proposals = new Map<string, Proposal>()
  const add = (proposal: Proposal) => {
    const id = renderingId(proposal.pair.zh, proposal.pair.en)
    const known = proposals.get(id)
    // Of several mends into one pair that of the surest counts, and all their places do.
    const isSurer = !known?.mends || (proposal.mends && proposal.mends.confidence > known.mends.confidence)
    const occurrences = [...(known?.occurrences ?? []), ...proposal.occurrences]
    proposals.set(id, {
      ...(known && !isSurer ? known : { ...proposal, mends: proposal.mends ?? known?.mends }),
      occurrences,
    })
  }
  for (const judgement of judgements.values()) {
    const mends = renderings.get(judgement.rendering)
    if (judgement.verdict !== 'mend' || !mends) continue
    const elsewhere = mends.occurrences.flatMap((occurrence) => {
      const unit = units.get(occurrence.unit)
      if (!unit || occurrence.unit === judgement.occurrence.unit) return []
      return standsIn({ unit }, judgement.zh, judgement.en, occurrence)?.occurrence ?? []
    })
    add({ pair: judgement, occurrences: [judgement.occurrence, ...elsewhere], mends, by: judgement.by })
  }
  for (const { verified, by } of spoken)
    for (const pair of verified.missing) add({ pair, occurrences: [pair.occurrence], by })
  return proposals
}

function newPair(proposal: Proposal): HeardPair {
  const { pair, occurrences, mends } = proposal
  return {
    zh: pair.zh,
    en: pair.en,
    category: pair.category ?? mends?.category ?? 'term',
    confidence: 0,
    ...(mends?.essential !== undefined && { essential: mends.essential }),
    occurrences,
    reasons: [],
    said: {
      isMend: mends !== undefined,
      isMissing: mends === undefined,
      mendedOdds: mends && finiteLogOdds(mends.confidence),
    },
    spoken: [proposedReason(proposal)],
  }
}

function reasonOf(judgement: Judgement & { by: string }, ranked: number): Reason {
  const { verdict } = judgement
  const by = toldBy(judgement.by, ranked, verdict === 'keep')
  if (verdict === 'keep') return { side: 'for', code: 'readerKept', value: by }
  if (verdict === 'reject') return { side: 'against', code: 'readerRejected', value: by }
  if (judgement.verdict !== 'mend') return { side: 'against', code: 'readerUnsure', value: by }
  return { side: 'against', code: 'readerMended', value: tellMend(judgement.zh, judgement.en, by) }
}

/** @param ranked confidence of the ranker, where it has found the pair too */
function proposedReason({ mends, by }: Proposal, ranked?: number): Reason {
  const told = toldBy(by, ranked, true)
  return mends
    ? { side: 'for', code: 'readerMendOf', value: tellMend(mends.zh, mends.en, told) }
    : { side: 'for', code: 'readerMissed', value: told }
}
