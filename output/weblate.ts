import { plainTerm } from '../files/lineText.ts'
import type { Glossary } from '../model/glossary.ts'
import { formsOf } from './forms.ts'
import { csvLines } from './rows.ts'
import { usableConcepts } from './usable.ts'

/**
 * CSV as Weblate uploads it into a glossary: it tells units apart by source and context, so the second and third
 * rendering of a term have a number as their context. Each Chinese form is a source.
 */
export function writeWeblate(glossary: Glossary): AsyncIterable<string> {
  return csvLines(rows(glossary))
}

async function* rows(glossary: Glossary): AsyncIterable<string[]> {
  yield ['context', 'source', 'target']
  for await (const entry of usableConcepts(glossary)) {
    for (const { text } of formsOf(entry)) {
      for (const [i, { en }] of entry.renderings.entries()) {
        yield [i === 0 ? '' : String(i + 1), plainTerm(text), plainTerm(en)]
      }
    }
  }
}
