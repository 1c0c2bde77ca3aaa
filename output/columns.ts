import type { Place } from '../model/document.ts'
import type { CitedRendering } from '../model/glossary.ts'

/** The columns that the flat formats share, with the cell of each. What is added later comes after these. */
const columns: readonly (readonly [name: string, cell: (rendering: CitedRendering) => string | undefined])[] = [
  ['zh', ({ zh }) => zh],
  ['en', ({ en }) => en],
  ['score', ({ confidence }) => formatScore(confidence)],
  ['frequency', ({ occurrences }) => String(occurrences.length)],
  ['category', ({ category }) => category],
  ['example_zh', ({ example }) => example?.unit.zh],
  ['example_en', ({ example }) => example?.unit.en],
  ['place_zh', ({ example }) => example && formatPlace(example.unit.place.zh)],
  ['place_en', ({ example }) => example && formatPlace(example.unit.place.en)],
  ['speaker_zh', ({ example }) => example?.unit.speaker.zh],
  ['speaker_en', ({ example }) => example?.unit.speaker.en],
  ['date', ({ example }) => example?.unit.date],
  ['status', ({ status }) => status],
  ['usage', ({ usage }) => usage],
  ['note', ({ note }) => note],
  ['reasons', ({ reasons }) => reasons.join('; ')],
]

export const header: readonly string[] = columns.map(([name]) => name)

export function cells(rendering: CitedRendering): string[] {
  return columns.map(([, cell]) => cell(rendering) ?? '')
}

/** A confidence as people read it: four decimals. */
export function formatScore(confidence: number): string {
  return confidence.toFixed(4)
}

/** `file:line:column`. */
export function formatPlace({ file, line, column }: Place): string {
  return `${file}:${line}:${column}`
}
