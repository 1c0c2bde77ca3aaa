import { isTraditional } from '../language/fold.ts'
import type { ConceptDetails } from '../model/glossary.ts'

/** A Chinese form of a concept. */
export interface ScriptForm {
  readonly text: string
  readonly isTraditional: boolean
}

/**
 * The Chinese forms of a concept, the headword first. A variant that holds the headword (its form in quotation marks) is
 * left out: whoever looks for the headword finds it.
 */
export function formsOf({ zh, variants }: Pick<ConceptDetails, 'zh' | 'variants'>): ScriptForm[] {
  const texts = [zh, ...variants.filter((variant) => !variant.includes(zh))]
  return [...new Set(texts)].map((text) => ({ text, isTraditional: isTraditional(text) }))
}
