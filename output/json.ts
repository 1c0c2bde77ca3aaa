import { reasonText } from '../language/reasons.ts'
import type { CitedEntry, CitedRendering, Glossary } from '../model/glossary.ts'
import { formatPlace } from './columns.ts'
import { evidenceOf } from './evidence.ts'
import type { WriteOptions } from './options.ts'

/** An array of concepts, one a line. Spans are [start, end) in UTF-16 code units of the unit's text. */
export async function* writeJson(glossary: Glossary, options: WriteOptions = {}): AsyncIterable<string> {
  let separator = '[\n'
  for await (const entry of glossary.concepts()) {
    yield separator + conceptJson(entry, options)
    separator = ',\n'
  }
  yield separator === '[\n' ? '[]\n' : '\n]\n'
}

/** A concept with its renderings and occurrences as JSON, on one line. */
export function conceptJson({ renderings, revision, ...entry }: CitedEntry, { evidence }: WriteOptions = {}): string {
  const written = renderings.map((one) => ({
    ...rendering(one),
    ...(evidence && one.example && { evidence: evidenceOf(one.example.unit) }),
  }))
  return JSON.stringify({ ...entry, renderings: written })
}

/** Named as the columns of the flat formats are. */
function rendering({
  id,
  en,
  confidence,
  essential,
  category,
  status,
  usage,
  supersededBy,
  partOfSpeech,
  note,
  source,
  decided,
  approvedBy,
  comments,
  reasons,
  occurrences,
  example,
}: CitedRendering) {
  return {
    ...{ id, en, score: confidence, essential, frequency: occurrences.length, category, status, usage },
    ...{ supersededBy, partOfSpeech, note, source, decided, approvedBy, reasons: reasons.map(reasonText) },
    comments: comments?.map(({ by, at, text, isQuestion, closed }) => ({ by, at, text, isQuestion, closed })),
    example: example && {
      zh: example.unit.zh,
      en: example.unit.en,
      place: { zh: formatPlace(example.unit.place.zh), en: formatPlace(example.unit.place.en) },
      speaker: example.unit.speaker,
      date: example.unit.date,
    },
    occurrences: occurrences.map(({ unit, zh, en }) => ({ unit, zh: [zh.start, zh.end], en: [en.start, en.end] })),
  }
}
