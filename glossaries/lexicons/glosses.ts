/**
 * One English rendering of a headword as its words: lower case, no article or "to" in front, no brackets, no
 * placeholders (sb, sth, one's). Hyphens and apostrophes stay inside words: `['state-owned', 'enterprise']`.
 */
export type Gloss = readonly string[]

/** What a sense of CC-CEDICT gives: glosses of its own, or the headword it refers to, or neither. */
export interface Sense {
  readonly glosses: readonly Gloss[]
  readonly refersTo?: string
}

const NO_SENSE: Sense = { glosses: [] }
const HAN = /\p{Script=Han}/u
const REFERENCE =
  /^(?:(?:old|erhua|archaic|Japanese|ancient|popular|nonstandard) )*(?:variant of|see(?: also)?|same as|equivalent to|abbr\. (?:for|of|to)) (?:[^ ,|[]+\|)?([^ ,|[]+)/
const ABOUT_THE_WORD = /^(?:CL:|classifier|also (?:pr\.|written|called)|Taiwan pr\.|used |place name|\(?old\)? )/
const PLACEHOLDERS = new Set(['sb', 'sth', "sb's", "sth's", 'somebody', 'something', "one's", 'oneself', 'etc', 'esp'])
/** In words; what is longer explains and does not translate. */
const LONGEST = 10
const LEADING = new Set(['to', 'a', 'an', 'the'])
const LABEL = /^(?:lit|fig|abbr|surname|e\.g|i\.e)\b\.? ?(?:for |of |to )?/i

/**
 * The glosses of one sense of a CC-CEDICT entry (the text between two slashes).
 * `to open up (to the outside); to lift` gives [open, up] and [lift]; `variant of 為|为[wei2]` refers to 为;
 * measure words (`CL:...`) and remarks on pronunciation or use give nothing.
 */
export const parseSense = (sense: string): Sense => {
  if (ABOUT_THE_WORD.test(sense)) return NO_SENSE
  const target = REFERENCE.exec(sense)?.[1]
  if (target !== undefined && HAN.test(target)) return { glosses: [], refersTo: target }
  const glosses: Gloss[] = []
  for (const part of withoutBrackets(sense).split(/[;:]/)) {
    for (const phrase of splitAtCommas(part)) {
      const words = wordsOf(phrase)
      if (words.length > 0 && words.length <= LONGEST) glosses.push(words)
    }
  }
  return { glosses }
}

const withoutBrackets = (text: string): string =>
  text.includes('(') || text.includes('[') || text.includes('{')
    ? text
        .replace(/\[[^\]]*\]/g, ' ')
        .replace(/\{[^}]*\}/g, ' ')
        .replace(/\([^()]*\)/g, ' ')
        .replace(/\([^()]*\)/g, ' ')
    : text

/** "numb, dull" are two glosses; of "Linfen, prefecture-level city in Shanxi" only the first part translates. */
const splitAtCommas = (text: string): readonly string[] => {
  if (!text.includes(',')) return [text]
  const parts = text.split(',').map((part) => part.trim())
  if (parts.every((part) => wordCount(part) <= 2)) return parts
  const explained = wordCount(parts[0]) <= 5 && wordCount(text) > 5
  return explained ? [parts[0]] : [parts.join(' ')]
}

const wordCount = (text: string): number => text.trim().split(/\s+/).length

const wordsOf = (phrase: string): Gloss => {
  const plain = withoutAccents(phrase.trim().replace(LABEL, '')).toLowerCase()
  const words = (plain.match(/[a-z0-9]+(?:['.&-][a-z0-9]+)*/g) ?? []).filter((word) => !PLACEHOLDERS.has(word))
  let first = 0
  while (first < words.length - 1 && LEADING.has(words[first])) first++
  return words.slice(first)
}

const withoutAccents = (text: string): string =>
  /[^\0-\x7f]/.test(text) ? text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[‘’]/g, "'") : text
