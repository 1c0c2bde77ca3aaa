import levenshtein from 'natural/lib/natural/distance/levenshtein_distance.js'
import { fixedParts } from '../language/slots.ts'
import { stem } from '../language/stem.ts'
import {
  acronymKey,
  capitalisedRuns,
  type EnglishText,
  type EnglishWord,
  englishWords,
  familyKey,
  initialsKey,
  initialsOf,
  isCapitalised,
  joinedKey,
  type WordRange,
} from './englishText.ts'
import { NATIONALITIES } from './nationalities.ts'

const { LevenshteinDistance } = levenshtein

/**
 * Where a rendering stands in a text, in any of its forms: inflected or derived, in either spelling, with other
 * function words or none, hyphenated or not, abbreviated by its initials, its words in another order or apart
 * ("uphold and develop socialism" has "develop socialism" and "uphold socialism"). Ranges in text order, disjoint.
 */
export function looseMatches(rendering: string, text: EnglishText): WordRange[] {
  // What fills a slot stands between the words.
  const more = fixedParts(rendering) ? LONGEST_SLOT : 0
  return disjoint(formsOf(rendering).flatMap((form) => formMatches(form, text, more)))
}

/** Where a rendering stands word for word, but for inflection, case, spelling, hyphens and a leading article. */
export function strictMatches(rendering: string, text: EnglishText): WordRange[] {
  const parts = fixedParts(rendering)
  if (parts) return slottedMatches(parts, text)
  const words = withoutArticle(englishWords(rendering)).map(({ base }) => base)
  if (!words.length) return []
  const found: WordRange[] = []
  for (let from = 0; from + words.length <= text.words.length; from++)
    if (words.every((base, i) => text.words[from + i].base === base)) found.push({ from, to: from + words.length })
  return found
}

/** Most words in a slot. */
const LONGEST_SLOT = 15

/** Where the parts of a rendering with a slot stand one after the other, with words between them. */
function slottedMatches([first, ...others]: readonly string[], text: EnglishText): WordRange[] {
  return strictMatches(first, text).flatMap((start) => {
    let { to } = start
    for (const part of others) {
      const place = strictMatches(part, text).find(({ from }) => from > to && from - to <= LONGEST_SLOT)
      if (!place) return []
      to = place.to
    }
    return { from: start.from, to }
  })
}

/**
 * Whether words that fit both of two renderings are rather the first: renderings may differ in nothing but spelling,
 * hyphens or capitals (program and programme, Party and party).
 */
export function readsRatherAs(text: string, first: string, second: string): boolean {
  const [inAnyCase, ...others] = [text.toLowerCase(), first.toLowerCase(), second.toLowerCase()]
  const [a, b] = others.map((other) => LevenshteinDistance(inAnyCase, other))
  return a === b ? LevenshteinDistance(text, first) <= LevenshteinDistance(text, second) : a < b
}

function withoutArticle(words: readonly EnglishWord[]): readonly EnglishWord[] {
  return words.length > 1 && /^(the|an?)$/i.test(words[0].text) ? words.slice(1) : words
}

/** Words that have to stand near each other, each by any of its keys. */
interface Form {
  readonly slots: readonly (readonly string[])[]
  /** Whether it is a name of several words: no other capitalised word may come between them. */
  readonly isName: boolean
}

const forms = new Map<string, readonly Form[]>()

function formsOf(rendering: string): readonly Form[] {
  let known = forms.get(rendering)
  if (!known) {
    known = formsAfresh(rendering)
    if (forms.size > 100_000) forms.clear()
    forms.set(rendering, known)
  }
  return known
}

function formsAfresh(rendering: string): Form[] {
  const [outside, inside] = splitBrackets(rendering)
  const found = wordForms(outside)
  const [acronym, ...others] = englishWords(inside ?? '')
  if (acronym?.acronym && !others.length) found.push(whole(acronymKey(acronym.acronym)))
  return found.filter(({ slots }) => slots.length > 0)
}

/** `World Trade Organization (WTO)` is what stands outside, and what stands inside. */
function splitBrackets(rendering: string): [outside: string, inside?: string] {
  const match = /^(.+?)\s*[(（]([^)）]+)[)）]\s*$/.exec(rendering)
  return match ? [match[1], match[2].trim()] : [rendering]
}

const whole = (key: string): Form => ({ slots: [[key]], isName: false })

function wordForms(rendering: string): Form[] {
  const words = contentWords(rendering)
  const isName = words.length > 1 && words.every(({ text }) => isCapitalised(text))
  const slots = words.map((word) => [
    // The Communist Party of China is not called the Chinese one.
    ...(isName ? word.keys.slice(0, 1) : [...word.keys, ...(word.isContent ? [familyKey(word)] : [])]),
    ...(word.acronym ? [initialsKey(word.acronym)] : []),
  ])
  const replaced = (from: number, to: number, key: string): Form => ({
    slots: [...slots.slice(0, from), [key], ...slots.slice(to)],
    isName,
  })
  const found: Form[] = [{ slots, isName }]
  const adjective = NATIONALITIES.get(rendering.toLowerCase().replaceAll('.', '').replace(/^the /, ''))
  if (adjective) found.push(whole(stem(adjective)))
  for (let i = 1; i < words.length; i++) found.push(replaced(i - 1, i + 1, joinedKey(words[i - 1], words[i])))
  for (const { from, to, initials } of capitalisedRuns(words)) found.push(replaced(from, to, acronymKey(initials)))
  // Common nouns are abbreviated as wholes only: artificial intelligence.
  if (words.length > 1) {
    found.push(whole(acronymKey(initialsOf(words))))
    const compounds = words.filter(({ start }) => rendering[start - 1] !== '-')
    // SME for small and medium-sized enterprise.
    if (compounds.length > 1 && compounds.length < words.length) found.push(whole(acronymKey(initialsOf(compounds))))
  }
  return found
}

/** Words that come and go between wordings even where hardly another is left: of, the, and. */
const SMALL = /^(?:the|an?|of|for|on|in|to|and|or|with|by|at|as|from|be|is|are|its?|our|their|your|his|her)$/i

/**
 * The words of a rendering that matter: all that are no function words; of those that are, the weightier too where only one
 * other is there (will of the people, our own path); all of them where there are only function words.
 */
export function contentWords(rendering: string): readonly EnglishWord[] {
  const words = englishWords(rendering)
  const content = words.filter(({ isContent }) => isContent)
  if (content.length === 1) return words.filter(({ isContent, text }) => isContent || !SMALL.test(text))
  return content.length ? content : words
}

/** How many words a rendering of so many content words may stretch over. */
const reach = (words: number) => 2 * words + 4

function formMatches({ slots, isName }: Form, text: EnglishText, more: number): WordRange[] {
  const places = slots.map((keys) => keys.flatMap((key) => text.places(key)))
  const [rarest, ...others] = places.sort((a, b) => a.length - b.length)
  if (others.length === 0) return rarest
  return rarest.flatMap((anchor) => {
    const taken = [anchor]
    let { from, to } = anchor
    for (const candidates of others) {
      const near = nearest(
        candidates.filter((place) => !taken.some((other) => overlap(place, other))),
        from,
        to,
      )
      if (!near) return []
      taken.push(near)
      from = Math.min(from, near.from)
      to = Math.max(to, near.to)
    }
    const between = strangersIn({ from, to }, taken, text)
    if (to - from > reach(slots.length) + more || between.length > Math.max(1, slots.length - 1) + more) return []
    if (isName && between.some((word) => isCapitalised(word.text))) return []
    return [{ from, to }]
  })
}

const overlap = (a: WordRange, b: WordRange) => a.from < b.to && b.from < a.to

/** The words within a range that belong to something else: One Belt, One Road. */
function strangersIn({ from, to }: WordRange, taken: readonly WordRange[], { words }: EnglishText): EnglishWord[] {
  const isTaken = (i: number) => taken.some((place) => place.from <= i && i < place.to)
  return words
    .slice(from, to)
    .filter(({ text, isContent }, i) => (isContent || (isCapitalised(text) && !SMALL.test(text))) && !isTaken(from + i))
}

/** The place that stretches a range least. */
function nearest(places: readonly WordRange[], from: number, to: number): WordRange | undefined {
  let best: WordRange | undefined
  let least = Number.POSITIVE_INFINITY
  for (const place of places) {
    const stretched = Math.max(to, place.to) - Math.min(from, place.from)
    if (stretched < least) [best, least] = [place, stretched]
  }
  return best
}

/** Of ranges that overlap the shortest, of equals the first. */
function disjoint(ranges: readonly WordRange[]): WordRange[] {
  const taken: WordRange[] = []
  for (const range of [...ranges].sort((a, b) => a.to - a.from - (b.to - b.from) || a.from - b.from))
    if (!taken.some((other) => overlap(other, range))) taken.push(range)
  return taken.sort((a, b) => a.from - b.from)
}
