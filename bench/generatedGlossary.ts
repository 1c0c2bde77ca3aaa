import { type Random, randomBelow, seededRandom } from '../evaluation/random.ts'
import type { CitedEntry, CitedRendering, Glossary, SourcedUnit } from '../model/glossary.ts'
import { categories } from '../model/term.ts'

const unitsOfDocument = 200

/** A glossary of this many concepts with one to three renderings and as many units, made as it is read. */
export function generatedGlossary(concepts: number): Glossary {
  function* entries(): Iterable<CitedEntry> {
    const random = seededRandom(1)
    for (let i = 0; i < concepts; i++) yield entry(i, random)
  }
  return {
    async *concepts() {
      yield* entries()
    },
    async *renderings() {
      for (const { renderings } of entries()) yield* renderings
    },
    async *concordance() {
      for (const { renderings } of entries())
        for (const rendering of renderings) if (rendering.example) yield { ...rendering.example, rendering }
    },
    async *units() {
      const random = seededRandom(1)
      for (let i = 0; i < concepts; i++) yield unit(i, chinese(random, 3), english(random, 3), random)
    },
  }
}

function entry(i: number, random: Random): CitedEntry {
  const zh = chinese(random, 1 + randomBelow(random, 3))
  const renderings = Array.from({ length: 1 + randomBelow(random, 3) }, (_, n) => rendering(i, n, zh, random))
  return {
    id: `c${i}`,
    zh,
    variants: random() < 0.1 ? [`“${zh}”`] : [],
    category: categories[i % categories.length],
    ...(random() < 0.2 && { domain: 'politics', definition: english(random, 12) }),
    revision: 0,
    renderings,
  }
}

function rendering(i: number, n: number, zh: string, random: Random): CitedRendering {
  const en = english(random, 1 + randomBelow(random, 4))
  const cited = unit(i, zh, en, random)
  const span = (text: string, part: string) => ({ start: text.indexOf(part), end: text.indexOf(part) + part.length })
  const citation = { unit: cited, zh: span(cited.zh, zh), en: span(cited.en, en) }
  return {
    ...{ id: `r${i}-${n}`, zh, en, category: categories[i % categories.length] },
    ...{ confidence: random(), status: 'accepted', usage: 'preferred', revision: 1 },
    reasons: [
      { side: 'for', code: 'inReports', value: 11 },
      { side: 'for', code: 'fullyLinked' },
    ],
    decided: { by: 'Li Wei', at: '2026-04-01T08:00:00.000Z' },
    occurrences: [{ ...citation, unit: cited.id }],
    example: citation,
  }
}

function unit(i: number, zh: string, en: string, random: Random): SourcedUnit {
  const ordinal = i % unitsOfDocument
  const document = `speech-${Math.floor(i / unitsOfDocument)}.txt`
  const place = { file: document, line: ordinal, column: 1 }
  return {
    id: `${document}:${ordinal}`,
    ...{ document, date: '2026-03-08', ordinal, speaker: { zh: '发言人', en: 'Spokesperson' }, confidence: 0.9 },
    zh: `${chinese(random, 6)}${zh}${chinese(random, 4)}。`,
    en: `${english(random, 10)} ${en} ${english(random, 6)}.`,
    place: { zh: place, en: place },
  }
}

const poolSize = 4096
const pool = seededRandom(2)
const letters = (first: number, count: number, length: number) =>
  String.fromCharCode(...Array.from({ length }, () => first + randomBelow(pool, count)))
const chineseWords = Array.from({ length: poolSize }, () => letters(0x4e00, 3000, 1 + randomBelow(pool, 3)))
const englishWords = Array.from({ length: poolSize }, () => letters(0x61, 26, 2 + randomBelow(pool, 9)))

function chinese(random: Random, words: number): string {
  return text(chineseWords, random, words, '')
}

function english(random: Random, words: number): string {
  return text(englishWords, random, words, ' ')
}

function text(from: readonly string[], random: Random, words: number, separator: string): string {
  let joined = from[randomBelow(random, poolSize)]
  for (let i = 1; i < words; i++) joined += separator + from[randomBelow(random, poolSize)]
  return joined
}
