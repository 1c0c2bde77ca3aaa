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

const ENGLISH_PREPOSITIONS = new Set(['of', 'for', 'with', 'to', 'in', 'on', 'by', 'at', 'from', 'as'])
const ENGLISH_SMALL = new Set(['the', 'a', 'an', 'and', 'or', 'not', "'s", '’s'])

/** Class of an English word from its lower-case text, lemma and universal part of speech. */
export function englishClass(norm: string, pos: string, lemma: string): string {
  const mark = ENGLISH_MARKS[norm]
  if (mark) return mark
  if (ENGLISH_SMALL.has(norm) || ENGLISH_PREPOSITIONS.has(norm)) return norm
  if (pos === 'PUNCT' || pos === 'SYM') return 'stop'
  if (lemma === 'be' || pos === 'AUX') return 'auxiliary'
  if (pos === 'VERB') return /ing$/.test(norm) ? 'gerund' : /ed$/.test(norm) ? 'participle' : 'verb'
  if (pos === 'NOUN' || pos === 'PROPN') return pos === 'NOUN' ? 'noun' : 'name'
  return pos.toLowerCase()
}
