import { inEnglishScale } from './scales.ts'

/** 1st, 22nd, 13th, 1,000th. */
export function inEnglishOrdinal(value: number): string {
  const tens = value % 100
  const suffix = tens > 10 && tens < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th')
  return `${inEnglishScale(value)}${suffix}`
}
