import { blockLanguage } from '../../language/script.ts'
import { endsSentence } from '../../language/sentences.ts'
import type { Language } from '../../model/document.ts'
import { concat, type PlacedText, placed } from './placed.ts'
import type { InputRow, SubtitleCue } from './source.ts'

/** Seconds between two cues of one sentence, and the most cues it may have. */
const LONGEST_PAUSE = 2
const LONGEST_SENTENCE = 8

/** Two cues shown together for this part of the shorter one's time say the same. */
const OVERLAP = 0.5

/** The cues of a file that shows both languages, each for itself. */
export function cuesByScript(cues: readonly SubtitleCue[]): Record<Language, SubtitleCue[]> {
  const of = (language: Language) => cues.filter(({ text }) => blockLanguage(text.text) === language)
  return { zh: of('zh'), en: of('en') }
}

/**
 * Aligns the subtitles of two languages by the time at which they are shown. Cues that go on with a sentence are put
 * together first, in a language whose cues have end marks at all; subtitles in Chinese often have none.
 */
export function rowsByTime(cues: Readonly<Record<Language, readonly SubtitleCue[]>>): InputRow[] {
  const zh = sentencesOf(cues.zh, 'zh')
  const en = sentencesOf(cues.en, 'en')
  const rows: { zh: SubtitleCue[]; en: SubtitleCue[] }[] = []
  // A row is open as long as a sentence of either language goes on beyond the last one of the other.
  let i = 0
  let j = 0
  while (i < zh.length || j < en.length) {
    const row: (typeof rows)[number] = { zh: [], en: [] }
    if (j >= en.length || (i < zh.length && zh[i].start <= en[j].start)) row.zh.push(zh[i++])
    else row.en.push(en[j++])
    for (let grown = true; grown; ) {
      grown = false
      if (j < en.length && row.zh.some((cue) => isTogether(cue, en[j]))) grown = row.en.push(en[j++]) > 0
      if (i < zh.length && row.en.some((cue) => isTogether(zh[i], cue))) grown = row.zh.push(zh[i++]) > 0
    }
    rows.push(row)
  }
  return rows.map((row) => {
    const speaker = { zh: row.zh[0]?.speaker, en: row.en[0]?.speaker }
    const said = speaker.zh || speaker.en ? { speaker } : {}
    return { zh: textOf(row.zh, 'zh'), en: textOf(row.en, 'en'), ...said }
  })
}

function isTogether(a: SubtitleCue, b: SubtitleCue): boolean {
  const overlap = Math.min(a.end, b.end) - Math.max(a.start, b.start)
  return overlap > OVERLAP * Math.min(a.end - a.start, b.end - b.start)
}

/** A cue for each sentence, or for what goes on with it. */
function sentencesOf(cues: readonly SubtitleCue[], language: Language): SubtitleCue[] {
  const ended = cues.filter(({ text }) => endsSentence(text.text)).length
  if (ended * LONGEST_SENTENCE < cues.length) return [...cues]
  const sentences: { first: number; cue: SubtitleCue }[] = []
  for (const [i, cue] of cues.entries()) {
    const last = sentences.at(-1)
    const goesOn =
      last !== undefined &&
      i - last.first < LONGEST_SENTENCE &&
      cue.speaker === undefined &&
      !endsSentence(last.cue.text.text) &&
      cue.start - last.cue.end <= LONGEST_PAUSE
    if (goesOn) last.cue = { ...last.cue, end: cue.end, text: joinCues(last.cue.text, cue.text, language) }
    else sentences.push({ first: i, cue })
  }
  return sentences.map(({ cue }) => cue)
}

function textOf(cues: readonly SubtitleCue[], language: Language): PlacedText {
  if (cues.length === 0) return placed('', 1)
  return cues.map(({ text }) => text).reduce((a, b) => joinCues(a, b, language))
}

/** Chinese without marks keeps a space where a cue ended: it is the only sign of a clause's end. */
function joinCues(a: PlacedText, b: PlacedText, language: Language): PlacedText {
  return concat(a, language === 'zh' && /[\p{P}]$/u.test(a.text) ? '' : ' ', b)
}
