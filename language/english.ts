import { createRequire } from 'node:module'

/** An English token as wink-nlp reads it; offsets are UTF-16 code units of the text given. */
export interface EnglishToken {
  readonly text: string
  readonly start: number
  readonly end: number
  /** Universal part of speech: NOUN, PROPN, ADJ, VERB, ADP, DET, NUM, PUNCT, ... */
  readonly pos: string
  /** Lemma in lower case. */
  readonly lemma: string
}

/** Analyses English text: tokens with offsets, parts of speech and lemmas. White space is no token. */
export type EnglishAnalyser = (text: string) => EnglishToken[]

let analyser: EnglishAnalyser | undefined

/** The wink-nlp analyser with its lite English web model, loaded at its first use (about 0.2 s). */
export function winkAnalyser(): EnglishAnalyser {
  return (text) => {
    analyser ??= load()
    return analyser(text)
  }
}

function load(): EnglishAnalyser {
  const require = createRequire(import.meta.url)
  const wink = require('wink-nlp')
  const nlp = wink(require('wink-eng-lite-web-model'), ['sbd', 'pos'])
  const { its } = nlp
  return (text) => {
    const tokens: EnglishToken[] = []
    let at = 0
    const folded = asLearned(text)
    nlp
      .readDoc(folded)
      .tokens()
      .each((token: { out(what?: unknown): string }) => {
        const form = token.out()
        const start = folded.indexOf(form, at)
        if (start < 0 || !form.trim()) return
        at = start + form.length
        const pos = token.out(its.pos)
        const word = text.slice(start, at)
        tokens.push({
          text: word,
          start,
          end: at,
          pos,
          lemma: (STRANGE_LETTER.test(word) ? word : token.out(its.lemma)).toLowerCase(),
        })
      })
    return tokens
  }
}

/** Letters of Latin script that the model does not know: it takes each for a word of its own. */
const STRANGE_LETTER = /[\u0100-\u02C0\u1E00-\u1EFF]/
const STRANGE_LETTERS = new RegExp(STRANGE_LETTER, 'g')
/** Of those that are no letter with a mark, the letter they look like. */
const LOOKS_LIKE: Readonly<Record<string, string>> = {
  ...{ đ: 'd', Đ: 'D', ħ: 'h', Ħ: 'H', ı: 'i', ł: 'l', Ł: 'L', ŋ: 'n', Ŋ: 'N', œ: 'o', Œ: 'O', ŧ: 't', Ŧ: 'T' },
  ...{ ǝ: 'e', Ǝ: 'E', ə: 'e', Ə: 'E', ɓ: 'b', Ɓ: 'B', Ɔ: 'O', Ɗ: 'D', Ɛ: 'E', ƒ: 'f', ƙ: 'k', Ƙ: 'K', ẞ: 'S' },
}

/** The letters of Arabic and Uzbek that look like an apostrophe: something that keeps the word whole. */
const RAISED = /[\u02B0-\u02C0]/

/** A text as the model learned to read: straight quotes, and no letters that English lacks. The length stays. */
function asLearned(text: string): string {
  const straight = text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"')
  return straight.replace(STRANGE_LETTERS, (letter) => {
    if (RAISED.test(letter)) return 'h'
    const plain = LOOKS_LIKE[letter] ?? letter.normalize('NFD')[0]
    return STRANGE_LETTER.test(plain) ? 'e' : plain
  })
}
