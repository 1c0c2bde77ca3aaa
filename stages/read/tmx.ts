import { fileInMemory } from '../../files/inputFile.ts'
import { type TmxUnit, tmxUnits } from '../../files/tmx.ts'
import { languageOf } from '../../language/names.ts'
import type { Language } from '../../model/document.ts'
import { type PlacedText, placed } from './placed.ts'
import type { InputFormat, InputRow } from './source.ts'

/**
 * Translation memories (TMX 1.1 to 1.4): each unit is a bead, in the order of the file. Of several variants of a
 * language the first is read. Speakers come back from the properties in which `shuyu export tmx` writes them, the date
 * where all units have the same.
 * @throws InputError for XML that is not well-formed or beyond the limits.
 */
export const tmx: InputFormat = async (file) => {
  const rows: InputRow[] = []
  const dates = new Set<string | undefined>()
  for await (const unit of tmxUnits(fileInMemory(file.name, file.bytes))) {
    const row = { zh: variant(unit, 'zh'), en: variant(unit, 'en') }
    if (!row.zh.text && !row.en.text) continue
    rows.push({ ...row, speaker: { zh: property(unit, 'x-speaker-zh'), en: property(unit, 'x-speaker-en') } })
    dates.add(property(unit, 'x-date'))
  }
  return { kind: 'rows', rows, date: dates.size === 1 ? [...dates][0] : undefined }
}

function variant({ variants, line }: TmxUnit, language: Language): PlacedText {
  const found = variants.find((candidate) => languageOf(candidate.language) === language)
  return found ? placed(found.text.replace(/\s+/g, ' ').trim(), found.line) : placed('', line)
}

function property({ properties }: TmxUnit, wanted: string): string | undefined {
  return properties.find(({ type, text }) => type === wanted && text !== '')?.text
}
