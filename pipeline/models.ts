import { readFileSync } from 'node:fs'
import type { TermhoodModel } from '../stages/candidates/index.ts'
import type { EquivalenceModel } from '../stages/pair/index.ts'
import type { ConfidenceModel } from '../stages/score/index.ts'

/** The trained models of the ranker, as `npm run train` wrote them to `glossaries/models/`. */
export interface Models {
  readonly termhood: TermhoodModel
  readonly equivalence: EquivalenceModel
  readonly confidence: ConfidenceModel
}

export function readModels(): Models {
  const read = (name: string) =>
    JSON.parse(readFileSync(new URL(`../glossaries/models/${name}.weights.json`, import.meta.url), 'utf8'))
  return { termhood: read('termhood'), equivalence: read('equivalence'), confidence: read('confidence') }
}
