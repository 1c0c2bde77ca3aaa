import type { LinkCue } from './cues.ts'

interface Pattern {
  readonly at: LinkCue['at']
  readonly agreement: number
  readonly zh: RegExp
  readonly en: RegExp
}

/** Marks at the edges of sentences that translations tend to keep. Patterns see at most `edge` characters. */
const patterns: readonly Pattern[] = [
  { at: 'end', agreement: 0.9, zh: /[?？][”"’'」』）)]*$/, en: /\?[”"’')]*$/ },
  { at: 'end', agreement: 0.6, zh: /[!！][”"’'」』）)]*$/, en: /![”"’')]*$/ },
  { at: 'end', agreement: 0.5, zh: /(?:…|\.\.\.|—)[”"’'」』]*$/, en: /(?:…|\.\.\.|—|-)[”"’']*$/ },
  { at: 'end', agreement: 0.5, zh: /[:：]$/, en: /:$/ },
  { at: 'end', agreement: 0.7, zh: /[”"’」』]$/, en: /[”"’']$/ },
  // Titles and captions have no end mark.
  { at: 'end', agreement: 0.8, zh: /[^。？！?!…：:；;”"’」』]$/, en: /[^.?!…:;”"’']$/ },
  { at: 'start', agreement: 0.7, zh: /^[“"‘「『]/, en: /^[“"‘']/ },
]

const edge = 12

/** The cues that punctuation gives. */
export function textCues(zh: readonly string[], en: readonly string[]): LinkCue[] {
  const cues: LinkCue[] = patterns.map(({ at, agreement, zh: zhPattern, en: enPattern }) => ({
    at,
    agreement,
    zh: matches(zh, at, zhPattern),
    en: matches(en, at, enPattern),
  }))
  cues.push({
    at: 'start',
    agreement: 0.8,
    zh: insideQuotation(zh, /(?<open>[“「『‘])|[”」』’]/g),
    // An apostrophe opens a quotation before a word and closes one after a mark.
    en: insideQuotation(en, /(?<open>[“‘]|(?<![\w.,!?…])["'](?=\w))|”|(?<=[.,!?…—-])["'’]/g),
  })
  return cues
}

function matches(sentences: readonly string[], at: LinkCue['at'], pattern: RegExp): Uint8Array {
  return Uint8Array.from(sentences, (sentence) => {
    const trimmed = sentence.trim()
    return Number(pattern.test(at === 'start' ? trimmed.slice(0, edge) : trimmed.slice(-edge)))
  })
}

/** Which sentences begin inside a quotation: the last quotation mark before them opens one. */
function insideQuotation(sentences: readonly string[], marks: RegExp): Uint8Array {
  let inside = false
  return Uint8Array.from(sentences, (sentence) => {
    const before = inside
    for (const mark of sentence.matchAll(marks)) inside = mark.groups?.open !== undefined
    return Number(before)
  })
}
