import { sourcedUnit } from '../glossaries/sourcedUnit.ts'
import { byCodePoint, byRank } from '../language/order.ts'
import type { Citation, CitedRendering, Extraction, Glossary, SourcedUnit } from '../model/glossary.ts'
import type { Rendering } from '../model/term.ts'

/** An extraction as a glossary that output formats can write, without a termbase in between. */
export function glossaryOf({ bitexts, entries }: Extraction): Glossary {
  const units = new Map<string, SourcedUnit>()
  for (const { document, units: members } of [...bitexts].sort((a, b) => byCodePoint(a.document.name, b.document.name)))
    for (const unit of members) units.set(unit.id, sourcedUnit(unit, document))
  const citations = ({ occurrences }: Rendering): Citation[] =>
    occurrences.flatMap(({ unit: id, zh, en }) => {
      const unit = units.get(id)
      return unit ? [{ unit, zh, en }] : []
    })
  const cited = (rendering: Rendering): CitedRendering => ({ ...rendering, example: citations(rendering)[0] })
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
      for (const rendering of entries.flatMap(({ renderings }) => renderings))
        for (const citation of citations(rendering)) yield { ...citation, rendering }
    },
    async *units() {
      yield* units.values()
    },
  }
}
