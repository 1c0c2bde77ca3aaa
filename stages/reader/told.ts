import { UNLIKE } from '../../model/readerMend.ts'
import type { Reason } from '../../model/reason.ts'
import type { Said } from './evidence.ts'

/** Who spoke: `MODEL, instructions 1, 2026-12-01`. */
export const speakerOf = (model: string, version: number, day: string): string =>
  `${model}, instructions ${version}, ${day}`

/** From here on the ranker is for a pair. */
const FOR = 0.5

/** Who spoke and what the ranker had said, as reasons tell it. @param isFor whether the reader is for the pair */
export function toldBy(by: string, ranked: number | undefined, isFor: boolean): string {
  const before = ranked === undefined ? 'not found by the ranker' : `the ranker gave ${ranked.toFixed(3)}`
  return `${by}; ${before}${(ranked ?? 0) >= FOR === isFor ? '' : `; ${UNLIKE}`}`
}

const VERDICTS: Readonly<Record<string, Said['verdict']>> = {
  readerKept: 'keep',
  readerMended: 'mend',
  readerRejected: 'reject',
  readerUnsure: 'unsure',
}

/**
 * What a reader said of a pair, read from its reasons: how a termbase remembers it. Undefined where this model said nothing.
 * (Of what a new pair was mended from, only that it was: its log-odds are not told.)
 */
export function saidIn(reasons: readonly Reason[], model: string): Said | undefined {
  // The name of another model may end like this one's.
  const isOwn = (value: string) =>
    value.startsWith(`${model}, instructions `) || value.includes(`(${model}, instructions `)
  const own = reasons.filter(({ code, value }) => code.startsWith('reader') && isOwn(String(value)))
  if (!own.length) return undefined
  const [, gave] = /; the ranker gave ([\d.]+)/.exec(String(own[0].value)) ?? []
  const verdict = own.map(({ code }) => VERDICTS[code]).find((one) => one !== undefined)
  return {
    verdict,
    isMend: own.some(({ code }) => code === 'readerMendOf'),
    isMissing: own.some(({ code }) => code === 'readerMissed'),
    odds: gave === undefined ? undefined : finiteLogOdds(Number(gave)),
  }
}

/** Log-odds are kept finite. */
const SUREST = 1e-6

export function finiteLogOdds(confidence: number): number {
  const p = Math.min(1 - SUREST, Math.max(SUREST, confidence))
  return Math.log(p / (1 - p))
}
