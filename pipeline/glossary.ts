import { sourcedUnit } from '../glossaries/sourcedUnit.ts'
import { byCodePoint, byRank } from '../language/order.ts'
import type { Citation, CitedRendering, Extraction, Glossary, SourcedUnit } from '../model/glossary.ts'
import type { Occurrence, Rendering } from '../model/term.ts'

/**
 * An extraction as a glossary that output formats can write, without a termbase in between. Occurrences stand in the
 * order a termbase gives them, by name of document and then as in the text, whatever order the documents came in.
 */
export function glossaryOf({ bitexts, entries }: Extraction): Glossary {
  const units = new Map<string, SourcedUnit>()
  for (const { document, units: members } of [...bitexts].sort((a, b) => byCodePoint(a.document.name, b.document.name)))
    for (const unit of members) units.set(unit.id, sourcedUnit(unit, document))
  const places = new Map([...units.keys()].map((id, place) => [id, place]))
  const placeOf = ({ unit }: Occurrence) => places.get(unit) ?? places.size
  const inOrder = (rendering: Rendering): Rendering => ({
    ...rendering,
    // Sorting is stable: of one unit, occurrences stay as they came.
    occurrences: [...rendering.occurrences].sort((a, b) => placeOf(a) - placeOf(b)),
  })
  const citations = ({ occurrences }: Rendering): Citation[] =>
    occurrences.flatMap(({ unit: id, zh, en }) => {
      const unit = units.get(id)
      return unit ? [{ unit, zh, en }] : []
    })
  const cited = (found: Rendering): CitedRendering => {
    const rendering = inOrder(found)
    return { ...rendering, example: citations(rendering)[0] }
  }
  return {
    async *concepts() {
      for (const entry of entries) yield { ...entry, renderings: entry.renderings.map(cited) }
    },
    async *renderings() {
      const all = entries.flatMap(({ renderings, ...concept }) =>
        renderings.map((rendering): CitedRendering => ({ ...cited(rendering), concept })),
      )
      yield* all.sort(byRank)
    },
    async *concordance() {
      for (const rendering of entries.flatMap(({ renderings }) => renderings.map(inOrder)))
        for (const citation of citations(rendering)) yield { ...citation, rendering }
    },
    async *units() {
      yield* units.values()
    },
  }
}
