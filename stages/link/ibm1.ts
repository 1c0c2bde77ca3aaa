import type { Trellis } from './trellis.ts'

/** Posteriors of IBM model 1 (Brown et al. 1993): every state is as likely as any other, whatever came before. */
export const ibm1Posteriors = (trellis: Trellis, toNull: number): void => {
  const { steps, at, emission, nullEmission, posterior, nullPosterior } = trellis
  for (let t = 0; t < steps; t++) {
    const share = (1 - toNull) / Math.max(1, at[t + 1] - at[t])
    let sum = toNull * nullEmission[t]
    for (let cell = at[t]; cell < at[t + 1]; cell++) sum += share * emission[cell]
    const scale = sum > 0 ? 1 / sum : 0
    for (let cell = at[t]; cell < at[t + 1]; cell++) posterior[cell] = share * emission[cell] * scale
    nullPosterior[t] = toNull * nullEmission[t] * scale
  }
}
