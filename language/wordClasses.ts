/**
 * Coarse word classes: few enough that how terms begin and end can be learned from little text.
 * Chinese classes come from jieba's tags (the ICTCLAS set), English ones from universal parts of speech.
 */

/** Class of a word outside the text: what stands before the first word and after the last. */
export const OUTSIDE = 'outside'

const CHINESE_BY_TAG: Readonly<Record<string, string>> = {
  n: 'noun',
  v: 'verb',
  a: 'adjective',
  b: 'attribute',
  z: 'adjective',
  d: 'adverb',
  i: 'idiom',
  l: 'idiom',
  j: 'abbreviation',
  m: 'number',
  q: 'measure',
  t: 'time',
  f: 'locative',
  s: 'locative',
  r: 'pronoun',
  p: 'preposition',
  c: 'conjunction',
  u: 'particle',
  y: 'particle',
  e: 'particle',
  o: 'particle',
  k: 'suffix',
  h: 'prefix',
  g: 'morpheme',
}

const CHINESE_BY_WHOLE_TAG: Readonly<Record<string, string>> = {
  nr: 'person',
  nrt: 'person',
  nrfg: 'person',
  ns: 'place',
  nt: 'organisation',
  nz: 'name',
  vn: 'verbal noun',
  an: 'adjective',
  eng: 'latin',
}

const CHINESE_PUNCTUATION: Readonly<Record<string, string>> = {
  '、': 'listing comma',
  '，': 'comma',
  ',': 'comma',
  '“': 'open quote',
  '‘': 'open quote',
  '《': 'open quote',
  '「': 'open quote',
  '『': 'open quote',
  '〈': 'open quote',
  '”': 'close quote',
  '’': 'close quote',
  '》': 'close quote',
  '」': 'close quote',
  '』': 'close quote',
  '〉': 'close quote',
  '（': 'bracket',
  '(': 'bracket',
  '）': 'bracket',
  ')': 'bracket',
  '：': 'colon',
  ':': 'colon',
  '·': 'joiner',
  '—': 'joiner',
  '-': 'joiner',
  '－': 'joiner',
}

/** Chinese classes that carry grammar, not meaning: such a word need not have a counterpart in English. */
export const EMPTY_CHINESE_CLASSES: ReadonlySet<string> = new Set([
  '的',
  'particle',
  'preposition',
  'conjunction',
  'comma',
  'listing comma',
  'open quote',
  'close quote',
  'joiner',
  'measure',
  'suffix',
])

/** Class of a Chinese word from its text and jieba tag. */
export function chineseClass(text: string, tag: string): string {
  const mark = CHINESE_PUNCTUATION[text]
  if (mark) return mark
  if (text === '的') return '的'
  if (!/[\p{L}\p{N}]/u.test(text)) return 'stop'
  if (/^[\p{Nd}.,%]+$/u.test(text)) return 'number'
  return CHINESE_BY_WHOLE_TAG[tag] ?? CHINESE_BY_TAG[tag[0]] ?? 'other'
}

const ENGLISH_MARKS: Readonly<Record<string, string>> = {
  ',': 'comma',
  '-': 'hyphen',
  '–': 'hyphen',
  '—': 'stop',
  '"': 'quote',
  '“': 'quote',
  '”': 'quote',
  "'": 'quote',
  '‘': 'quote',
  '’': 'quote',
  '(': 'bracket',
  ')': 'bracket',
}

const ENGLISH_ARTICLES = ['the', 'a', 'an']
const ENGLISH_COORDINATORS = ['and', 'or']
const ENGLISH_PREPOSITIONS = ['of', 'for', 'with', 'to', 'in', 'on', 'by', 'at', 'from', 'as']
const ENGLISH_POSSESSIVES = ["'s", '’s']

/** Words that are a class of their own: terms begin, end and join with each of them in another way. */
const ENGLISH_SINGLE: ReadonlySet<string> = new Set([
  ...ENGLISH_ARTICLES,
  ...ENGLISH_COORDINATORS,
  ...ENGLISH_PREPOSITIONS,
  ...ENGLISH_POSSESSIVES,
  'not',
])

const ENGLISH_MARK_CLASSES = [...Object.values(ENGLISH_MARKS), 'stop']

/** English classes that carry grammar, not meaning: such a word has no counterpart of its own in Chinese. */
export const EMPTY_ENGLISH_CLASSES: ReadonlySet<string> = new Set([
  ...ENGLISH_SINGLE,
  ...ENGLISH_MARK_CLASSES,
  'auxiliary',
  'part',
  'cconj',
  'sconj',
  'adp',
  'det',
  'pron',
])

/** English classes that no term begins with: of prepositions, those that may ("for the people") are not among them. */
export const NEVER_FIRST_IN_ENGLISH: ReadonlySet<string> = new Set([
  ...ENGLISH_MARK_CLASSES,
  ...ENGLISH_ARTICLES,
  ...ENGLISH_COORDINATORS,
  ...ENGLISH_POSSESSIVES,
  'of',
  'to',
])

/** English classes that no term ends with. */
export const NEVER_LAST_IN_ENGLISH: ReadonlySet<string> = new Set([
  ...ENGLISH_MARK_CLASSES,
  ...ENGLISH_ARTICLES,
  ...ENGLISH_COORDINATORS,
  ...ENGLISH_PREPOSITIONS,
  ...ENGLISH_POSSESSIVES,
])

/** Class of an English word from its lower-case text, lemma and universal part of speech. */
export function englishClass(norm: string, pos: string, lemma: string): string {
  const mark = ENGLISH_MARKS[norm]
  if (mark) return mark
  // An and You are surnames, too.
  if (ENGLISH_SINGLE.has(norm) && pos !== 'PROPN') return norm
  if (pos === 'PUNCT' || pos === 'SYM') return 'stop'
  if (lemma === 'be' || pos === 'AUX') return 'auxiliary'
  if (pos === 'VERB') return /ing$/.test(norm) ? 'gerund' : /ed$/.test(norm) ? 'participle' : 'verb'
  if (pos === 'NOUN' || pos === 'PROPN') return pos === 'NOUN' ? 'noun' : 'name'
  return pos.toLowerCase()
}
