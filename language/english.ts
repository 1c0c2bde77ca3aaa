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
    // The model learned straight quotes; folding keeps the length, so offsets stay those of the text.
    const folded = text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"')
    nlp
      .readDoc(folded)
      .tokens()
      .each((token: { out(what?: unknown): string }) => {
        const form = token.out()
        const start = folded.indexOf(form, at)
        if (start < 0 || !form.trim()) return
        at = start + form.length
        const pos = token.out(its.pos)
        tokens.push({
          text: text.slice(start, at),
          start,
          end: at,
          pos,
          lemma: token.out(its.lemma).toLowerCase(),
        })
      })
    return tokens
  }
}
