import { fileInMemory } from '../../files/inputFile.ts'
import { children, textOf, type XmlElement, xmlElements } from '../../files/xml.ts'
import { languageOf } from '../../glossaries/importers/vocabulary.ts'
import type { Language } from '../../model/document.ts'
import { type PlacedText, placed } from './placed.ts'
import type { Format, Row } from './source.ts'

/**
 * Translation memories (TMX 1.1 to 1.4): each unit is a bead, in the order of the file. Of several variants of a
 * language the first is read. Speakers come back from the properties in which `shuyu export tmx` writes them, the date
 * where all units have the same.
 * @throws InputError for XML that is not well-formed or beyond the limits.
 */
export const tmx: Format = async (file) => {
  const rows: Row[] = []
  const dates = new Set<string | undefined>()
  for await (const { element } of xmlElements(fileInMemory(file.name, file.bytes), ['tu'])) {
    const row = { zh: variant(element, 'zh'), en: variant(element, 'en') }
    if (!row.zh.text && !row.en.text) continue
    rows.push({ ...row, speaker: { zh: property(element, 'x-speaker-zh'), en: property(element, 'x-speaker-en') } })
    dates.add(property(element, 'x-date'))
  }
  return { kind: 'rows', rows, date: dates.size === 1 ? [...dates][0] : undefined }
}

function variant(unit: XmlElement, language: Language): PlacedText {
  const variants = children(unit, 'tuv').filter(
    ({ attributes }) => languageOf(attributes['xml:lang'] ?? attributes.lang) === language,
  )
  const [segment] = variants.flatMap((element) => children(element, 'seg'))
  return segment ? placed(textOf(segment, isCode).replace(/\s+/g, ' ').trim(), segment.line) : placed('', unit.line)
}

function property(unit: XmlElement, type: string): string | undefined {
  return children(unit, 'prop')
    .filter(({ attributes }) => attributes.type === type)
    .map((element) => textOf(element).trim())
    .find((text) => text !== '')
}

/** Inline elements that hold codes of another format and no text: <hi> and <sub> do hold some. */
function isCode({ name }: XmlElement): boolean {
  return ['bpt', 'ept', 'it', 'ph', 'ut'].includes(name)
}
