import { readFileSync } from 'node:fs'
import { plainLetters } from '../../language/plainLetters.ts'

/** What was counted in names and their transliterations: see `training/transliterations.ts`. */
export interface TransliterationCounts {
  /** How often a character, and a syllable of pinyin (toneless), stood for some letters; for none: ''. */
  readonly characters: ReadonlyMap<string, ReadonlyMap<string, number>>
  readonly syllables: ReadonlyMap<string, ReadonlyMap<string, number>>
  /** How often a letter came after another in such names; `^` stands before the first, `$` behind the last. */
  readonly letters: ReadonlyMap<string, ReadonlyMap<string, number>>
}

/** A character stands for so many letters at most. */
export const MOST_LETTERS = 5

/** Sightings that what is known of its syllable is worth beside those of a character; and that of all syllables beside those. */
const SYLLABLE_WORTH = 2
const GENERAL_WORTH = 3
/** Added to each count of letters that follow each other. */
const UNSEEN = 0.5
const ALPHABET = 27

/**
 * A joint source-channel model of transliteration (Li, Zhang & Su 2004), without context: every character stands for some
 * letters, more or less often; characters seen rarely lean on what their syllable stands for.
 */
export class Transliterations {
  readonly #characters: Counts
  readonly #syllables: Counts
  readonly #letters: Counts
  readonly #general = new Map<string, number>()
  readonly #total: number

  constructor({ characters, syllables, letters }: TransliterationCounts) {
    this.#characters = new Counts(characters)
    this.#syllables = new Counts(syllables)
    this.#letters = new Counts(letters)
    let total = 0
    for (const counts of syllables.values())
      for (const [written, count] of counts) {
        this.#general.set(written, (this.#general.get(written) ?? 0) + count)
        total += count
      }
    this.#total = total
  }

  /** Probability that a character of this reading stands for these letters. */
  probability(character: string, syllable: string, written: string): number {
    const general = ((this.#general.get(written) ?? 0) + 0.01) / (this.#total + 10)
    const spoken = this.#syllables.smoothed(syllable, written, GENERAL_WORTH, general)
    return this.#characters.smoothed(character, written, SYLLABLE_WORTH, spoken)
  }

  /**
   * How much likelier an English word is as the name that these characters imitate than as any name: the natural logarithm
   * of the likelihood ratio. Above 4 one in 500 pairs of unrelated names, above 6 one in 2,000; three in five true
   * ones reach 6. Negative infinity for what cannot be told.
   * @param zh two characters or more
   * @param readings the toneless syllable of each character
   */
  likelihood(zh: string, readings: readonly string[], word: string): number {
    const letters = plainLetters(word)
    if (zh.length < 2 || letters.length < 2 || letters.length > MOST_LETTERS * zh.length)
      return Number.NEGATIVE_INFINITY
    let reached = new Float64Array(letters.length + 1).fill(Number.NEGATIVE_INFINITY)
    reached[0] = 0
    for (let i = 0; i < zh.length; i++) {
      const next = new Float64Array(letters.length + 1).fill(Number.NEGATIVE_INFINITY)
      for (let from = 0; from <= letters.length; from++) {
        if (reached[from] === Number.NEGATIVE_INFINITY) continue
        for (let to = from; to <= Math.min(letters.length, from + MOST_LETTERS); to++) {
          const log = Math.log(this.probability(zh[i], readings[i] ?? '', letters.slice(from, to)))
          if (reached[from] + log > next[to]) next[to] = reached[from] + log
        }
      }
      reached = next
    }
    return reached[letters.length] - this.#logOfName(letters)
  }

  /** Logarithm of the probability of a name of these letters. */
  #logOfName(letters: string): number {
    let sum = 0
    for (let i = 0; i <= letters.length; i++)
      sum += Math.log(this.#letters.added(letters[i - 1] ?? '^', letters[i] ?? '$', UNSEEN, ALPHABET))
    return sum
  }
}

/** Counts of outcomes by condition, with their sums. */
class Counts {
  readonly #counts: ReadonlyMap<string, ReadonlyMap<string, number>>
  readonly #sums = new Map<string, number>()

  constructor(counts: ReadonlyMap<string, ReadonlyMap<string, number>>) {
    this.#counts = counts
    for (const [condition, outcomes] of counts) {
      let sum = 0
      for (const count of outcomes.values()) sum += count
      this.#sums.set(condition, sum)
    }
  }

  /** Relative frequency, drawn towards a prior that is worth so many sightings. */
  smoothed(condition: string, outcome: string, worth: number, prior: number): number {
    const count = this.#counts.get(condition)?.get(outcome) ?? 0
    return (count + worth * prior) / ((this.#sums.get(condition) ?? 0) + worth)
  }

  /** Relative frequency with `more` added to each of `outcomes` counts. */
  added(condition: string, outcome: string, more: number, outcomes: number): number {
    return this.smoothed(condition, outcome, more * outcomes, 1 / outcomes)
  }
}

let opened: Transliterations | undefined

/** What `training/transliterations.ts` counted in CC-CEDICT; read at first use. */
export function openTransliterations(): Transliterations {
  opened ??= new Transliterations(
    parseTransliterations(readFileSync(new URL('./transliterations.tsv', import.meta.url), 'utf8')),
  )
  return opened
}

const TABLES = ['characters', 'syllables', 'letters'] as const

/** A line a condition: the table, the condition, then outcome and count in turn. */
export function writeTransliterations(counts: TransliterationCounts): string {
  return TABLES.map((table) =>
    [...counts[table]]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([condition, outcomes]) => `${[table, condition, ...[...outcomes].flat()].join('\t')}\n`)
      .join(''),
  ).join('')
}

export function parseTransliterations(text: string): TransliterationCounts {
  const tables = { characters: new Map(), syllables: new Map(), letters: new Map() }
  for (const line of text.split('\n')) {
    const [table, condition, ...cells] = line.split('\t')
    if (!table) continue
    const outcomes = new Map<string, number>()
    for (let i = 0; i < cells.length; i += 2) outcomes.set(cells[i], Number(cells[i + 1]))
    tables[table as (typeof TABLES)[number]].set(condition, outcomes)
  }
  return tables
}
