import {
  mostRows,
  type SheetColumn,
  type WorkbookCell,
  type WorkbookSheet,
  workbookBytes,
} from '../files/workbookWriter.ts'
import type { CitedRendering, ConcordanceLine, Glossary } from '../model/glossary.ts'
import { categories, partsOfSpeech, statuses, usages } from '../model/term.ts'
import { type Column, type ColumnName, columns, formatPlace, renderingsByConcept } from './columns.ts'

/** The columns of the sheet of terms, those that people work in first. Those with choices have a list to pick from. */
const layout: readonly (readonly [name: ColumnName, column: Omit<SheetColumn, 'title'>])[] = [
  ['zh', { width: 24 }],
  ['en', { width: 36 }],
  ['status', { width: 11, choices: statuses }],
  ['usage', { width: 12, choices: usages }],
  ['part_of_speech', { width: 14, choices: partsOfSpeech }],
  ['category', { width: 18, choices: categories }],
  ['domain', { width: 16 }],
  ['definition', { width: 30 }],
  ['note', { width: 24 }],
  ['concept_note', { width: 24 }],
  ['source', { width: 20 }],
  ['concept_source', { width: 20 }],
  ['variants', { width: 20 }],
  ['score', { width: 8 }],
  ['frequency', { width: 11 }],
  ['example_zh', { width: 50 }],
  ['example_en', { width: 60 }],
  ['place_zh', { width: 20 }],
  ['place_en', { width: 20 }],
  ['speaker_zh', { width: 16 }],
  ['speaker_en', { width: 16 }],
  ['date', { width: 11 }],
  ['reasons', { width: 50 }],
  ['decided_by', { width: 14 }],
  ['decided_at', { width: 24 }],
  ['superseded_by', { width: 20, hidden: true }],
  ['rendering_id', { width: 20, hidden: true }],
  ['concept_id', { width: 20, hidden: true }],
]
const numeric: readonly ColumnName[] = ['score', 'frequency']

/** A workbook for people: the terms to work in, and the sentences in which they stand. */
export function writeXlsx(glossary: Glossary): AsyncIterable<Uint8Array> {
  return workbookBytes([termSheet(glossary), concordanceSheet(glossary)])
}

function termSheet(glossary: Glossary): WorkbookSheet {
  const chosen = layout.map(([name, look]) => ({
    look,
    column: columns.find((column) => column.name === name) as Column,
  }))
  const cells = chosen.map(({ column: { name, cell } }) =>
    numeric.includes(name as ColumnName) ? (rendering: CitedRendering) => Number(cell(rendering)) : cell,
  )
  return {
    name: 'Terms',
    columns: chosen.map(({ look, column: { title } }) => ({ title, ...look })),
    async *rows() {
      for await (const rendering of renderingsByConcept(glossary)) yield cells.map((cell) => cell(rendering))
    },
  }
}

/** A row for each place where a rendering stands, as far as a sheet holds them; the terms are bold in their sentences. */
function concordanceSheet(glossary: Glossary): WorkbookSheet {
  return {
    name: 'Concordance',
    columns: [
      ...[
        { title: 'Chinese', width: 20 },
        { title: 'English', width: 28 },
      ],
      ...[
        { title: 'Chinese sentence', width: 60 },
        { title: 'English sentence', width: 70 },
      ],
      ...[
        { title: 'Document', width: 24 },
        { title: 'Date', width: 11 },
      ],
      ...[
        { title: 'Chinese speaker', width: 16 },
        { title: 'English speaker', width: 16 },
      ],
      ...[
        { title: 'Chinese place', width: 24 },
        { title: 'English place', width: 24 },
      ],
    ],
    async *rows() {
      let count = 0
      for await (const line of glossary.concordance()) {
        if (++count > mostRows) return
        yield concordanceRow(line)
      }
    },
  }
}

function concordanceRow({ rendering, unit, zh, en }: ConcordanceLine): WorkbookCell[] {
  return [
    ...[rendering.zh, rendering.en, { text: unit.zh, ...zh }, { text: unit.en, ...en }],
    ...[unit.document, unit.date, unit.speaker.zh, unit.speaker.en],
    ...[formatPlace(unit.place.zh), formatPlace(unit.place.en)],
  ]
}
