import { readFileSync } from 'node:fs'
import type { TermhoodModel } from '../stages/candidates/index.ts'
import type { EquivalenceModel } from '../stages/pair/index.ts'
import type { ConfidenceModel } from '../stages/score/index.ts'

/** The trained models of the ranker, as `npm run train` wrote them to `ranking/weights/`. */
export interface Models {
  readonly termhood: TermhoodModel
  readonly equivalence: EquivalenceModel
  readonly confidence: ConfidenceModel
}

export function readModels(): Models {
  return { termhood: read('termhood'), equivalence: read('equivalence'), confidence: read('confidence') }
}

/** Confidence from which a pair belongs into a glossary, 0..1. */
export function operatingPoint(): number {
  return read<ConfidenceModel>('confidence').operatingPoint
}

function read<Model>(name: string): Model {
  return JSON.parse(readFileSync(new URL(`../ranking/weights/${name}.weights.json`, import.meta.url), 'utf8'))
}
