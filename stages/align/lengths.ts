import type { Parameters } from './parameters.ts'
import type { Side } from './sides.ts'

/**
 * English characters per Chinese character of this document. Chinese needs no more than a third of the characters
 * English needs; a ratio of the whole document that lies outside of what translation does is drawn to its edge, since
 * then one side lacks text.
 */
export function lengthRatio(zh: Side, en: Side): number {
  const total = (lengths: Float32Array) => lengths.reduce((sum, length) => sum + length, 0)
  return Math.min(5, Math.max(2, total(en.lengths) / Math.max(1, total(zh.lengths))))
}

/**
 * Log-likelihood ratio of two text lengths belonging together: the difference in units of the square root of the
 * length (Gale & Church 1993), under Student's t instead of a normal distribution so that free renderings are not
 * ruled out, against an English length drawn at random.
 *
 * @param zhLength Chinese characters, already multiplied by the ratio of the document
 * @param enLength English characters
 */
export function lengthScore(zhLength: number, enLength: number, parameters: Parameters): number {
  const mean = Math.max(1, (zhLength + enLength) / 2)
  const spread = parameters.lengthSpread * Math.sqrt(mean)
  const difference = (enLength - zhLength) / spread
  const freedom = parameters.lengthFreedom
  return (
    Math.log((0.8 * mean) / spread) - ((freedom + 1) / 2) * Math.log1p((difference * difference) / freedom)
  )
}
