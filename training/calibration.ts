import { logistic } from '../ranking/trees.ts'

/** Platt (1999) scaling of log-odds to probabilities. */
export interface Calibration {
  readonly slope: number
  readonly shift: number
}

interface Judged {
  readonly odds: number
  readonly right: boolean
}

/** Fits slope and shift by Newton's method on the log-likelihood. */
export function calibrate(judged: readonly Judged[]): Calibration {
  let slope = 1
  let shift = 0
  for (let round = 0; round < 50; round++) {
    let g0 = 0
    let g1 = 0
    let h00 = 1e-6
    let h01 = 0
    let h11 = 1e-6
    for (const { odds, right } of judged) {
      const p = logistic(slope * odds + shift)
      const error = (right ? 1 : 0) - p
      const curve = p * (1 - p)
      g0 += error
      g1 += error * odds
      h00 += curve
      h01 += curve * odds
      h11 += curve * odds * odds
    }
    const determinant = h00 * h11 - h01 * h01
    shift += (h11 * g0 - h01 * g1) / determinant
    slope += (h00 * g1 - h01 * g0) / determinant
  }
  return { slope: Number(slope.toFixed(4)), shift: Number(shift.toFixed(4)) }
}

/** One row of a reliability table: pairs whose confidence lies in [from, to). */
export interface ReliabilityBin {
  readonly from: number
  readonly to: number
  readonly pairs: number
  readonly meanConfidence: number
  readonly right: number
}

/** Confidence against truth in ten bins, and the expected calibration error (Naeini et al. 2015). */
export function reliability(judged: readonly { readonly confidence: number; readonly right: boolean }[]) {
  const bins: ReliabilityBin[] = []
  let error = 0
  for (let b = 0; b < 10; b++) {
    const inside = judged.filter(({ confidence: p }) => p >= b / 10 && (p < (b + 1) / 10 || b === 9))
    const pairs = inside.length
    if (!pairs) continue
    const meanConfidence = inside.reduce((sum, { confidence }) => sum + confidence, 0) / pairs
    const right = inside.filter((one) => one.right).length / pairs
    bins.push({ from: b / 10, to: (b + 1) / 10, pairs, meanConfidence, right })
    error += (pairs / judged.length) * Math.abs(meanConfidence - right)
  }
  return { bins, expectedCalibrationError: error }
}
