/**
 * Derives `glossaries/lexicons/transliterations.tsv`: for which letters the characters of transliterated names stand, from
 * the names in CC-CEDICT:
 *
 *   npx tsx training/transliterations.ts [--dry-run]
 *
 * Which character stands for which letters is learned by expectation maximisation over all ways to divide a name (as Li,
 * Zhang & Su 2004 do). Prints how well held-out names are told from unrelated ones; the table is made of all.
 */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { seededRandom } from '../evaluation/random.ts'
import { cedictText, headwordKey } from '../glossaries/lexicons/cedictSource.ts'
import { SOUNDS_WORTH } from '../glossaries/lexicons/foreignNames.ts'
import {
  MOST_LETTERS,
  type TransliterationCounts,
  Transliterations,
  writeTransliterations,
} from '../glossaries/lexicons/transliterations.ts'
import { nameMatcher } from '../language/pinyin.ts'
import { plainLetters } from '../language/plainLetters.ts'

/** A name of the dictionary, or one part of it. */
interface Name {
  readonly zh: string
  /** In letters a to z. */
  readonly en: string
  readonly readings: readonly string[]
}

/** A line of CC-CEDICT, and the name that a sense begins with: words with capitals, before what explains it. */
const LINE = /^\S+ (\S+) \[([^\]]*)\] \/(.*)\/\r?$/gm
const HAN = /^\p{Script=Han}+(?:·\p{Script=Han}+)*$/u
const NAME = /^((?:\p{Lu}[\p{L}'’.-]+)(?: \p{Lu}[\p{L}'’.-]+)*)(?=$|[,;]| \(| or )/u
/** Names that sound less alike are translated (冰岛 Iceland), or those of another form. */
const LEAST_ALIKE = 0.45

function namesOf(text: string): Name[] {
  const names = new Map<string, Name>()
  for (const [, simplified, pinyin, senses] of text.matchAll(LINE)) {
    const word = headwordKey(simplified)
    const syllables = pinyin.replaceAll('·', ' ').split(/\s+/).filter(Boolean).map(syllableOf)
    if (!HAN.test(word) || syllables.length !== word.replaceAll('·', '').length) continue
    const parts = word.split('·')
    for (const sense of senses.split('/')) {
      const words = NAME.exec(sense.trim())?.[1].split(/[ -]/) ?? []
      if (words.length !== parts.length) continue
      let at = 0
      for (const [n, zh] of parts.entries()) {
        const readings = syllables.slice(at, at + zh.length)
        at += zh.length
        const name = { zh, en: plainLetters(words[n]), readings }
        if (isTransliterated(name)) names.set(`${zh} ${name.en}`, name)
      }
    }
  }
  return [...names.values()]
}

const syllableOf = (pinyin: string) => pinyin.toLowerCase().replace(/\d/g, '').replace('u:', 'ü')

/** Not spelled in pinyin, with or without a word for what it is behind it (开封市 Kaifeng). */
function isTransliterated({ zh, en, readings }: Name): boolean {
  if (zh.length < 2 || en.length < 3) return false
  const plain = readings.map(plainLetters)
  for (let length = zh.length; length > 1; length--) if (plain.slice(0, length).join('') === en) return false
  return nameMatcher(readings.map((reading) => [reading]))(en) >= LEAST_ALIKE
}

const ROUNDS = 8
/** Sightings of less are left out of the table. */
const LEAST_COUNT = 0.3

type Tally = Map<string, Map<string, number>>

function tally(table: Tally, condition: string, outcome: string, count: number): void {
  const outcomes = table.get(condition) ?? new Map<string, number>()
  table.set(condition, outcomes)
  outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + count)
}

function learn(names: readonly Name[]): TransliterationCounts {
  const letters: Tally = new Map()
  for (const { en } of names) for (let i = 0; i <= en.length; i++) tally(letters, en[i - 1] ?? '^', en[i] ?? '$', 1)
  let probability = atFirst()
  let counts = { characters: new Map() as Tally, syllables: new Map() as Tally }
  for (let round = 0; round < ROUNDS; round++) {
    counts = expectedCounts(names, probability)
    const model = new Transliterations({ ...counts, letters })
    probability = (...asked) => model.probability(...asked)
  }
  return { characters: rounded(counts.characters), syllables: rounded(counts.syllables), letters }
}

type Probability = Transliterations['probability']

/** Before anything is learned: about two letters a character, that sound like its pinyin. */
function atFirst(): Probability {
  const known = new Map<string, number>()
  return (_, syllable, written) => {
    const key = `${syllable} ${written}`
    const alike = known.get(key) ?? (written ? nameMatcher([[syllable]])(written) : 0)
    known.set(key, alike)
    return 0.35 ** Math.abs(written.length - 2) * (written ? 1 : 0.2) * (0.1 + alike)
  }
}

/** Forward-backward over all divisions of all names. */
function expectedCounts(names: readonly Name[], probability: Probability) {
  const characters: Tally = new Map()
  const syllables: Tally = new Map()
  for (const { zh, en, readings } of names) {
    const steps = zh.length
    const table = () => Array.from({ length: steps + 1 }, () => new Float64Array(en.length + 1))
    const forward = table()
    const backward = table()
    forward[0][0] = 1
    backward[steps][en.length] = 1
    const each = (i: number, visit: (from: number, to: number, chance: number) => void) => {
      for (let from = 0; from <= en.length; from++)
        for (let to = from; to <= Math.min(en.length, from + MOST_LETTERS); to++)
          visit(from, to, probability(zh[i], readings[i], en.slice(from, to)))
    }
    for (let i = 0; i < steps; i++)
      each(i, (from, to, chance) => {
        forward[i + 1][to] += forward[i][from] * chance
      })
    for (let i = steps - 1; i >= 0; i--)
      each(i, (from, to, chance) => {
        backward[i][from] += backward[i + 1][to] * chance
      })
    const whole = forward[steps][en.length]
    if (!whole) continue
    for (let i = 0; i < steps; i++)
      each(i, (from, to, chance) => {
        const count = (forward[i][from] * chance * backward[i + 1][to]) / whole
        if (count < 1e-4) return
        tally(characters, zh[i], en.slice(from, to), count)
        tally(syllables, readings[i], en.slice(from, to), count)
      })
  }
  return { characters, syllables }
}

function rounded(table: Tally): Tally {
  const kept: Tally = new Map()
  for (const [condition, outcomes] of table)
    for (const [outcome, count] of [...outcomes].sort(([, a], [, b]) => b - a))
      if (count >= LEAST_COUNT) tally(kept, condition, outcome, Number(count.toFixed(1)))
  return kept
}

/** Of held-out names, the share above what so many unrelated pairs of them reach; beside that of likeness of sound alone. */
function report(names: readonly Name[]): string {
  const random = seededRandom(3)
  const held: Name[] = []
  const rest: Name[] = []
  for (const name of names) (random() < 0.1 ? held : rest).push(name)
  const model = new Transliterations(learn(rest))
  const unrelated = held.flatMap((name) =>
    Array.from({ length: 20 }, () => held[Math.floor(random() * held.length)])
      .filter(({ zh, en }) => zh !== name.zh && en !== name.en)
      .map(({ en }) => ({ ...name, en })),
  )
  const measures: Record<'table' | 'both' | 'sounds', (name: Name) => number> = {
    table: ({ zh, en, readings }: Name) => model.likelihood(zh, readings, en),
    both: (name: Name) => SOUNDS_WORTH * measures.sounds(name) + measures.table(name),
    sounds: ({ en, readings }: Name) => nameMatcher(readings.map((reading) => [reading]))(en),
  }
  const lines = Object.entries(measures).flatMap(([title, measure]) => {
    const wrong = unrelated.map(measure).sort((a, b) => b - a)
    return [0.01, 0.002, 0.0005].map((share) => {
      const least = wrong[Math.floor(share * wrong.length)]
      const found = held.filter((name) => measure(name) > least).length / held.length
      return `${title}: above ${least.toFixed(2)} are ${100 * share} % of unrelated pairs, ${found.toFixed(3)} of true ones`
    })
  })
  return [`${names.length} names, ${held.length} of them held out`, ...lines].join('\n')
}

const names = namesOf(cedictText())
console.log(report(names))
if (!process.argv.includes('--dry-run')) {
  const target = fileURLToPath(new URL('../glossaries/lexicons/transliterations.tsv', import.meta.url))
  writeFileSync(target, writeTransliterations(learn(names)))
  console.error('written to glossaries/lexicons/transliterations.tsv')
}
