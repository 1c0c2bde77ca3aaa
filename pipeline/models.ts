import { readFileSync } from 'node:fs'
import type { TermhoodModel } from '../stages/candidates/index.ts'
import type { EquivalenceModel } from '../stages/pair/index.ts'
import type { ReaderModel } from '../stages/reader/index.ts'
import type { ConfidenceModel, EssentialModel, Strictness } from '../stages/score/index.ts'

/** The trained models of the ranker, as `npm run train` wrote them; each is read at its first use. */
export const termhoodModel = reader<TermhoodModel>(new URL('../ranking/weights/termhood.weights.json', import.meta.url))
export const equivalenceModel = reader<EquivalenceModel>(
  new URL('../ranking/weights/equivalence.weights.json', import.meta.url),
)
export const confidenceModel = reader<ConfidenceModel>(
  new URL('../ranking/weights/confidence.weights.json', import.meta.url),
)
export const essentialModel = reader<EssentialModel>(
  new URL('../ranking/weights/essential.weights.json', import.meta.url),
)

/** What a second reader's verdicts are worth at first, as `npm run train:reader` wrote it. */
export const readerModel = reader<ReaderModel>(new URL('../ranking/weights/reader.weights.json', import.meta.url))

/** Confidence from which pairs are shown, 0..1. */
export const operatingPoint = (strictness: Strictness = 'balanced'): number =>
  confidenceModel().strictness[strictness].confidence

function reader<Model>(file: URL): () => Model {
  let model: Model | undefined
  return () => {
    model ??= JSON.parse(readFileSync(file, 'utf8')) as Model
    return model
  }
}
