import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { byRank } from '../language/order.ts'
import { extract } from '../pipeline/extract.ts'
import { operatingPoint } from '../pipeline/models.ts'
import { readGold } from './gold.ts'
import { comparable, type ListQuality, TermScorer } from './termScores.ts'

const folder = fileURLToPath(new URL('./bundled/', import.meta.url))
const GLOSSARY = '.glossary.tsv'

/** What is found in one of the bundled texts, held against its glossary. */
export interface BundledResult {
  readonly name: string
  readonly strict: ListQuality
  readonly lenient: ListQuality
}

/** Names of the bundled texts. See `bundled/README.md`. */
export const bundledTexts = (): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(GLOSSARY))
    .map((name) => name.slice(0, -GLOSSARY.length))
    .sort()

/** Each text extracted by itself, at the operating point. */
export async function evaluateBundled(): Promise<BundledResult[]> {
  const results: BundledResult[] = []
  for (const name of bundledTexts()) {
    const { entries } = await extract([`${folder}${name}.tsv`], { minConfidence: operatingPoint() })
    const proposed = comparable(entries.flatMap(({ renderings }) => renderings).toSorted(byRank))
    const scorer = new TermScorer(readGold(`${folder}${name}${GLOSSARY}`))
    results.push({ name, strict: scorer.strict(proposed), lenient: scorer.lenient(proposed) })
  }
  return results
}

/** F1 of all texts, each counting the same, 0..1. */
export const meanF1 = (results: readonly BundledResult[]): number =>
  results.reduce((sum, { strict }) => sum + strict.f1, 0) / results.length
