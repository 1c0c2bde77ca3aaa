import { openDictionary } from '../glossaries/lexicons/cedict.ts'
import { align } from '../stages/align/index.ts'
import { candidates } from '../stages/candidates/index.ts'
import { gather } from '../stages/gather/index.ts'
import { link } from '../stages/link/index.ts'
import { pair } from '../stages/pair/index.ts'
import { read } from '../stages/read/index.ts'
import { score } from '../stages/score/index.ts'
import { tokenize } from '../stages/tokenize/index.ts'
import { readModels } from './models.ts'
import { openResources } from './resources.ts'

/** What a run knows beforehand. */
export interface Knowledge {
  /** Encoding of every input, where the user told it. */
  readonly encoding?: string
  /** Accepted Chinese terms of the termbase. @default none */
  readonly knownTerms?: readonly string[]
}

/** The pipeline, in the order of the data's way. What it passes on is described at each stage. */
export function defaultPipeline({ encoding, knownTerms = [] }: Knowledge = {}) {
  const resources = openResources()
  const models = readModels()
  return {
    // One document at a time.
    read: read({ encoding }),
    align: align({ segmentChinese: resources.segmenter.cut, dictionary: openDictionary() }),
    tokenize: tokenize({ ...resources, knownTerms: knownTerms.map(resources.simplify) }),
    // All documents together: words are linked in the light of the whole corpus.
    link: link({ dictionary: openDictionary() }),
    // One document at a time again.
    candidates: candidates({ resources: resources.termhood, model: models.termhood }),
    pair: pair({ resources: resources.equivalence, model: models.equivalence, stem: resources.stem }),
    score: score({ model: models.confidence, stem: resources.stem }),
    // All documents together: one concept for a term, wherever it stands.
    gather: gather(),
    warm: resources.warm,
    /** Confidence from which a pair belongs into a glossary, 0..1. */
    operatingPoint: models.confidence.operatingPoint,
  }
}

export type Pipeline = ReturnType<typeof defaultPipeline>
