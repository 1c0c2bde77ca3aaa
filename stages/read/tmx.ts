import { fileInMemory, type InputFile } from '../../files/inputFile.ts'
import { type TmxUnit, tmxUnits } from '../../files/tmx.ts'
import { languageOf } from '../../language/names.ts'
import type { Language } from '../../model/document.ts'
import { type PlacedText, placed } from './placed.ts'
import type { InputFormat, InputRow, StreamedFormat } from './source.ts'

/**
 * Translation memories (TMX 1.1 to 1.4): each unit is a bead, in the order of the file. Of several variants of a
 * language the first is read. Speakers come back from the properties in which `shuyu export tmx` writes them, the date
 * where all units have the same.
 * @throws InputError for XML that is not well-formed or beyond the limits.
 */
export const tmx: InputFormat = async (file) => {
  const rows: InputRow[] = []
  for await (const row of rowsOfTmx(fileInMemory(file.name, file.bytes))) rows.push(row)
  return { kind: 'rows', rows, date: commonDate(rows) }
}

/** The same row by row. */
export const tmxStream: StreamedFormat = async (file) => ({ rows: rowsOfTmx(file), warnings: [] })

async function* rowsOfTmx(file: InputFile): AsyncGenerator<InputRow> {
  for await (const unit of tmxUnits(file)) {
    const row = { zh: variant(unit, 'zh'), en: variant(unit, 'en') }
    if (!row.zh.text && !row.en.text) continue
    const speaker = { zh: property(unit, 'x-speaker-zh'), en: property(unit, 'x-speaker-en') }
    yield { ...row, speaker, date: property(unit, 'x-date') }
  }
}

/** The date that all rows have. */
export function commonDate(rows: readonly InputRow[]): string | undefined {
  const [first] = rows
  return rows.every(({ date }) => date === first.date) ? first?.date : undefined
}

function variant({ variants, line }: TmxUnit, language: Language): PlacedText {
  const found = variants.find((candidate) => languageOf(candidate.language) === language)
  return found ? placed(found.text.replace(/\s+/g, ' ').trim(), found.line) : placed('', line)
}

function property({ properties }: TmxUnit, wanted: string): string | undefined {
  return properties.find(({ type, text }) => type === wanted && text !== '')?.text
}
