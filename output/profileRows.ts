import { plainTerm } from '../files/lineText.ts'
import type { CitedRendering, ConceptDetails, Glossary } from '../model/glossary.ts'
import { formsOf } from './forms.ts'
import { preferredFirst, usableConcepts } from './usable.ts'

/** A Chinese form with one rendering, as tools take it that know pairs. */
export interface PairRow {
  readonly zh: string
  readonly en: string
  readonly concept: ConceptDetails
  readonly rendering: CitedRendering
}

/** Each Chinese form with each rendering that may be used, preferred ones first; or with all renderings. */
export async function* pairRows(glossary: Glossary, { all = false } = {}): AsyncIterable<PairRow> {
  for await (const { renderings, ...concept } of all ? glossary.concepts() : usableConcepts(glossary)) {
    for (const { text } of formsOf(concept)) {
      for (const rendering of preferredFirst(renderings)) {
        const [zh, en] = [plainTerm(text), plainTerm(rendering.en)]
        if (zh && en) yield { zh, en, concept, rendering }
      }
    }
  }
}

/** What is said of a pair, for a column of remarks. */
export function remarks({ concept, rendering }: PairRow): string {
  return [rendering.note, concept.note].filter(Boolean).join('; ')
}

/** A language tag as many tools write it: `zh_CN`. */
export const withUnderscore = (tag: string) => tag.replaceAll('-', '_')
