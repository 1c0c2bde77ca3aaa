import { fileInMemory, type InputFile } from '../../files/inputFile.ts'
import { type XliffText, type XliffUnit, xliffUnits } from '../../files/xliff.ts'
import { languageOf } from '../../language/names.ts'
import type { Language } from '../../model/document.ts'
import { InputError } from '../../model/errors.ts'
import { type PlacedText, placed } from './placed.ts'
import type { InputFormat, InputRow, StreamedFormat } from './source.ts'

/**
 * XLIFF 1.2 and 2.x: each translated segment is a bead, of all files in it. Segments without a translation are read for
 * the language they have. Notes, glossaries, alternative translations and what a reviser has deleted are left out; what
 * is not to be translated or is locked is marked so.
 * @throws InputError for XML that is not well-formed or beyond the limits, or where the languages are others.
 */
export const xliff: InputFormat = async (file) => {
  const rows: InputRow[] = []
  for await (const row of rowsOfXliff(fileInMemory(file.name, file.bytes))) rows.push(row)
  return { kind: 'rows', rows }
}

/** The same row by row. */
export const xliffStream: StreamedFormat = async (file) => ({ rows: rowsOfXliff(file), warnings: [] })

async function* rowsOfXliff(file: InputFile): AsyncGenerator<InputRow> {
  for await (const unit of xliffUnits(file)) {
    const [source, target] = languagesOf(unit, file.name)
    for (const segment of unit.segments) {
      const fixed = unit.isFixed || segment.isLocked ? { isFixed: true } : {}
      const row: InputRow = {
        ...{ zh: NOTHING, en: NOTHING },
        [source]: content(segment.source),
        [target]: content(segment.target),
        ...fixed,
      }
      if (row.zh.text || row.en.text) yield row
    }
  }
}

const NOTHING = placed('', 1)

function content(text: XliffText | undefined): PlacedText {
  return text ? placed(text.text.replace(/\s+/g, ' ').trim(), text.line) : NOTHING
}

function languagesOf({ languages, line }: XliffUnit, file: string): [Language, Language] {
  const [source, target] = [languageOf(languages.source), languageOf(languages.target)]
  if (source && target && source !== target) return [source, target]
  const found = [languages.source, languages.target].map((name) => name ?? 'none named').join(' and ')
  const message = `expected Chinese and English as source and target language, found ${found}`
  throw new InputError(file, message, { line })
}
