import { isIrregular } from '../language/stem.ts'

/** A wording in a draft that is exchanged. */
export interface Exchange {
  /** As it stands in the draft. */
  readonly found: string
  /** The rendering it was found as, in the form of the termbase. */
  readonly known: string
  /** The rendering that takes its place, in the form of the termbase. */
  readonly instead: string
  /** What stands before it in its sentence. */
  readonly before: string
}

/** What is written, and how many characters before the wording it takes the place of as well (an article). */
export interface Agreed {
  readonly text: string
  readonly reach: number
}

/**
 * The rendering as its place asks for it: with the number or verb form, the capitals and the article of what stood
 * there. Undefined where that is not certain: irregular forms, several words inflected, a plural after "a".
 */
export function agreed({ found, known, instead, before }: Exchange): Agreed | undefined {
  const inflected = inflectedAlike(wordsOf(found), wordsOf(known), wordsOf(withoutArticle(instead)))
  if (inflected === undefined) return undefined
  return withArticle(withCapitals(inflected, { found, known, before }), { found, known, before })
}

const wordsOf = (text: string) => withoutArticle(text).split(/\s+/)
const withoutArticle = (text: string) => text.replace(/^(?:the|an?)\s+(?=\S)/i, '')
const isSame = (a: string, b: string) => plain(a) === plain(b)
const plain = (word: string) => word.toLowerCase().replaceAll('’', "'")

// --- Number and verb forms ---------------------------------------------------------------------------------------

/** How one word differs from another of its forms. */
type Inflection = (word: string) => string | undefined

const HEAD_BEFORE = /^(?:of|for|with|in|to|on|among|between|against|at|by|from)$/i
const headOf = (words: readonly string[]) => {
  const preposition = words.findIndex((word, i) => i > 0 && HEAD_BEFORE.test(word))
  return (preposition < 0 ? words.length : preposition) - 1
}

/** `instead` with the inflection that `found` has and `known` has not. */
function inflectedAlike(
  found: readonly string[],
  known: readonly string[],
  instead: readonly string[],
): string | undefined {
  if (found.length !== known.length) return undefined
  const at = found.flatMap((word, i) => (isSame(word, known[i]) ? [] : [i]))
  if (!at.length) return instead.join(' ')
  if (at.length > 1) return undefined
  const [i] = at
  const inflection = inflectionOf(found[i], known[i], i === headOf(known))
  if (!inflection) return undefined
  const kept = instead.findIndex((word) => isSame(word, known[i]))
  const target = kept >= 0 ? kept : i === headOf(known) ? headOf(instead) : i === 0 ? 0 : -1
  const word = target < 0 ? undefined : inflection(instead[target])
  return word === undefined ? undefined : instead.with(target, word).join(' ')
}

function inflectionOf(found: string, known: string, isHead: boolean): Inflection | undefined {
  const forms: readonly Inflection[] = isHead
    ? [possessive, plural, singular, gerund, past]
    : [possessive, thirdPerson, gerund, past]
  return forms.find((form) => {
    const formed = form(known)
    return formed !== undefined && isSame(formed, found)
  })
}

const possessive: Inflection = (word) => (/['’]s?$/.test(word) ? undefined : `${word}’s`)

const plural: Inflection = (word) => {
  if (isIrregular(word.toLowerCase())) return undefined
  if (/(?:s|x|z|ch|sh)$/i.test(word)) return /s$/i.test(word) && singular(word) ? word : `${word}es`
  return /[^aeiou]y$/i.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`
}

const singular: Inflection = (word) => {
  if (isIrregular(word.toLowerCase()) || /(?:ss|us|is|ics)$/i.test(word) || !/s$/i.test(word)) return undefined
  if (/[^aeiou]ies$/i.test(word)) return `${word.slice(0, -3)}y`
  return /(?:x|z|ch|sh|ss)es$/i.test(word) ? word.slice(0, -2) : word.slice(0, -1)
}

const thirdPerson: Inflection = (word) =>
  /(?:s|x|z|ch|sh|o)$/i.test(word) ? `${word}es` : /[^aeiou]y$/i.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`

const gerund: Inflection = (word) => {
  if (/ing$/i.test(word)) return undefined
  return /[^eoy]e$/i.test(word) ? `${word.slice(0, -1)}ing` : `${doubled(word)}ing`
}

const past: Inflection = (word) => {
  if (isIrregular(word.toLowerCase()) || /ed$/i.test(word)) return undefined
  if (/e$/i.test(word)) return `${word}d`
  return /[^aeiou]y$/i.test(word) ? `${word.slice(0, -1)}ied` : `${doubled(word)}ed`
}

/** The last consonant of a word of one syllable is doubled: plan, planned. */
const doubled = (word: string) => (/^[^aeiou]*[aeiou][bdgmnprt]$/i.test(word) ? word + word.at(-1) : word)

// --- Capitals ----------------------------------------------------------------------------------------------------

const SMALL = /^(?:of|the|and|for|on|in|to|with|a|an|at|by|from|or|as)$/i
const isCapital = (word: string) => /^\p{Lu}/u.test(word)
const capitalised = (text: string) => text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())

/** Capitals as the draft had them there: of a heading, of the beginning of a sentence, or those of the termbase. */
function withCapitals(text: string, { found, known, before }: Omit<Exchange, 'instead'>): string {
  if (found.length > 3 && found === found.toUpperCase() && known !== known.toUpperCase()) return text.toUpperCase()
  const content = found.split(/[\s-]+/).filter((word) => !SMALL.test(word))
  const isHeading =
    content.length > 1 &&
    content.every(isCapital) &&
    !known
      .split(/[\s-]+/)
      .filter((word) => !SMALL.test(word))
      .every(isCapital)
  if (isHeading) {
    const words = text.split(' ').map((word, i) => (i > 0 && SMALL.test(word) ? word : capitalised(word)))
    return words.join(' ')
  }
  const isFirst = /(?:^|[.!?:。]["”’)]*\s+|^\s*["“‘(]+)$/.test(before)
  return isCapital(found) && (isFirst || !isCapital(known)) ? capitalised(text) : text
}

// --- Articles ----------------------------------------------------------------------------------------------------

const DETERMINER =
  /(?:^|\s)(?:the|an?|this|that|these|those|my|our|your|their|its|his|her|each|every|any|some|no|\S+['’]s?)\s+(?:\S+ly\s+)?$/i
/** Nouns that end the names of institutions, plans and the like, which have an article. */
const NAMED_THINGS =
  /\b(?:Initiative|Organi[sz]ation|Conference|Treaty|Convention|Agreement|Council|Committee|Commission|Union|Bank|Fund|Programme?|Plan|Strategy|Forum|Summit|Partnership|Mechanism|Declaration|Charter|Nations|Congress|Party|Ministry|Court|Assembly|Association|Community|Corridor|Framework|Consensus|Expo|Exposition|Festival|Campaign|Dream|Constitution|Republic|States|Kingdom|Zone)$/

function withArticle(text: string, { found, known, before }: Omit<Exchange, 'instead'>): Agreed | undefined {
  const indefinite = /(?:^|\s)(an?)(\s+)$/i.exec(before)
  if (indefinite) {
    const [, article, space] = indefinite
    if (looksPlural(text) && !looksPlural(known)) return undefined
    const right = startsWithVowel(text) ? 'an' : 'a'
    if (article.toLowerCase() === right) return { text, reach: 0 }
    return {
      text: `${isCapital(article) ? capitalised(right) : right}${space}${text}`,
      reach: article.length + space.length,
    }
  }
  const lastOf = (phrase: string) => phrase.split(/\s+/).at(-1) ?? ''
  const isName = text.split(/\s+/).every((word) => SMALL.test(word) || isCapital(word)) && text.includes(' ')
  if (!isName || DETERMINER.test(before) || isSame(lastOf(text), lastOf(found))) return { text, reach: 0 }
  if (!NAMED_THINGS.test(text)) return undefined
  const isFirst = /(?:^|[.!?:]["”’)]*\s+)$/.test(before)
  return { text: `${isFirst ? 'The' : 'the'} ${text}`, reach: 0 }
}

const looksPlural = (text: string) => {
  const words = text.split(/\s+/)
  return singular(words[headOf(words)].replace(/['’]s$/, '')) !== undefined
}

/** By its letters, but for a few sounds: a European union, an hour, a one-off. */
const startsWithVowel = (text: string) =>
  /^(?:[aeio]|u(?!ni(?!n)|s[aeu]|t[ei])|hour|honest|honou?r)/i.test(text) && !/^(?:eu|one\b|once\b|u[A-Z])/i.test(text)
