import { reasonText } from '../language/reasons.ts'
import type { Place } from '../model/document.ts'
import type { CitedRendering, Glossary } from '../model/glossary.ts'

/** A column of the flat formats: `name` in the header of CSV and TSV, `title` in that of sheets for people. */
export interface Column {
  readonly name: string
  readonly title: string
  readonly cell: (rendering: CitedRendering) => string | undefined
}

/** Several variants or reasons in one cell. */
export const listSeparator = '; '

/**
 * The columns that the flat formats share; importers find them by name or title. Their order is what scripts rely on:
 * what is added later comes after these.
 */
export const columns = [
  { name: 'zh', title: 'Chinese', cell: ({ zh }) => zh },
  { name: 'en', title: 'English', cell: ({ en }) => en },
  { name: 'score', title: 'Score', cell: ({ confidence }) => formatScore(confidence) },
  { name: 'frequency', title: 'Frequency', cell: ({ occurrences }) => String(occurrences.length) },
  { name: 'category', title: 'Category', cell: ({ category }) => category },
  { name: 'example_zh', title: 'Chinese example', cell: ({ example }) => example?.unit.zh },
  { name: 'example_en', title: 'English example', cell: ({ example }) => example?.unit.en },
  { name: 'place_zh', title: 'Chinese place', cell: (rendering) => place(rendering, 'zh') },
  { name: 'place_en', title: 'English place', cell: (rendering) => place(rendering, 'en') },
  { name: 'speaker_zh', title: 'Chinese speaker', cell: ({ example }) => example?.unit.speaker.zh },
  { name: 'speaker_en', title: 'English speaker', cell: ({ example }) => example?.unit.speaker.en },
  { name: 'date', title: 'Date', cell: ({ example }) => example?.unit.date },
  { name: 'status', title: 'Status', cell: ({ status }) => status },
  { name: 'usage', title: 'Usage', cell: ({ usage }) => usage },
  { name: 'note', title: 'Note', cell: ({ note }) => note },
  { name: 'reasons', title: 'Reasons', cell: ({ reasons }) => reasons.map(reasonText).join(listSeparator) },
  { name: 'part_of_speech', title: 'Part of speech', cell: ({ partOfSpeech }) => partOfSpeech },
  { name: 'decided_by', title: 'Decided by', cell: ({ decided }) => decided?.by },
  { name: 'decided_at', title: 'Decided at', cell: ({ decided }) => decided?.at },
  { name: 'superseded_by', title: 'Superseded by (id)', cell: ({ supersededBy }) => supersededBy },
  { name: 'rendering_id', title: 'Rendering id', cell: ({ id }) => id },
  { name: 'concept_id', title: 'Concept id', cell: ({ concept }) => concept?.id },
  { name: 'variants', title: 'Chinese variants', cell: ({ concept }) => concept?.variants.join(listSeparator) },
  { name: 'domain', title: 'Domain', cell: ({ concept }) => concept?.domain },
  { name: 'definition', title: 'Definition', cell: ({ concept }) => concept?.definition },
  { name: 'concept_note', title: 'Concept note', cell: ({ concept }) => concept?.note },
  { name: 'source', title: 'Source', cell: ({ source }) => source },
  { name: 'concept_source', title: 'Concept source', cell: ({ concept }) => concept?.source },
] as const satisfies readonly Column[]

export type ColumnName = (typeof columns)[number]['name']

/** A header, then a row a rendering, best first, those of one concept not together. */
export async function* ranked(glossary: Glossary): AsyncIterable<string[]> {
  yield columns.map(({ name }) => name)
  for await (const rendering of glossary.renderings()) yield cells(rendering)
}

/** A header, then a row a rendering, those of a concept together. */
export async function* byConcept(glossary: Glossary): AsyncIterable<string[]> {
  yield columns.map(({ name }) => name)
  for await (const rendering of renderingsByConcept(glossary)) yield cells(rendering)
}

export async function* renderingsByConcept(glossary: Glossary): AsyncIterable<CitedRendering> {
  for await (const { renderings, ...concept } of glossary.concepts()) {
    for (const rendering of renderings) yield { ...rendering, concept }
  }
}

function cells(rendering: CitedRendering): string[] {
  return columns.map(({ cell }: Column) => cell(rendering) ?? '')
}

/** A confidence as people read it: four decimals. */
export function formatScore(confidence: number): string {
  return confidence.toFixed(4)
}

/** `file:line:column`. */
export function formatPlace({ file, line, column }: Place): string {
  return `${file}:${line}:${column}`
}

function place({ example }: CitedRendering, language: 'zh' | 'en'): string | undefined {
  return example && formatPlace(example.unit.place[language])
}
