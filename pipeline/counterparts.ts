import type { Dictionary } from '../glossaries/lexicons/cedict.ts'
import { isEnglishStopWord } from '../glossaries/lexicons/stopWords.ts'
import { stem } from '../language/stem.ts'
import type { Bitext } from '../model/bitext.ts'
import type { PreparedDocument, TokenizedUnit } from '../model/token.ts'

/** What is asked of a dictionary: the meanings of a word. */
export type WordGlosses = Pick<Dictionary, 'glosses'>

/**
 * Share of a document's words below which its two sides are no translations of each other. Real translations have 0.18
 * (chapters of novels) to 0.5 (speeches). Of 172 texts of 6 to 40 sentences with the English of others, 169 are below it,
 * of 128 with their own English none.
 */
const TRANSLATED = 0.14
/** Words that have to be known of a document before anything is said of it. */
const ENOUGH = 15
/** Other units that the words of a unit are looked for in, to know what chance gives. */
const COMPARED = 10

/**
 * Whether the two sides of a document seem to be no translations of each other: hardly a word has one of its dictionary
 * meanings in the English beside it, chance taken off, and sentences without counterpart counted as without meaning
 * (but for documents that came aligned, where they may just be untranslated).
 */
export const isNoTranslation =
  (dictionary: WordGlosses) =>
  (bitext: Bitext, units: readonly TokenizedUnit[]): boolean => {
    const { document, units: beads } = bitext
    const aligned = beads.reduce((sum, { zhSegments }) => sum + length(zhSegments), 0)
    const all = document.beads ? aligned : length(document.zh)
    if (all === 0) return false
    const { words, met, byChance } = wordsMet(units, dictionary)
    const expected = (words * all) / Math.max(1, aligned)
    if (aligned === 0) return all > ENOUGH * CHARACTERS
    return expected >= ENOUGH && (met - byChance) / expected < TRANSLATED
  }

/** A document as it is, with a warning where its two sides seem to be no translations of each other. */
export function warnOfNoTranslation(dictionary: WordGlosses): (prepared: PreparedDocument) => PreparedDocument {
  const isWrong = isNoTranslation(dictionary)
  return (prepared) => {
    const { bitext, units } = prepared
    if (!isWrong(bitext, units)) return prepared
    const { document } = bitext
    const warnings = [...document.warnings, noTranslation(document.name)]
    return { bitext: { ...bitext, document: { ...document, warnings } }, units }
  }
}

/** What a reader of such a document is told. */
export const noTranslation = (file: string): string =>
  `${file}: hardly a sentence has a counterpart: the Chinese and the English seem to be no translations of each other; check that they belong together`

/** Characters of running text for each word that is counted. */
const CHARACTERS = 5

const length = (segments: readonly { readonly text: string }[]) =>
  segments.reduce((sum, { text }) => sum + text.length, 0)

/** Words of two characters and more that the dictionary has; those with a meaning in the English beside; and in other English. */
function wordsMet(
  units: readonly TokenizedUnit[],
  dictionary: WordGlosses,
): { words: number; met: number; byChance: number } {
  const english = units.map(({ en }) => new Set(en.map(({ norm }) => stem(norm))))
  const known = new Map<string, readonly string[]>()
  const meaningsOf = (word: string) => {
    const meanings = known.get(word) ?? stemsOf(word, dictionary)
    known.set(word, meanings)
    return meanings
  }
  const counts = { words: 0, met: 0, byChance: 0 }
  for (const [number, { zh }] of units.entries()) {
    const others = othersThan(number, english)
    for (const { norm } of zh) {
      const meanings = norm.length > 1 ? meaningsOf(norm) : []
      if (!meanings.length) continue
      const isIn = (words: ReadonlySet<string>) => meanings.some((meaning) => words.has(meaning))
      counts.words++
      if (isIn(english[number])) counts.met++
      if (others.length) counts.byChance += others.filter(isIn).length / others.length
    }
  }
  return counts
}

function stemsOf(word: string, dictionary: WordGlosses): string[] {
  const words = dictionary.glosses(word).flatMap((gloss) => gloss.flatMap((part) => part.toLowerCase().split('-')))
  return [...new Set(words.filter((part) => !isEnglishStopWord(part)).map(stem))]
}

/** A few units spread over the document. */
function othersThan<Unit>(number: number, units: readonly Unit[]): Unit[] {
  const step = Math.max(1, Math.floor((units.length - 1) / COMPARED))
  const others: Unit[] = []
  for (let i = 1; i <= Math.min(COMPARED, units.length - 1); i++) others.push(units[(number + i * step) % units.length])
  return others
}
