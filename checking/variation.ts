import type { Excuse } from '../model/finding.ts'
import type { Span } from '../model/term.ts'
import type { LinkedUnit } from '../model/token.ts'
import { type EnglishWord, isRelated, rootsOf } from './englishText.ts'
import type { LinkedEnglish } from './linkedEnglish.ts'
import { contentWords } from './renderingMatcher.ts'
import type { CheckedUnit, TermUse } from './termUses.ts'

/** A Chinese term of so many characters is an everyday word that a translation may well do without. */
const SHORT = 2
/** Units after which a term has to be named again, rather than by a pronoun or a part of it. */
const REMEMBERED = 2
/** Of a rendering of so many content words, this share has to stand there for it to be the same in other words. */
const LONG = 6
const MOST = 0.7
/** Posterior, of all its links together, below which an English word hardly renders anything. */
const UNLINKED = 0.6

/**
 * Why a draft may be right that has none of a term's accepted renderings; undefined where nothing speaks for it. What
 * stands there decides: a rendering that is shortened ("the Initiative"), inflected, spread over the sentence or left
 * out where it was named before is one thing, a word that no accepted rendering has is another ("pragmatic" where
 * "practical cooperation" is accepted).
 */
export function variation(
  use: TermUse,
  units: readonly CheckedUnit[],
  guess: LinkedEnglish | undefined,
  isAction: (english: string) => boolean,
): Excuse | undefined {
  const { spans } = use
  const { related, strangers } = wordsFor(use, guess)
  if (!related.length && !strangers.length) {
    if (spans[0].end - spans[0].start <= SHORT) return { code: 'shortWordLeftOut' }
    const isReferredTo = use.unit.english.words.some(({ text }) => ANAPHOR.test(text))
    return isReferredTo && isNamedIn(use, units) ? { code: 'leftOutButNamed' } : undefined
  }
  if (!strangers.length) return { code: wasNamed(use, units) ? 'shortenedAfterNamed' : 'shortened' }
  if (isMostly(use, related)) return { code: 'mostOfItsWords' }
  return isEveryday(use, isAction) ? { code: 'everydayWording' } : undefined
}

/** Words that may stand for something named before. */
const ANAPHOR = /^(?:it|its|itself|they|them|their|theirs|he|him|his|she|her|this|that|these|those|we|us|our|such|so)$/i

/** jieba's tags of verbs, adverbs, adjectives and fixed phrases; vn and an, used as nouns, are none. */
const NO_NOUN = /^(?:v|d|a|i|l)(?!n)/

/**
 * Whether a term is an idiom, or an action without any noun, by its Chinese words and by all of its accepted renderings:
 * these are rendered by what the sentence asks for.
 */
function isEveryday(
  { term, unit: { linked }, spans: [span] }: TermUse,
  isAction: (english: string) => boolean,
): boolean {
  const tokens = linked.zh.filter(({ start, end }) => start < span.end && span.start < end)
  if (tokens.every(({ pos }) => pos === 'i')) return true
  return (
    (tokens.length === 1 || tokens.every(({ pos }) => NO_NOUN.test(pos))) &&
    term.accepted.every(({ en }) => isAction(en))
  )
}

/** The English words that stand for a term: those that its accepted renderings have, in some form, and others. */
function wordsFor(
  { term, unit: { linked, english }, spans }: TermUse,
  guess: LinkedEnglish | undefined,
): { related: EnglishWord[]; strangers: EnglishWord[] } {
  const known = rootsOf(term.accepted.flatMap(({ en }) => contentWords(en)))
  const own = new Set(guess?.words)
  const mass = linkMasses(linked)
  const isFree = (number: number) => (mass.get(number) ?? 0) < UNLINKED
  const words = english.words.filter(({ isContent }) => isContent)
  const numbers = words.map((word) => tokenAt(linked, word))
  const isMine = words.map(
    (word, i) =>
      own.has(numbers[i]) ||
      (isRelated(word, known) && (isFree(numbers[i]) || own.has(numbers[i - 1]) || own.has(numbers[i + 1]))),
  )
  const related = words.filter((word, i) => isMine[i] && isRelated(word, known))
  const zh = linked.unit.zh.slice(spans[0].start, spans[0].end)
  const isMissing = own.size === 0 && related.length === 0
  const strangers = words.filter((word, i) => {
    if (isRelated(word, known) || isNeutral(word, zh)) return false
    if (own.has(numbers[i])) return !(related.length && isVerbal(linked, numbers[i], spans[0]))
    if (!isFree(numbers[i])) return false
    // Where nothing stands for the term, two words together that render nothing, or a name that does.
    if (isMissing) {
      const isPair = [i - 1, i + 1].some((at) => words[at] && isFree(numbers[at]) && isAdjacent(words, i, at))
      return isPair || (words[i].start > 0 && /^\p{Lu}/u.test(words[i].text))
    }
    // A word that renders nothing, right beside one of the rendering's, is there instead of another.
    return [i - 1, i + 1].some((at) => isMine[at] && isRelated(words[at], known) && isAdjacent(words, i, at))
  })
  return { related, strangers }
}

/** Whether an English word is linked with a verb or an adverb of a term that has other words besides. */
function isVerbal({ zh, links }: LinkedUnit, number: number, { start, end }: Span): boolean {
  const own = links.filter((link) => link.en === number && zh[link.zh].start < end && start < zh[link.zh].end)
  const [best] = own.toSorted((a, b) => b.probability - a.probability)
  return best !== undefined && /^(?:v|d)(?!n)/.test(zh[best.zh].pos)
}

/** What each English token is linked with in all. */
function linkMasses({ links }: LinkedUnit): Map<number, number> {
  const masses = new Map<number, number>()
  for (const { en, probability } of links) masses.set(en, (masses.get(en) ?? 0) + probability)
  return masses
}

const tokenAt = ({ en }: LinkedUnit, { start, end }: EnglishWord) =>
  en.findIndex((token) => token.start < end && start < token.end)

const isAdjacent = (words: readonly EnglishWord[], a: number, b: number) =>
  words[Math.max(a, b)].start - words[Math.min(a, b)].end <= 1

/** Words for one's own country and side, which come and go in translations: 我国 = China, our country, we. */
const OWN_SIDE = /[我本]国|我们|中国|中华|中方|祖国|国家/
const NEUTRAL = /^(?:china|chinese|country|nation|national|prc|us|side|party)$/i

const isNeutral = ({ text }: EnglishWord, zh: string) => OWN_SIDE.test(zh) && NEUTRAL.test(text.replace(/['’]s$/, ''))

/** Whether most words of a long rendering stand in the unit, whatever is between them. */
function isMostly({ term, unit: { english } }: TermUse, related: readonly EnglishWord[]): boolean {
  if (!related.length) return false
  const roots = rootsOf(english.words)
  return term.accepted.some(({ en }) => {
    const words = contentWords(en)
    return words.length >= LONG && words.filter((word) => isRelated(word, roots)).length >= MOST * words.length
  })
}

/** Whether the term is rendered anywhere in the document. */
function isNamedIn({ term }: TermUse, units: readonly CheckedUnit[]): boolean {
  return units.some(({ uses }) => uses.some((use) => use.term === term && use.accepted.length > 0))
}

/** Whether the term was rendered in one of the units before. */
function wasNamed({ term, unit }: TermUse, units: readonly CheckedUnit[]): boolean {
  const before = units.slice(Math.max(0, unit.number - REMEMBERED), unit.number)
  return before.some(({ uses }) => uses.some((use) => use.term === term && use.accepted.length > 0))
}
