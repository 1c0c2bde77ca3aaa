import type { Reason } from './reason.ts'

/** Stands in the reasons of a pair of which a second reader thinks otherwise than the ranker. */
export const UNLIKE = 'unlike the ranker'

/** A pair as a second reader would have it, as a reason tells it. @param told who said it, and when */
export const tellMend = (zh: string, en: string, told: string): string => `${zh} = ${en} (${told})`

/** `中 = en (MODEL, instructions 1, 2026-12-01; ...)`; the model may have brackets in its name, the last ones are not in the English. */
const MEND = /^(?<zh>[^=]+) = (?<en>.+?) \((?<told>(?:[^()]|\([^()]*\))*, instructions \d+, \d{4}-\d\d-\d\d.*)\)$/

/** What a second reader would make of a pair, as its reasons tell; undefined where it would leave it. */
export function mendIn(reasons: readonly Reason[]): { readonly zh: string; readonly en: string } | undefined {
  const told = reasons.find(({ code }) => code === 'readerMended')?.value
  const { zh, en } = MEND.exec(String(told ?? ''))?.groups ?? {}
  return zh === undefined ? undefined : { zh, en }
}
