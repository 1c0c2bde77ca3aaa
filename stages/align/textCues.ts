import type { Cue } from './cues.ts'

/** Marks at the edges of sentences that translations tend to keep, and how reliably. */
const patterns: readonly { at: Cue['at']; agreement: number; zh: RegExp; en: RegExp }[] = [
  { at: 'end', agreement: 0.9, zh: /[?？][”"’'」』）)\s]*$/, en: /\?[”"’')\s]*$/ },
  { at: 'end', agreement: 0.6, zh: /[!！][”"’'」』）)\s]*$/, en: /![”"’')\s]*$/ },
  { at: 'end', agreement: 0.5, zh: /(?:…|\.{3,})[”"’'」』\s]*$/, en: /(?:…|\.{3,}|—|-)[”"’'\s]*$/ },
  { at: 'end', agreement: 0.5, zh: /[:：]\s*$/, en: /:\s*$/ },
  { at: 'end', agreement: 0.7, zh: /[”"’」』]\s*$/, en: /[”"’']\s*$/ },
  { at: 'end', agreement: 0.8, zh: /[^。？！?!…：:；;”"’」』\s]\s*$/, en: /[^.?!…:;”"’'\s]\s*$/ },
  { at: 'start', agreement: 0.7, zh: /^\s*[“"‘「『]/, en: /^\s*[“"‘']/ },
]

export function textCues(zh: readonly string[], en: readonly string[]): Cue[] {
  return patterns.map(({ at, agreement, zh: inZh, en: inEn }) => ({
    at, agreement,
    zh: Uint8Array.from(zh, (s) => Number(inZh.test(s))),
    en: Uint8Array.from(en, (s) => Number(inEn.test(s))),
  }))
}
