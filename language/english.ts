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

/**
 * The wink-nlp analyser with its lite English web model, loaded at its first use (about 0.2 s). The tokens of a text
 * depend on that text alone.
 */
export function winkAnalyser(): EnglishAnalyser {
  return (text) => {
    analyser ??= load()
    return analyser(text)
  }
}

function load(): EnglishAnalyser {
  const wink = forgetfulWink()
  return (text) => {
    const tokens: EnglishToken[] = []
    let at = 0
    const add = (length: number, pos: string, lemma: string | undefined) => {
      const start = at
      at += length
      const word = text.slice(start, at)
      const known = STRANGE_LETTER.test(word) ? word : (lemma ?? word)
      tokens.push({ text: word, start, end: at, pos, lemma: known.toLowerCase() })
    }
    const folded = asLearned(text)
    wink.read(folded, (form, pos, lemma) => {
      const start = folded.indexOf(form, at)
      if (start < 0 || !form.trim()) return
      at = start
      if (/^cannot$/i.test(form)) {
        add('can'.length, 'AUX', 'can')
        return add('not'.length, 'PART', 'not')
      }
      const possessive = wink.knows(form) ? null : POSSESSIVE.exec(form)
      if (!possessive) return add(form.length, pos, lemma)
      add(possessive.index, pos, lemma?.slice(0, possessive.index))
      add(form.length - possessive.index, 'PART', possessive[0])
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

/** Divided by wink-nlp before a space, but not before a comma or a full stop; "cannot" and "dont" are the same. */
const POSSESSIVE = /(?<=\p{L})'s$/u

/** What wink-nlp's model knows of a feature, and how it goes on numbering what it adds while it reads. */
interface Feature {
  readonly list: (string | undefined)[]
  readonly hash: Record<string, number>
  index: number
}

/** Words forgotten until wink-nlp is made anew (0.1 s), for it keeps the places of all, some 50 bytes each. */
const FORGOTTEN = 50_000

/**
 * wink-nlp, made to forget after each text the words that its model does not know. It would keep them, and cut and tag
 * later texts otherwise for having met them: after "Hansen's," no "Hansen's" is divided any more.
 */
function forgetfulWink() {
  const require = createRequire(import.meta.url)
  const wink = require('wink-nlp')
  const model = require('wink-eng-lite-web-model')
  // Unused, and twice as long each time that the model is asked for it.
  const entityPatterns = model.metaCER()
  let nlp = make()

  function make() {
    const core = model.core()
    const { lexeme, ...others } = core.features as Record<'lexeme' | 'prefix' | 'suffix' | 'shape', Feature>
    const ofOthers = [others.prefix, others.suffix, others.shape].map((feature) => ({
      feature,
      size: feature.list.length,
    }))
    const own = lexeme.list.length
    const { readDoc, its } = wink({ ...model, core: () => core, metaCER: () => entityPatterns }, ['sbd', 'pos'])
    const forget = () => {
      for (let n = lexeme.list.length - 1; n >= own && lexeme.list[n] !== undefined; n--) {
        delete lexeme.hash[lexeme.list[n] as string]
        // Its place is kept: by it wink-nlp finds what it noted of the word.
        lexeme.list[n] = undefined
      }
      for (const { feature, size } of ofOthers) {
        for (let n = size; n < feature.list.length; n++) delete feature.hash[feature.list[n] as string]
        feature.list.length = size
        feature.index = size
      }
    }
    return {
      readDoc,
      its,
      forget,
      knows: (word: string) => lexeme.hash[word] < own,
      isFull: () => lexeme.list.length - own > FORGOTTEN,
    }
  }
  return {
    /** Contractions that it does not divide ("dont,") have no lemma. */
    read(text: string, onToken: (form: string, pos: string, lemma: string | undefined) => void): void {
      const { readDoc, its, forget, isFull } = nlp
      readDoc(text)
        .tokens()
        .each((token: { out<Told = string>(what?: unknown): Told }) => {
          onToken(token.out(), token.out(its.pos), token.out<string | undefined>(its.lemma) ?? undefined)
        })
      forget()
      if (isFull()) nlp = make()
    },
    /** Whether a word is in the model. */
    knows: (word: string): boolean => nlp.knows(word),
  }
}
