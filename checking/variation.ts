import type { Excuse } from '../model/finding.ts'
import type { Span } from '../model/term.ts'
import type { LinkedUnit } from '../model/token.ts'
import { type EnglishWord, isCapitalised, isRelated, rootsOf } from './englishText.ts'
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

/** What is known of the two languages where a term is rendered by other words. */
export interface UsageKnowledge {
  /** Whether an English phrase begins with a verb. */
  readonly isAction: (english: string) => boolean
  /** Whether a Chinese word is one of everyday language, and no name. */
  readonly isEverydayWord: (zh: string) => boolean
}

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
  knowledge: UsageKnowledge,
): Excuse | undefined {
  const { spans } = use
  const { related, strangers } = wordsFor(use, guess, knowledge)
  if (!related.length && !strangers.length) {
    if (spans[0].end - spans[0].start <= SHORT) return { code: 'shortWordLeftOut' }
    const isReferredTo = use.unit.english.words.some(({ text }) => ANAPHOR.test(text))
    return isReferredTo && isNamedIn(use, units) ? { code: 'leftOutButNamed' } : undefined
  }
  if (!strangers.length && !isRenamed(use, related))
    return { code: wasNamed(use, units) ? 'shortenedAfterNamed' : 'shortened' }
  if (isMostly(use, related)) return { code: 'mostOfItsWords' }
  return isEveryday(use, knowledge) ? { code: 'everydayWording' } : undefined
}

/**
 * Whether a name is shortened to words of it that it does not have in this order (Five Peaceful Principles), or that are all
 * of them (the Chinese Communist Party): that is another name.
 */
function isRenamed({ term }: TermUse, related: readonly EnglishWord[]): boolean {
  const present = rootsOf(related)
  return term.accepted.every(({ en }) => {
    const words = contentWords(en)
    if (words.length < 2) return true
    if (!words.every(({ text }) => isCapitalised(text))) return false
    const order = related.map((word) => words.findIndex((own) => isRelated(own, rootsOf([word]))))
    const isInOrder = order.every((at, i) => i === 0 || at > order[i - 1])
    return words.every((word) => isRelated(word, present)) || !isInOrder
  })
}

/** Words that may stand for something named before. */
const ANAPHOR =
  /^(?:it|its|itself|they|them|their|theirs|he|him|his|she|her|this|that|these|those|we|us|our|you|yours?|such|so)$/i

/** jieba's tags of verbs, adverbs, adjectives and fixed phrases; vn and an, used as nouns, are none. */
const NO_NOUN = /^(?:v|d|a|i|l)(?!n)/

/**
 * Whether a term is an action without any noun, by its Chinese words and by all of its accepted renderings, or a
 * word of everyday language of which no rendering is preferred: these are rendered by what the sentence asks for.
 */
function isEveryday(
  { term, unit: { linked }, spans: [span] }: TermUse,
  { isAction, isEverydayWord }: UsageKnowledge,
): boolean {
  const tokens = linked.zh.filter(({ start, end }) => start < span.end && span.start < end)
  const isPreferred = term.accepted.some(({ usage }) => usage === 'preferred')
  if (!isPreferred && isEverydayWord(linked.unit.zh.slice(span.start, span.end))) return true
  if (!tokens.every(({ pos }) => NO_NOUN.test(pos))) return false
  // 深刻领会, 坚定推进: how something is done is told in many ways, in nouns too.
  if (tokens.length > 1 && /^(?:d|ad)$/.test(tokens[0].pos) && /^[vli]/.test(tokens[tokens.length - 1].pos)) return true
  return term.accepted.every(({ en }) => isAction(en))
}

/** The English words that stand for a term: those that its accepted renderings have, in some form, and others. */
function wordsFor(
  { term, unit: { linked, english }, spans }: TermUse,
  guess: LinkedEnglish | undefined,
  { isAction }: UsageKnowledge,
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
  const isNear = neighbourhood(linked, spans[0])
  const present = rootsOf(related)
  const isOtherVerb = term.accepted.some(({ en }) => isAction(en) && !isRelated(contentWords(en)[0], present))
  const isMissing = own.size === 0 && related.length === 0
  const strangers = words.filter((word, i) => {
    if (isRelated(word, known) || isNeutral(word, zh)) return false
    if (own.has(numbers[i])) return !(related.length && isVerbal(linked, numbers[i], spans[0]) && isOtherVerb)
    if (!isFree(numbers[i])) return false
    // Where nothing stands for the term, two words together that render nothing, or a name that does.
    if (isMissing) {
      if (!isNear(numbers[i]) || NEUTRAL.test(word.text.replace(/['’]s$/, ''))) return false
      const isPair = [i - 1, i + 1].some((at) => words[at] && isFree(numbers[at]) && isAdjacent(words, i, at))
      return isPair || (isCapitalised(word.text) && !beginsSentence(linked.unit.en, word))
    }
    // A word that renders nothing, right beside one of the rendering's, is there instead of another.
    return [i - 1, i + 1].some((at) => isMine[at] && isRelated(words[at], known) && isAdjacent(words, i, at))
  })
  return { related, strangers }
}

/** Whether an English word is linked with a verb or an adverb of a term. */
function isVerbal({ zh, links }: LinkedUnit, number: number, { start, end }: Span): boolean {
  const own = links.filter((link) => link.en === number && zh[link.zh].start < end && start < zh[link.zh].end)
  const [best] = own.toSorted((a, b) => b.probability - a.probability)
  return best !== undefined && /^(?:v|d)(?!n)/.test(zh[best.zh].pos)
}

/** Chinese words beside a term that tell where its English would stand, and English words around theirs. */
const BESIDE = 3
const AROUND = 10
/** Posterior from which a link tells that. */
const TELLING = 0.5

/** Whether English tokens are near those that render what stands beside a term in the Chinese. */
function neighbourhood({ zh, links }: LinkedUnit, { start, end }: Span): (number: number) => boolean {
  const first = zh.findIndex((token) => token.end > start)
  const last = zh.findLastIndex((token) => token.start < end)
  const telling = links
    .filter((link) => link.probability >= TELLING && link.zh >= first - BESIDE && link.zh <= last + BESIDE)
    .map(({ en }) => en)
  return (number) => !telling.length || telling.some((en) => Math.abs(en - number) <= AROUND)
}

const beginsSentence = (text: string, { start }: EnglishWord) =>
  /(?:^|[.!?:;]["”’)]*\s*)["“‘(]*$/.test(text.slice(0, start))

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

/** Verbs that say nothing by themselves: make efforts, hold talks. */
const LIGHT =
  /^(?:mak(?:e|es|ing)|made|do(?:es|ing|ne)?|did|ha(?:ve|s|d|ving)|tak(?:e|es|en|ing)|took|g[ei]v(?:e|es|en|ing)|gave|carr(?:y|ies|ied|ying)|hold(?:s|ing)?|held|get(?:s|ting)?|got)$/i
/** Chinese that denies, and words for it: 不干涉 = refrain from interfering. */
const DENYING = /[不无非反]/
const DENIAL = /^(?:not?|non|never|without|neither|nor|refrain(?:s|ed|ing)?|avoid(?:s|ed|ing)?)$/i

function isNeutral({ text }: EnglishWord, zh: string): boolean {
  if (LIGHT.test(text)) return true
  if (DENYING.test(zh) && DENIAL.test(text)) return true
  return OWN_SIDE.test(zh) && NEUTRAL.test(text.replace(/['’]s$/, ''))
}

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
