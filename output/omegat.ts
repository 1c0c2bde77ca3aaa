import { plainTerm } from '../files/lineText.ts'
import type { Glossary } from '../model/glossary.ts'
import { formsOf } from './forms.ts'
import { tsvLines } from './rows.ts'
import { usableConcepts } from './usable.ts'

/**
 * An OmegaT glossary: `source, target, comment` on tab-separated lines without header or quoting, a line for each Chinese
 * form. Its name must end in `.utf8`: OmegaT guesses the encoding of `.txt` and does not read `.tsv`.
 */
export function writeOmegat(glossary: Glossary): AsyncIterable<string> {
  return tsvLines(rows(glossary))
}

async function* rows(glossary: Glossary): AsyncIterable<string[]> {
  for await (const entry of usableConcepts(glossary)) {
    for (const { text } of formsOf(entry)) {
      for (const { en, note } of entry.renderings) {
        const [source, target] = [plainTerm(text), plainTerm(en)]
        const comment = [note, entry.definition, entry.note].filter(Boolean).join('; ')
        // A line that begins with # is a comment: a space before it is read over.
        if (source && target) yield [source.replace(/^#/, ' #'), target, comment]
      }
    }
  }
}
