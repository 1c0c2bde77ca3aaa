import { byCodePoint, byRank } from '../language/order.ts'
import type { CitedEntry, CitedRendering, Extraction, Glossary, SourcedUnit } from '../model/glossary.ts'
import { sourcedUnit } from './sourcedUnit.ts'

/** What a run found as a glossary, without a termbase. The entries come in the order given: that of the gather stage. */
export function extractedGlossary({ bitexts, entries }: Extraction): Glossary {
  const documents = [...bitexts].sort((a, b) => byCodePoint(a.document.name, b.document.name))
  const units = documents.flatMap(({ document, units }) => units.map((unit) => sourcedUnit(unit, document)))
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  const concepts: CitedEntry[] = entries.map((entry) => ({
    ...entry,
    renderings: entry.renderings.map((rendering) => cited(rendering, byId)),
  }))
  const renderings = concepts.flatMap((entry) => entry.renderings).sort(byRank)
  return {
    concepts: () => streamed(concepts),
    renderings: () => streamed(renderings),
    units: () => streamed(units),
  }
}

function cited(rendering: CitedRendering, units: ReadonlyMap<string, SourcedUnit>): CitedRendering {
  const [first] = rendering.occurrences
  const unit = first && units.get(first.unit)
  return unit ? { ...rendering, example: { unit, zh: first.zh, en: first.en } } : rendering
}

async function* streamed<T>(items: readonly T[]): AsyncIterable<T> {
  yield* items
}
