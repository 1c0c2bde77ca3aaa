import { blockLanguage } from '../../language/script.ts'
import { speakerLabels } from './labels.ts'
import { concat, type PlacedText, placed, replace, slice, trim } from './placed.ts'
import { isSound, withoutRemarks } from './sounds.ts'
import type { Content, SubtitleCue } from './source.ts'

/** `00:01:02,500 --> 00:01:04.000`, the hours optional; what may follow says where the cue is shown. */
const TIMES = /^\s*((?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3})\s*-->\s*((?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3})(?=\s|$)/

/** Whether a file begins as SubRip does: the number of a cue, then its times. */
export function isSubRip(head: string): boolean {
  return /^(?:\xEF\xBB\xBF)?\s*\d+\s*\r?\n\s*\d{1,2}:\d{2}:\d{2}[.,]\d{1,3}\s*-->/.test(head)
}

export function isWebVtt(head: string): boolean {
  return /^(?:\xEF\xBB\xBF)?WEBVTT(?:\s|$)/.test(head)
}

/**
 * Subtitles, SubRip (SRT) or WebVTT. The lines of a cue are told apart by their script; tags, sounds in brackets and
 * dashes before what somebody says are left out; the voice of WebVTT is the speaker.
 */
export function subtitles(text: string): Content {
  const lines: SubtitleCue[] = []
  let times: Pick<SubtitleCue, 'start' | 'end'> | undefined
  const written = text.split(/\r\n?|\n/)
  for (const [i, line] of written.entries()) {
    const found = TIMES.exec(line)
    if (found) times = { start: seconds(found[1]), end: seconds(found[2]) }
    else if (line.trim() === '') times = undefined
    else if (times) {
      // The number of the next cue, where no empty line stands before it.
      if (/^\s*\d+\s*$/.test(line) && TIMES.test(written[i + 1] ?? '')) continue
      const voice = VOICE.exec(line)?.[1].trim()
      lines.push({ ...times, text: placed(line, i + 1), ...(voice ? { speaker: voice } : {}) })
    }
  }
  return cuesOfLines(lines)
}

/** Lines that are shown for a time, in the order of the file, as cues: without tags, sounds and labels. */
export function cuesOfLines(lines: readonly SubtitleCue[]): Content {
  const cues: SubtitleCue[] = []
  for (const line of lines) {
    const text = spoken(line.text)
    if (text.text !== '') add(cues, { ...line, text })
  }
  return { kind: 'cues', cues: withoutLabels(cues).filter(({ text }) => text.text !== '') }
}

/** The lines of one cue in one language are one text. */
function add(cues: SubtitleCue[], cue: SubtitleCue): void {
  const last = cues.at(-1)
  const language = blockLanguage(cue.text.text)
  const isSame =
    last?.start === cue.start &&
    last.end === cue.end &&
    blockLanguage(last.text.text) === language &&
    (cue.speaker === undefined || cue.speaker === last.speaker)
  if (isSame) cues[cues.length - 1] = { ...last, text: concat(last.text, language === 'zh' ? '' : ' ', cue.text) }
  else cues.push(cue)
}

/** A cue without the label of its speaker. */
function withoutLabels(cues: readonly SubtitleCue[]): SubtitleCue[] {
  const labels = speakerLabels(cues.map(({ text }) => text.text))
  return cues.map((cue) => {
    const label = labels(cue.text.text)
    return label ? { ...cue, text: slice(cue.text, label.end), speaker: label.speaker } : cue
  })
}

/** Tags of HTML and WebVTT; those of Advanced SubStation, {\an8}; and the characters that HTML writes by name. */
const TAGS = /<\/?[a-z][^<>]*>|<\d[\d:.]*>|\{\\[^{}]*\}/gi
const ENTITIES: Readonly<Record<string, string>> = { nbsp: ' ', amp: '&', lt: '<', gt: '>', lrm: '', rlm: '' }
/** Who says a line, in WebVTT: <v Name>, <v.loud Name>. */
const VOICE = /<v(?:\.[^\s<>]*)?\s+([^<>]+)>/
/** A line that says what is heard, and not what is said. */
const SOUND = /^[[(（【〔][^\])）】〕]*[\])）】〕]$/u
/** Notes around what is sung; some write them as number signs. */
const NOTES = /^[♪♫♬]+\s*|\s*[♪♫♬]+$|^#+\s+(?=.*\s#+$)|(?<=^#.*)\s+#+$/gu
/** A remark as subtitles for the hard of hearing have them, in small letters or in capitals alone. */
const HEARD = /^(?:[^\d\p{Lu}]+|[^\d\p{Ll}]+)$/u

/** What a line of a cue says: without tags, without sounds. */
function spoken(line: PlacedText): PlacedText {
  const plain = replace(
    replace(line, TAGS, () => ''),
    /&(nbsp|amp|lt|gt|lrm|rlm);/g,
    ([, name]) => ENTITIES[name],
  )
  const text = withoutNotes(trim(replace(plain, /^\s*(?:>>+|[-–—](?!\d))\s*/g, () => '')))
  if (SOUND.test(text.text)) return slice(text, 0, 0)
  return withoutRemarks(text, (remark) => isSound(remark) || (HEARD.test(remark) && !isHanText(remark)))
}

/** What is sung, without the notes that say so; where they stand around the name of a sound, nothing. */
function withoutNotes(line: PlacedText): PlacedText {
  const text = trim(replace(line, NOTES, () => ''))
  return text.text !== line.text && isSound(text.text) ? slice(text, 0, 0) : text
}

function isHanText(text: string): boolean {
  return blockLanguage(text) === 'zh'
}

/** Seconds of `01:02:03,5`, the hours optional. */
export function seconds(time: string): number {
  return time
    .replace(',', '.')
    .split(':')
    .reduce((sum, part) => sum * 60 + Number(part), 0)
}
