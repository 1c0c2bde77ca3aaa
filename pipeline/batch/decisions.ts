import type { Termbase } from '../../glossaries/termbase/termbase.ts'
import { isAcceptedAs, renderingId } from '../../language/identity.ts'
import { byCodePoint } from '../../language/order.ts'
import type { DecidedPair, Verdict } from '../../model/decision.ts'
import { renderingNumber } from '../results/codec/summary.ts'
import type { FoundReader } from './wholeConfidence.ts'

/** What people decided so far. */
export interface Decisions {
  readonly verdicts: readonly Verdict[]
  /** The pairs decided on that were found in other documents than these (ids). */
  readonly elsewhere: (documents: readonly string[]) => Promise<readonly DecidedPair[]>
}

export async function decisionsIn(termbase: Pick<Termbase, 'verdicts' | 'decidedPairs'>): Promise<Decisions> {
  return {
    verdicts: await termbase.verdicts(),
    elsewhere: (documents) => termbase.decidedPairs(documents),
  }
}

/** A document, and the name of what was found in it. */
interface FoundIn {
  readonly id: string
  readonly found: string
}

/**
 * The pairs decided on, each as its clearest document has it. Of the documents at hand what was found just now counts,
 * and not what the termbase has of them: it may have it of an earlier run, of some of them or of none.
 */
export async function decidedPairsOf(
  reader: FoundReader,
  { verdicts, elsewhere }: Decisions,
  documents: readonly FoundIn[],
): Promise<DecidedPair[]> {
  if (!verdicts.length) return []
  const byPair = new Map(verdicts.map((verdict) => [verdict.pair, verdict]))
  const numbers = new Set(verdicts.map(({ pair }) => renderingNumber({ id: pair })))
  const clearest = new Map<string, DecidedPair>()
  const add = (pair: string, one: DecidedPair) => {
    const known = clearest.get(pair)
    if (!known || byClarity(one, known) < 0) clearest.set(pair, one)
  }
  for (const one of await elsewhere(documents.map(({ id }) => id))) add(renderingId(one.zh, one.en), one)
  for (const { found } of documents) {
    // Concepts are read only where there is something to be found in them.
    const summary = await reader.summary(found)
    if (!summary.renderings.some((number) => numbers.has(number))) continue
    for (const { zh, renderings } of await reader.concepts(found))
      for (const { id, en, category, confidence, occurrences } of renderings) {
        const verdict = byPair.get(id)
        if (!verdict) continue
        const accepted = isAcceptedAs(zh, verdict)
        add(id, { zh, en, category, confidence, frequency: occurrences.length, accepted })
      }
  }
  return [...clearest].sort(([a], [b]) => byCodePoint(a, b)).map(([, pair]) => pair)
}

const byClarity = (a: DecidedPair, b: DecidedPair) =>
  b.confidence - a.confidence || b.frequency - a.frequency || byCodePoint(a.zh, b.zh) || byCodePoint(a.en, b.en)
