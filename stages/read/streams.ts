import { type BlockLanguage, blockLanguage, isHan } from '../../language/script.ts'
import { endsSentence, splitSentences } from '../../language/sentences.ts'
import type { Language, Segment } from '../../model/document.ts'
import { InputError } from '../../model/errors.ts'
import { speakerLabels } from './labels.ts'
import { type PageLayout, type Paragraph, rejoin } from './pages.ts'
import { placeAt, replace, slice, trim } from './placed.ts'
import type { Block } from './source.ts'

export interface Streams {
  readonly zh: readonly Segment[]
  readonly en: readonly Segment[]
  readonly warnings: readonly string[]
}

/** Blocks in the order of a source to one stream of segments a language. `file` is for places and warnings. */
export function streamsOf(blocks: readonly Block[], file: string): Streams {
  const told = blocks.map(clean).flatMap(splitByScript).map(tellLanguage)
  const labels = speakerLabels(told.map(({ block }) => block.text.text))
  const layout = layoutOf(told)
  const warnings: string[] = []
  const others = told.filter(({ language }) => language === 'other')
  if (others.length > 0) {
    const { line } = placeAt(others[0].block.text, 0)
    warnings.push(`${file}:${line}: ${others.length} paragraphs that are neither Chinese nor English were left out`)
  }
  const stream = (language: Language) => {
    const paragraphs = rejoin(paragraphsOf(told, language, labels), language, layout)
    const segments = segmentsOf(paragraphs, language, file)
    for (const { cut, place } of segments)
      if (cut)
        warnings.push(
          `${file}:${place.line}: the ${NAMES[language]} text breaks off inside a sentence that begins here`,
        )
    return segments
  }
  return { zh: stream('zh'), en: stream('en'), warnings }
}

/**
 * The streams of one bilingual source.
 * @throws InputError where one of the languages is missing, or next to it.
 */
export function bilingualStreams(blocks: readonly Block[], file: string): Streams {
  const streams = streamsOf(blocks, file)
  // A Chinese character stands for about three letters of its translation.
  const weights = { zh: 3 * lengthOf(streams.zh), en: lengthOf(streams.en) }
  const total = weights.zh + weights.en
  if (total === 0) throw new InputError(file, 'expected Chinese and English text, found neither')
  for (const [language, present] of [
    ['zh', 'en'],
    ['en', 'zh'],
  ] as const) {
    if (weights[language] >= LEAST_SHARE * total) continue
    const message = `expected Chinese and English text, found only ${NAMES[present]}; for a translation in a file of its own give a pair, NAME.zh.txt and NAME.en.txt`
    throw new InputError(file, message)
  }
  return streams
}

/** Less than this share of a text in one language is a name or a motto, no translation. */
const LEAST_SHARE = 0.02

function lengthOf(segments: readonly Segment[]): number {
  return segments.reduce((sum, { text }) => sum + text.length, 0)
}

export const NAMES: Readonly<Record<Language, string>> = { zh: 'Chinese', en: 'English' }

interface ToldBlock {
  readonly block: Block
  readonly language: BlockLanguage | 'end'
}

/** Characters that show nothing; and a single space inside Chinese, which stands for a broken line. */
const INVISIBLE = /[\u200B-\u200D\u2060\uFEFF\u00AD]/g
const SPACE_IN_CHINESE = /(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])/g

function clean(block: Block): Block {
  let text = block.text
  if (text.text.includes('\u00A0')) text = { ...text, text: text.text.replaceAll('\u00A0', ' ') }
  text = replace(
    replace(text, INVISIBLE, () => ''),
    SPACE_IN_CHINESE,
    () => '',
  )
  return { ...block, text: trim(text) }
}

/** What publications end with, and what their pages bear. */
const END_LINE = /^[（(【[]?\s*(?:完|全文完|the end|end|ends)\s*[）)】\]]?[.。]?$/i
const PAGE_NUMBER =
  /^[—–\-\s]*(?:page\s*\d+(?:\s*(?:of|\/)\s*\d+)?|第\s*\d+\s*[页頁](?:\s*[，,/]?\s*共\s*\d+\s*[页頁])?)[—–\-\s]*$/i

function tellLanguage(block: Block): ToldBlock {
  const { text } = block.text
  if (END_LINE.test(text)) return { block, language: 'end' }
  if (PAGE_NUMBER.test(text)) return { block, language: 'none' }
  const script = blockLanguage(text)
  return { block, language: script === 'none' ? script : (block.language ?? script) }
}

/** Shortest text of one language that is split from text of the other in the same block: Chinese characters, words. */
const MIN_HAN = 6
const MIN_WORDS = 4

/** A block that holds a text and its translation side by side, to two; others as they are. */
function splitByScript(block: Block): Block[] {
  const { text } = block.text
  if (block.language || !/[\u4e00-\u9fff]/.test(text) || !/[A-Za-z]{2}/.test(text)) return [block]
  const boundary = scriptBoundary(text)
  if (boundary === undefined) return [block]
  return [slice(block.text, 0, boundary), slice(block.text, boundary)].map((half) => ({ ...block, text: trim(half) }))
}

/** Offset that has all Chinese before it and no Chinese after it, or the reverse, both sides being long enough. */
function scriptBoundary(text: string): number | undefined {
  const units = [...text.matchAll(/[\u3400-\u9fff]|[A-Za-z][A-Za-z’'-]*/g)]
  const isChinese = units.map((unit) => isHan(unit[0].charCodeAt(0)))
  const changes = isChinese.flatMap((zh, i) => (i > 0 && zh !== isChinese[i - 1] ? [i] : []))
  if (changes.length !== 1) return undefined
  const [at] = changes
  const long = (count: number, zh: boolean) => count >= (zh ? MIN_HAN : MIN_WORDS)
  if (!long(at, isChinese[0]) || !long(units.length - at, isChinese[at])) return undefined
  // The marks between belong to the first half if they close, to the second if they open.
  const end = units[at - 1].index + units[at - 1][0].length
  const between = text.slice(end, units[at].index)
  const opening = /[“‘"'(（《[【\d]*$/.exec(between.trimEnd() === between ? between : '')
  return units[at].index - (opening?.[0].length ?? 0)
}

/** Pages of one paragraph are no pages: the languages alternate. */
function layoutOf(told: readonly ToldBlock[]): PageLayout {
  const languages = told.map(({ language }) => language).filter((language) => language === 'zh' || language === 'en')
  const runs = languages.reduce<number[]>((lengths, language, i) => {
    if (i > 0 && language === languages[i - 1]) lengths[lengths.length - 1]++
    else lengths.push(1)
    return lengths
  }, [])
  return { alternating: runs.length >= 8 && runs.filter((length) => length === 1).length >= 0.9 * runs.length }
}

function paragraphsOf(
  told: readonly ToldBlock[],
  language: Language,
  labels: ReturnType<typeof speakerLabels>,
): Paragraph[] {
  const paragraphs: Paragraph[] = []
  let afterPage = false
  let pending: string | undefined
  for (const { block, language: its } of told) {
    if (its !== language) {
      afterPage = true
      continue
    }
    const label = block.heading ? undefined : labels(block.text.text)
    const speaker = label?.speaker ?? pending
    const text = label ? slice(block.text, label.end) : block.text
    // A label on a line of its own is for the paragraph that follows.
    pending = text.text === '' ? speaker : undefined
    if (text.text !== '') paragraphs.push({ text, speaker, heading: block.heading, item: block.item, afterPage })
    afterPage = false
  }
  return paragraphs
}

function segmentsOf(paragraphs: readonly Paragraph[], language: Language, file: string): Segment[] {
  const segments: Segment[] = []
  let turn = 0
  let speaker: string | undefined
  for (const [number, paragraph] of paragraphs.entries()) {
    if (paragraph.speaker !== undefined) {
      speaker = paragraph.speaker
      turn++
    }
    const { text } = paragraph.text
    const spans = paragraph.heading ? [{ start: 0, end: text.length }] : splitSentences(text, language)
    const isTitle =
      !paragraph.cut && paragraph.speaker === undefined && spans.length === 1 && isTitleLine(text, language)
    const kind = paragraph.heading || isTitle ? 'title' : 'sentence'
    for (const [i, { start, end }] of spans.entries()) {
      const cut = paragraph.cut && i === spans.length - 1
      segments.push({
        language,
        text: text.slice(start, end),
        kind,
        ...(speaker === undefined ? {} : { speaker }),
        turn,
        paragraph: number,
        place: { file, ...placeAt(paragraph.text, start) },
        ...(cut ? { cut } : {}),
      })
    }
  }
  return segments
}

/** The longest line without an end mark that is taken for a title. */
const LONGEST_TITLE = { zh: 60, en: 250 }

/** Whether a paragraph of one sentence is set like a title: short and without an end mark. */
export function isTitleLine(text: string, language: Language): boolean {
  return text.length <= LONGEST_TITLE[language] && !endsSentence(text) && !/[,，;；:：、]$/.test(text)
}
