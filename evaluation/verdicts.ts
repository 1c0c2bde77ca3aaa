import { existsSync } from 'node:fs'
import { type GoldPair, readTable } from './gold.ts'

/** What a reader said of a proposed pair in its sentence: keep it as it stands, mend an edge, or reject it. */
export interface Verdict {
  readonly zh: string
  readonly en: string
  readonly verdict: 'keep' | 'mend' | 'reject'
  /** The right pair, where the verdict is `mend`. */
  readonly mended?: { readonly zh: string; readonly en: string }
}

const VERDICTS = { A: 'keep', E: 'mend', R: 'reject' } as const

/** The verdicts of a file (columns zh, en, verdict A/E/R, mended_zh, mended_en); none where there is no such file. */
export function readVerdicts(file: string): Verdict[] {
  if (!existsSync(file)) return []
  return readTable(file).map(({ zh, en, verdict, mended_zh, mended_en }) => ({
    zh,
    en,
    verdict: VERDICTS[verdict as keyof typeof VERDICTS],
    ...(verdict === 'E' && { mended: { zh: mended_zh, en: mended_en } }),
  }))
}

/** A reference completed by what readers accepted of other proposals, as they stood or mended: acceptable pairs. */
export function completed(gold: readonly GoldPair[], verdicts: readonly Verdict[]): GoldPair[] {
  const added = verdicts.flatMap(({ zh, en, verdict, mended }): GoldPair[] => {
    const right = verdict === 'keep' ? { zh, en } : mended
    return right?.zh && right.en ? [{ ...right, essential: false, category: '' }] : []
  })
  return [...gold, ...added]
}
