import { endsSentence, splitSentences } from '../../language/sentences.ts'
import type { Language, SpeakerName } from '../../model/document.ts'
import { closesLater, joined, runsOn, startsMidway, stopsMidway } from './continuation.ts'
import { findDate } from './dates.ts'
import { isField } from './labels.ts'
import type { PlacedText } from './placed.ts'

/** A paragraph of one stream. */
export interface Paragraph {
  /** Without the label of its speaker. */
  readonly text: PlacedText
  /** The label, where one stands here. */
  readonly speaker?: string
  /** Who it names. */
  readonly label?: SpeakerName
  readonly heading?: boolean
  /** An item of a list: never the rest of a paragraph. */
  readonly item?: boolean
  /** A page ended before it: text of the other language, a page number or a form feed lies between. */
  readonly afterPage: boolean
  /** The source breaks off inside its last sentence. */
  readonly cut?: boolean
}

/** Which kind of publication a stream is from. */
export interface PageLayout {
  /** The languages take turns paragraph by paragraph, so that a change of language ends no page. */
  readonly alternating: boolean
}

/**
 * Joins the paragraphs of one stream that a page of the other language, or a page number, cut in two, and marks those
 * whose continuation is missing. Where a page ends at the end of a sentence, or after a colon, the paragraph stays two.
 */
export function rejoin(paragraphs: readonly Paragraph[], language: Language, layout: PageLayout): Paragraph[] {
  const whole: Paragraph[] = []
  let running = false
  const markCut = () => {
    const last = whole.at(-1)
    if (last && breaksOff(last, language, running)) whole[whole.length - 1] = { ...last, cut: true }
  }
  for (const next of paragraphs) {
    const last = whole.at(-1)
    if (last && goesOn(last, next, language, layout, running)) {
      whole[whole.length - 1] = { ...last, text: joined(last.text, next.text, language) }
    } else {
      if (next.afterPage && !layout.alternating) markCut()
      whole.push(next)
    }
    running ||= endsSentence(next.text.text)
  }
  if (!isClosingLine(whole.at(-1)?.text.text ?? '')) markCut()
  return whole
}

/** Whether `next` is the rest of `last`; `running` once a sentence has ended in the stream, after its titles. */
function goesOn(last: Paragraph, next: Paragraph, language: Language, layout: PageLayout, running: boolean): boolean {
  const [text, rest] = [last.text.text, next.text.text]
  if (next.speaker !== undefined || next.heading || next.item || last.heading) return false
  if (!next.afterPage) return runsOn(text, rest, language)
  if (/^[”’」』）》]/.test(rest)) return true
  if (endsSentence(text)) return false
  if (startsMidway(rest, language) || stopsMidway(text, language) || closesLater(text, rest)) return true
  return !layout.alternating && breaksOff(last, language, running)
}

/** Whether a paragraph without an end mark lost its end, and is not a title or a line that has none. */
function breaksOff(
  { text: { text }, speaker, heading, item }: Paragraph,
  language: Language,
  running: boolean,
): boolean {
  if (heading || item || isField(text) || endsSentence(text) || /[:：]$/.test(text.slice(-1))) return false
  const sentences = splitSentences(text.slice(0, LONGEST_SENTENCE), language)
  if (speaker !== undefined || sentences.length > 1 || stopsMidway(text, language)) return true
  return (running || text.length > LONGEST_TITLE[language]) && !isTitle(text, language)
}

/** Characters within which running text shows the end of a sentence. */
const LONGEST_SENTENCE = 2000

/** At the head of a stream, a line without an end mark is a title up to this length. */
const LONGEST_TITLE = { zh: 45, en: 180 }

/** A signature, a place and date or a remark in brackets, as texts end with. */
function isClosingLine(text: string): boolean {
  if (/[)）\]】]$/.test(text) || (findDate(text) && text.length <= LONGEST_DATE_LINE)) return true
  return text.length <= LONGEST_SIGNATURE && !/[，、]/.test(text)
}

const LONGEST_DATE_LINE = 60
const LONGEST_SIGNATURE = 12

/** Numbers of headings: 一、 （二） 第三章 4. Part V. */
const NUMBERED =
  /^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|第[一二三四五六七八九十\d]+[章节節部条條]|\d+[.、)]|(?:Part|Chapter|Section)\s)/

/** Whether a line without an end mark reads as a title rather than as the beginning of a sentence. */
function isTitle(text: string, language: Language): boolean {
  if (NUMBERED.test(text)) return true
  if (language === 'zh') return false
  const words = text.match(/\p{L}[\p{L}’'-]*/gu) ?? []
  const large = words.filter((word) => word.length > 3)
  return large.filter((word) => /^\p{Lu}/u.test(word)).length >= 0.7 * large.length
}
