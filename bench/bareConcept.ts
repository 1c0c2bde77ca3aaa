import { conceptId, renderingId } from '../language/identity.ts'
import type { ConceptEntry, Rendering } from '../model/term.ts'

/** A term with its accepted renderings and nothing else, as an imported glossary has it. */
export function bareConcept(zh: string, english: readonly string[]): ConceptEntry {
  const shared = { zh, confidence: 1, occurrences: [], reasons: [], revision: 1 }
  const renderings = english.map(
    (en): Rendering => ({ ...shared, en, id: renderingId(zh, en), category: 'term', status: 'accepted' }),
  )
  return { id: conceptId(zh), zh, variants: [], category: 'term', renderings, revision: 1 }
}
