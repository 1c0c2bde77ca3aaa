import type { Agreement, SampleVerdict } from '../model/team.ts'
import { sampleVerdicts } from '../model/team.ts'

/**
 * How far two people agree who judged the same pairs: the share of equal verdicts, and Cohen's kappa, which takes off what
 * two would agree on who say each verdict as often as these but by chance (J. Cohen, A coefficient of agreement for nominal
 * scales, 1960; the standard error is the one given there). Of no pairs the share is 0.
 */
export function agreementOf(verdicts: readonly (readonly [SampleVerdict, SampleVerdict])[]): Agreement {
  const table = Object.fromEntries(
    sampleVerdicts.map((one) => [one, Object.fromEntries(sampleVerdicts.map((other) => [other, 0]))]),
  ) as Record<SampleVerdict, Record<SampleVerdict, number>>
  for (const [one, other] of verdicts) table[one][other]++
  const pairs = verdicts.length
  if (!pairs) return { pairs, share: 0, kappa: null, error: null, table }
  const share = sampleVerdicts.reduce((sum, one) => sum + table[one][one], 0) / pairs
  const byChance = sampleVerdicts.reduce((sum, one) => {
    const first = sampleVerdicts.reduce((total, other) => total + table[one][other], 0)
    const second = sampleVerdicts.reduce((total, other) => total + table[other][one], 0)
    return sum + (first / pairs) * (second / pairs)
  }, 0)
  if (byChance === 1) return { pairs, share, kappa: null, error: null, table }
  return {
    ...{ pairs, share, table },
    kappa: (share - byChance) / (1 - byChance),
    error: Math.sqrt((share * (1 - share)) / (pairs * (1 - byChance) ** 2)),
  }
}
