import type { Place } from '../model/document.ts'
import type { Citation, CitedRendering, Glossary, SourcedUnit } from '../model/glossary.ts'

/** The glossary without the folders of whoever exports it: files and documents by their names alone. */
export function withoutPaths(glossary: Glossary): Glossary {
  const unit = (one: SourcedUnit): SourcedUnit => ({
    ...one,
    document: baseName(one.document),
    place: { zh: placeOf(one.place.zh), en: placeOf(one.place.en) },
  })
  const citation = <T extends Citation>(one: T): T => ({ ...one, unit: unit(one.unit) })
  const rendering = (one: CitedRendering): CitedRendering => ({
    ...one,
    ...(one.example && { example: citation(one.example) }),
    reasons: one.reasons.map((reason) =>
      reason.code === 'inGlossary' ? { ...reason, value: baseName(String(reason.value ?? '')) } : reason,
    ),
  })
  return {
    async *concepts() {
      for await (const entry of glossary.concepts()) yield { ...entry, renderings: entry.renderings.map(rendering) }
    },
    async *renderings() {
      for await (const one of glossary.renderings()) yield rendering(one)
    },
    async *concordance() {
      for await (const line of glossary.concordance()) yield citation(line)
    },
    async *units() {
      for await (const one of glossary.units()) yield unit(one)
    },
  }
}

const placeOf = (place: Place): Place => ({ ...place, file: baseName(place.file) })

/** The name of a file behind its folders, as Unix and Windows part them. */
const baseName = (path: string) => path.replace(/^.*[/\\](?=[^/\\])/, '')
