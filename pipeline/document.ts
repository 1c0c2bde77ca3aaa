import type { Bitext } from '../model/bitext.ts'
import type { ConceptEntry } from '../model/term.ts'
import type { TokenizedUnit } from '../model/token.ts'
import type { SourceInput } from '../stages/read/index.ts'
import { noTranslation } from './counterparts.ts'
import type { Pipeline } from './stages.ts'

/** A document before anything is known of others. */
export interface PreparedDocument {
  readonly bitext: Bitext
  readonly units: readonly TokenizedUnit[]
}

/** The stages before the corpus is looked at. @throws InputError where the source is no bilingual text. */
export async function prepareDocument(pipeline: Pipeline, source: SourceInput): Promise<PreparedDocument> {
  const bitext = pipeline.align(await pipeline.read(source))
  const units = pipeline.tokenize(bitext.units)
  if (!pipeline.isNoTranslation(bitext, units)) return { bitext, units }
  const { document } = bitext
  const warnings = [...document.warnings, noTranslation(document.name)]
  return { bitext: { ...bitext, document: { ...document, warnings } }, units }
}

/** The stages after it: the concepts of one document, doubtful ones too, out of units cut at known terms. */
export function findConcepts(pipeline: Pipeline, units: readonly TokenizedUnit[]): ConceptEntry[] {
  const { link, candidates, pair, score, concepts } = pipeline
  return concepts(score(pair(candidates(link(units)))))
}
