import levenshtein from 'natural/lib/natural/distance/levenshtein_distance.js'
import { fixedParts } from '../language/slots.ts'
import {
  acronymKey,
  capitalisedRuns,
  type EnglishText,
  type EnglishWord,
  englishWords,
  initialsKey,
  initialsOf,
  joinedKey,
  type WordRange,
} from './englishText.ts'

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
type Form = readonly (readonly string[])[]

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
  if (acronym?.acronym && !others.length) found.push([[acronymKey(acronym.acronym)]])
  return found.filter(({ length }) => length > 0)
}

/** `World Trade Organization (WTO)` is what stands outside, and what stands inside. */
function splitBrackets(rendering: string): [outside: string, inside?: string] {
  const match = /^(.+?)\s*[(（]([^)）]+)[)）]\s*$/.exec(rendering)
  return match ? [match[1], match[2].trim()] : [rendering]
}

function wordForms(rendering: string): Form[] {
  const words = contentWords(rendering)
  const slots = words.map(({ keys, acronym }) => (acronym ? [...keys, initialsKey(acronym)] : keys))
  const replaced = (from: number, to: number, key: string): Form => [...slots.slice(0, from), [key], ...slots.slice(to)]
  const found: Form[] = [slots]
  for (let i = 1; i < words.length; i++) found.push(replaced(i - 1, i + 1, joinedKey(words[i - 1], words[i])))
  for (const { from, to, initials } of capitalisedRuns(words)) found.push(replaced(from, to, acronymKey(initials)))
  // Common nouns are abbreviated as wholes only: artificial intelligence.
  if (words.length > 1) found.push([[acronymKey(initialsOf(words))]])
  return found
}

/** The words of a rendering that matter; all of them where there are only function words. */
export function contentWords(rendering: string): readonly EnglishWord[] {
  const words = englishWords(rendering)
  const content = words.filter(({ isContent }) => isContent)
  return content.length ? content : words
}

/** How many words a rendering of so many content words may stretch over. */
const reach = (words: number) => 2 * words + 4

function formMatches(form: Form, text: EnglishText, more: number): WordRange[] {
  const places = form.map((keys) => keys.flatMap((key) => text.places(key)))
  const [rarest, ...others] = places.sort((a, b) => a.length - b.length)
  if (others.length === 0) return rarest
  return rarest.flatMap((anchor) => {
    let { from, to } = anchor
    for (const candidates of others) {
      const near = nearest(candidates, from, to)
      if (!near) return []
      from = Math.min(from, near.from)
      to = Math.max(to, near.to)
    }
    return to - from <= reach(form.length) + more ? [{ from, to }] : []
  })
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
    if (!taken.some(({ from, to }) => from < range.to && range.from < to)) taken.push(range)
  return taken.sort((a, b) => a.from - b.from)
}
