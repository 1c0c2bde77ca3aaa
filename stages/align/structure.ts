import type { Segment } from '../../model/document.ts'
import type { LinkCue } from './cues.ts'

/** What is known of a sentence beyond its text. All of it is evidence, none of it binds. */
export type SentenceHint = Pick<Segment, 'kind' | 'turn' | 'paragraph' | 'speaker' | 'cut'>

/** Hints for every sentence of both languages. */
export interface Hints {
  readonly zh: readonly SentenceHint[]
  readonly en: readonly SentenceHint[]
}

/** Log scores of a sentence standing inside a bead although something new begins with it. */
const insideScore = { turn: -4, title: -3, heading: -9, paragraph: -1 }

/** Turns, paragraphs and titles as cues: what begins in one language tends to begin in the other. */
export function structureCues({ zh, en }: Hints): LinkCue[] {
  const cue = (agreement: number, has: (hints: readonly SentenceHint[], s: number) => boolean): LinkCue => ({
    at: 'start',
    agreement,
    zh: Uint8Array.from(zh, (_, s) => Number(has(zh, s))),
    en: Uint8Array.from(en, (_, s) => Number(has(en, s))),
  })
  return [cue(0.95, beginsTurn), cue(0.7, beginsParagraph), cue(0.8, (hints, s) => hints[s].kind === 'title')]
}

/** By sentence: the score of having it in a bead other than as the first of its language. */
export function insideScores(hints: readonly SentenceHint[]): Float32Array {
  return Float32Array.from(hints, (hint, s) => {
    if (s === 0) return 0
    if (beginsTurn(hints, s)) return insideScore.turn
    const titles = Number(hint.kind === 'title') + Number(hints[s - 1].kind === 'title')
    // A title may stand on two lines; one beside a sentence, in the same bead, is a heading that the translation lacks.
    if (titles > 0) return titles > 1 ? insideScore.title : insideScore.heading
    return beginsParagraph(hints, s) ? insideScore.paragraph : 0
  })
}

/**
 * The texts with the label of the speaker before the first sentence of each turn, since labels translate each other
 * too; as they are where only one language has labels.
 */
export function withLabels(
  zh: readonly string[],
  en: readonly string[],
  hints: Hints,
): { zh: readonly string[]; en: readonly string[] } {
  const labelled = (side: readonly SentenceHint[]) => side.some((hint) => hint.speaker !== undefined)
  if (!labelled(hints.zh) || !labelled(hints.en)) return { zh, en }
  return { zh: labelledTexts(zh, hints.zh), en: labelledTexts(en, hints.en) }
}

function labelledTexts(sentences: readonly string[], hints: readonly SentenceHint[]): string[] {
  return sentences.map((sentence, s) => {
    const label = beginsTurn(hints, s) ? hints[s].speaker : undefined
    return label === undefined ? sentence : `${label} ${sentence}`
  })
}

function beginsTurn(hints: readonly SentenceHint[], s: number): boolean {
  return s === 0 ? hints[s].speaker !== undefined : hints[s].turn !== hints[s - 1].turn
}

function beginsParagraph(hints: readonly SentenceHint[], s: number): boolean {
  return s === 0 || hints[s].paragraph !== hints[s - 1].paragraph
}
