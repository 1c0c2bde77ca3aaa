import { ANOTHER, nameOfOther } from '../../language/otherLanguages.ts'
import { endsSentence, splitSentences } from '../../language/sentences.ts'
import type { Language, Segment } from '../../model/document.ts'
import { InputError } from '../../model/errors.ts'
import { findDate } from './dates.ts'
import { isField, nameIn, speakerLabels } from './labels.ts'
import { type ToldBlock, tellLanguages } from './languages.ts'
import { type PageLayout, type Paragraph, rejoin } from './pages.ts'
import { type PlacedText, placeAt, slice } from './placed.ts'
import type { Block } from './source.ts'

export interface Streams {
  readonly zh: readonly Segment[]
  readonly en: readonly Segment[]
  /** The date that stands around the text, among the credits of a page. */
  readonly dateline?: string
  /** What is in neither language. */
  readonly other: string
  readonly warnings: readonly string[]
}

/** Blocks in the order of a source to one stream of segments a language. `file` is for places and warnings. */
export function streamsOf(blocks: readonly Block[], file: string): Streams {
  const told = tellLanguages(blocks)
  const labels = speakerLabels(told.map(({ block }) => block.text.text))
  const layout = layoutOf(told)
  const warnings: string[] = []
  const others = told.filter(({ language }) => language === 'other')
  if (others.length > 0) {
    const { line } = placeAt(others[0].block.text, 0)
    const name = nameOfOther(textOf(others))
    const which = name === ANOTHER ? 'that are neither Chinese nor English' : `in ${name}`
    warnings.push(`${file}:${line}: ${others.length} paragraphs ${which} were left out`)
  }
  const stream = (language: Language) => {
    const paragraphs = rejoin(paragraphsOf(told, language, labels, file), language, layout)
    const segments = segmentsOf(paragraphs, language, file)
    for (const { cut, place } of segments)
      if (cut) warnings.push(`${file}:${place.line}: the ${NAMES[language]} text breaks off inside this sentence`)
    return segments
  }
  const dateline = told.flatMap(({ block, language }) =>
    language === 'none' ? (findDate(block.text.text) ?? []) : [],
  )[0]
  return { zh: stream('zh'), en: stream('en'), other: textOf(others), warnings, ...(dateline ? { dateline } : {}) }
}

function textOf(told: readonly ToldBlock[]): string {
  return told.map(({ block }) => block.text.text).join('\n')
}

/**
 * The streams of one bilingual source.
 * @throws InputError where one of the languages is missing, or all but missing.
 */
export function bilingualStreams(blocks: readonly Block[], file: string): Omit<Streams, 'other'> {
  const streams = streamsOf(blocks, file)
  const missing = missingLanguage(streams)
  if (missing) throw new InputError(file, `expected Chinese and English text, ${missing}`)
  const { other: _, ...body } = streams
  return body
}

/** What a text lacks to be bilingual, for a message: found only Chinese; found French and Chinese, but no English. */
export function missingLanguage({ zh, en, other }: Pick<Streams, 'zh' | 'en' | 'other'>): string | undefined {
  // A Chinese character stands for about three letters of its translation.
  const weights = { zh: 3 * lengthOf(zh), en: lengthOf(en) }
  const [most, least] = weights.zh > weights.en ? (['zh', 'en'] as const) : (['en', 'zh'] as const)
  const third = other.length > LEAST_SHARE * (weights.zh + weights.en) ? nameOfOther(other) : undefined
  if (weights[most] === 0) return third ? `found ${third}` : 'found neither'
  if (weights[least] >= LEAST_SHARE * weights[most]) return undefined
  if (third) return `found ${third} and ${NAMES[most]}, but no ${NAMES[least]}`
  return `found only ${NAMES[most]}; for a translation in a file of its own give a pair, NAME.zh.txt and NAME.en.txt; to take it alone, --only ${most}`
}

/** Less than this, measured by the text in the other language, is a name or a motto, no translation. */
const LEAST_SHARE = 0.02

function lengthOf(segments: readonly Segment[]): number {
  return segments.reduce((sum, { text }) => sum + text.length, 0)
}

export const NAMES: Readonly<Record<Language, string>> = { zh: 'Chinese', en: 'English' }

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
  file: string,
): Paragraph[] {
  const paragraphs: Paragraph[] = []
  let afterPage = false
  let pending: Pick<Paragraph, 'speaker' | 'label'> = {}
  for (const { block, language: its } of told) {
    if (its !== language) {
      afterPage = true
      continue
    }
    const label = block.heading ? undefined : labels(block.text.text)
    const text = label ? slice(block.text, label.end) : block.text
    const said = label ? labelOf(label.speaker, block.text, file) : pending
    // A label on a line of its own is for the paragraph that follows.
    pending = text.text === '' ? said : {}
    if (text.text !== '') paragraphs.push({ text, ...said, heading: block.heading, item: block.item, afterPage })
    afterPage = false
  }
  return paragraphs
}

function labelOf(speaker: string, text: PlacedText, file: string): Pick<Paragraph, 'speaker' | 'label'> {
  const name = nameIn(speaker)
  if (name === undefined) return { speaker }
  const at = Math.max(0, text.text.indexOf(name))
  return { speaker, label: { text: name, place: { file, ...placeAt(text, at) } } }
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
      !paragraph.cut &&
      paragraph.speaker === undefined &&
      spans.length === 1 &&
      isTitleLine(text, language) &&
      !isField(text)
    const kind = paragraph.heading || isTitle ? 'title' : 'sentence'
    for (const [i, { start, end }] of spans.entries()) {
      const cut = paragraph.cut && i === spans.length - 1
      segments.push({
        language,
        text: text.slice(start, end),
        kind,
        ...(speaker === undefined ? {} : { speaker }),
        ...(i === 0 && paragraph.label ? { label: paragraph.label } : {}),
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
