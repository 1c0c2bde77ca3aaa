import type { Glossary } from '../model/glossary.ts'
import { writeCsv } from './csv.ts'
import { writeJson } from './json.ts'
import { writeTbx } from './tbx.ts'
import { writeTmx } from './tmx.ts'
import { writeTsv } from './tsv.ts'

/** An output format: a glossary in, the pieces of a UTF-8 file out, the same for the same glossary. */
export interface Format {
  /** One line for people. */
  readonly summary: string
  readonly write: (glossary: Glossary) => AsyncIterable<string>
}

/** To add a format: a file of its own here that exports its `write` function, and a line in this map. */
export const formats = {
  tsv: { summary: 'tab-separated columns, a header line, best first', write: writeTsv },
  csv: { summary: 'the same columns as CSV (RFC 4180)', write: writeCsv },
  json: { summary: 'an array of concepts with renderings and occurrences', write: writeJson },
  tbx: { summary: 'TBX-Basic 2008 (v2, martif), which translation tools import', write: writeTbx },
  tmx: { summary: 'TMX 1.4b: the translation units, not the terms', write: writeTmx },
} satisfies Record<string, Format>

export type FormatName = keyof typeof formats
