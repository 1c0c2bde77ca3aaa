import { workbookBytes } from '../files/workbookWriter.ts'
import type { Glossary } from '../model/glossary.ts'
import { formsOf } from './forms.ts'
import { isUsable, preferredFirst } from './usable.ts'

/** Columns of the concept, then of the terms of each language. */
const header = (hasTraditional: boolean) => [
  ...['CID', 'concept_domain', 'concept_definition', 'concept_note'],
  ...['zh_cn', ...(hasTraditional ? ['zh_tw'] : []), 'en', 'en_preferred', 'en_forbidden', 'en_status', 'en_note'],
]

/**
 * Phrase TMS's workbook: a row for each term of a concept, under one number. Each Chinese form stands once, beside a
 * rendering as far as there are so many; traditional ones have a column of their own. Marks are booleans.
 */
export async function* writePhrase(glossary: Glossary): AsyncIterable<Uint8Array> {
  let hasTraditional = false
  for await (const entry of glossary.concepts()) hasTraditional ||= formsOf(entry).some((form) => form.isTraditional)
  const columns = header(hasTraditional).map((title) => ({ title, width: 20 }))
  yield* workbookBytes([{ name: 'Terms', columns, rows: () => rows(glossary, hasTraditional) }])
}

type Cells = readonly (string | number | boolean | undefined)[]

async function* rows(glossary: Glossary, hasTraditional: boolean): AsyncIterable<Cells> {
  let number = 0
  for await (const entry of glossary.concepts()) {
    number++
    const forms = formsOf(entry)
    const zh = forms.filter((form) => !form.isTraditional || !hasTraditional)
    const traditional = hasTraditional ? forms.filter((form) => form.isTraditional) : []
    const english = preferredFirst(entry.renderings)
    const count = Math.max(zh.length, traditional.length, english.length)
    for (let i = 0; i < count; i++) {
      const rendering = english[i]
      const chinese = [zh[i]?.text, ...(hasTraditional ? [traditional[i]?.text] : [])]
      const concept = i === 0 ? [entry.domain, entry.definition, entry.note] : [undefined, undefined, undefined]
      const marks = rendering && [
        ...[rendering.en, rendering.usage === 'preferred', !isUsable(rendering) || rendering.status === 'rejected'],
        ...[rendering.status === 'accepted' ? 'approved' : 'new', rendering.note],
      ]
      yield [number, ...concept, ...chinese, ...(marks ?? [])]
    }
  }
}
