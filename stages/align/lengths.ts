import type { AlignParameters } from './parameters.ts'

/**
 * English characters per Chinese character in translations at large. The ratio of a document is learned from its first
 * alignment and not from its whole length: where one side lacks a part of the text, that would mislead.
 */
export const usualLengthRatio = 3.3

/**
 * Log-likelihood ratio of two text lengths belonging together: the difference in units of the square root of the
 * length (Gale & Church 1993), under Student's t instead of a normal distribution so that free renderings are not
 * ruled out, against an English length drawn at random.
 *
 * @param zhLength Chinese characters, already multiplied by the length ratio
 * @param enLength English characters
 */
export function lengthScore(zhLength: number, enLength: number, parameters: AlignParameters): number {
  const mean = Math.max(1, (zhLength + enLength) / 2)
  const variance = parameters.lengthSpread * parameters.lengthSpread * mean
  const difference = enLength - zhLength
  const freedom = parameters.lengthFreedom
  // The logarithm of chance / spread, where a random length spreads over 0.8 of the mean.
  return (
    0.5 * Math.log((0.64 * mean * mean) / variance) -
    ((freedom + 1) / 2) * Math.log(1 + (difference * difference) / (freedom * variance))
  )
}
