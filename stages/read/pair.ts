import { nameOfOther } from '../../language/otherLanguages.ts'
import { type BlockLanguage, blockLanguage } from '../../language/script.ts'
import type { Language, SourceDocument } from '../../model/document.ts'
import { InputError } from '../../model/errors.ts'
import { cleaned } from './clean.ts'
import { bodyOfRows, documentOf } from './document.ts'
import { tellLanguages } from './languages.ts'
import { type PlacedText, placed } from './placed.ts'
import type { Block, Content, InputRow, SourceFile } from './source.ts'
import { NAMES, streamsOf } from './streams.ts'
import { rowsByTime } from './timing.ts'

/**
 * A Chinese and an English file as one document.
 * @throws InputError where the two are swapped or in the same language, or one of them is in neither.
 */
export async function documentOfPair(
  zh: SourceFile,
  en: SourceFile,
  contentOf: (file: SourceFile) => Promise<Content>,
): Promise<SourceDocument> {
  const [chinese, english] = await Promise.all([contentOf(zh), contentOf(en)])
  const found = [mainLanguage(chinese), mainLanguage(english)]
  if (found[0] !== 'zh' || found[1] !== 'en') {
    const nameOf = (language: string | undefined) =>
      language === 'zh' || language === 'en' ? NAMES[language] : language
    const [first, second] = found.map((language) => nameOf(language) ?? 'neither')
    const swapped = found[0] === 'en' && found[1] === 'zh' ? ': they are swapped, exchange their names' : ''
    const message = `expected Chinese here and English in ${en.name}, found ${first} here and ${second} there${swapped}`
    throw new InputError(zh.name, message)
  }
  const date = chinese.date ?? english.date
  if (chinese.kind === 'cues' && english.kind === 'cues') {
    const rows = rowsByTime({ zh: chinese.cues, en: english.cues })
    const warnings = [...(chinese.warnings ?? []), ...(english.warnings ?? [])]
    return documentOf([zh, en], bodyOfRows(rows, { zh: zh.name, en: en.name }, { warnings, titles: false }), date)
  }
  const messages = rowsByKey(chinese, english)
  if (messages) return documentOf([zh, en], bodyOfRows(messages, { zh: zh.name, en: en.name }, { titles: false }), date)
  const left = bodySide(chinese, 'zh', zh.name)
  const right = bodySide(english, 'en', en.name)
  const warnings = [chinese, left, english, right].flatMap((part) => part.warnings ?? [])
  const dateline = left.dateline ?? right.dateline
  return documentOf([zh, en], { zh: left.zh, en: right.en, warnings, dateline }, date)
}

/**
 * A pair as machine translation keeps it (NAME.zh, NAME.en): one unit a line, line n of the one for line n of the other.
 * @throws InputError where the numbers of lines differ.
 */
export function documentOfLines(zh: SourceFile, en: SourceFile, textOf: (file: SourceFile) => string): SourceDocument {
  const [chinese, english] = [zh, en].map((file) => textOf(file).trimEnd().split(/\r?\n/))
  if (chinese.length !== english.length) {
    const found = `${chinese.length} and ${english.length}`
    const advice = `name them NAME.zh.txt and NAME.en.txt to have them aligned`
    throw new InputError(zh.name, `expected as many lines here as in ${en.name}, found ${found}; ${advice}`)
  }
  const cell = (text: string, i: number): PlacedText => cleaned(placed(text, i + 1))
  const rows = chinese.map((text, i) => ({ zh: cell(text, i), en: cell(english[i], i) }))
  return documentOf([zh, en], bodyOfRows(rows, { zh: zh.name, en: en.name }))
}

/** Two files of messages pair by their names, if most of them have a counterpart. */
function rowsByKey(zh: Content, en: Content): InputRow[] | undefined {
  if (zh.kind !== 'blocks' || en.kind !== 'blocks' || !zh.blocks.some(({ key }) => key !== undefined)) return undefined
  const others = new Map(en.blocks.flatMap(({ key, text }) => (key === undefined ? [] : [[key, text] as const])))
  const rows = zh.blocks.flatMap(({ key = '', text }) => {
    const other = others.get(key)
    return other ? [{ zh: text, en: other }] : []
  })
  return rows.length * 2 > Math.min(zh.blocks.length, en.blocks.length) ? rows : undefined
}

/** The language most of a file is in; the name of a third one. */
function mainLanguage(content: Content): Language | string | undefined {
  const weights: Record<BlockLanguage, number> = { zh: 0, en: 0, other: 0, none: 0 }
  const others: string[] = []
  for (const { block, language } of tellLanguages(blocksOf(content))) {
    if (language === 'end') continue
    weights[language] += block.text.text.length
    if (language === 'other') others.push(block.text.text)
  }
  // A Chinese text has about a third of the characters of its translation.
  if (weights.zh * 3 > Math.max(weights.en, weights.other)) return 'zh'
  if (weights.en > weights.other) return 'en'
  return weights.other > 0 ? nameOfOther(others.join('\n')) : undefined
}

function blocksOf(content: Content): readonly Block[] {
  if (content.kind === 'blocks') return content.blocks
  if (content.kind === 'cues') return content.cues
  return content.rows.flatMap((row) => [{ text: row.zh }, { text: row.en }])
}

/** Text in the other language below this length (a name, a formula) belongs to the language of its file. */
const LONGEST_INSERT = { zh: 60, en: 12 }

/** The stream of the language a file is in. Whole paragraphs of the other language in it are left out. */
function bodySide(content: Content, language: Language, file: string): ReturnType<typeof streamsOf> {
  let skipped = 0
  const blocks = blocksOf(content).map((block): Block => {
    const script = blockLanguage(block.text.text)
    const isForeign = script === 'other' || (script !== language && block.text.text.length > LONGEST_INSERT[language])
    if (isForeign && script !== 'other' && script !== 'none') skipped++
    return isForeign ? block : { ...block, language }
  })
  const streams = streamsOf(blocks, file)
  if (skipped === 0) return streams
  return {
    ...streams,
    warnings: [...streams.warnings, `${file}: ${skipped} paragraphs not in ${NAMES[language]} were left out`],
  }
}
