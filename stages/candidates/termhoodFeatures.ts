import { GENERAL_TO_REPORTS, REPORT_WORDS } from '../../glossaries/lexicons/formulations.ts'
import { largest, smallest } from '../../language/extremes.ts'
import type { Feature } from '../../ranking/feature.ts'
import type { DocumentUse } from './documentCounts.ts'
import {
  classAfter,
  classBefore,
  TERMHOOD_EDGES,
  type TermhoodEdge,
  type TermhoodOdds,
  wholeClassPattern,
} from './patterns.ts'

/** Use of a word sequence in political reports. */
export interface Background {
  readonly count: number
  readonly documents: number
  readonly leftEntropy: number
  readonly rightEntropy: number
}

/** What termhood may draw on besides the text. */
export interface TermhoodResources {
  /** Whether a simplified string is a headword of the dictionary, and whether it is there as a name only. */
  readonly isWord: (text: string) => boolean
  readonly isName: (text: string) => boolean
  /** Occurrences in jieba's reference corpus. */
  readonly frequency: (word: string) => number
  /** Use in political reports. */
  readonly formulation: (text: string) => Background | undefined
}

/** A Chinese span in its sentence, with what is computed once per token of the sentence. */
export interface TermhoodContext {
  readonly norms: readonly string[]
  readonly classes: readonly string[]
  /** Of each class how many tokens stand before token i, for i up to the number of tokens; no entry for an absent class. */
  readonly classCounts: ReadonlyMap<string, Uint32Array>
  /** log2(1 + frequency) of each token in jieba's reference corpus. */
  readonly frequencies: Float64Array
  /** log2(1 + count in reports) of each adjacent token pair i, i+1. */
  readonly pairs: Float64Array
  readonly from: number
  readonly to: number
  /** The span without quotes and spaces. */
  readonly key: string
  /** Its occurrences in jieba's reference corpus, its use in political reports and in the document. */
  readonly frequency: number
  readonly background: Background | undefined
  readonly use: DocumentUse
  readonly resources: TermhoodResources
  readonly patterns: TermhoodOdds
}

const log2 = (count: number) => Math.log2(1 + count)
const flag = (condition: boolean) => (condition ? 1 : 0)

const learned = (c: TermhoodContext, edge: TermhoodEdge) => c.patterns[edge].of(TERMHOOD_EDGES[edge](c))

function learnedWhole(c: TermhoodContext): number {
  const pattern = wholeClassPattern(c)
  return pattern === undefined ? 0 : (c.patterns.whole[pattern] ?? 0)
}

/** Tokens of some classes in the span. */
function countOf(c: TermhoodContext, ...classes: string[]): number {
  let count = 0
  for (const name of classes) {
    const before = c.classCounts.get(name)
    if (before) count += before[c.to] - before[c.from]
  }
  return count
}

const share = (c: TermhoodContext, ...classes: string[]) => countOf(c, ...classes) / (c.to - c.from)

function shareOfSingle(c: TermhoodContext): number {
  let single = 0
  for (let i = c.from; i < c.to; i++) if (c.norms[i].length === 1) single++
  return single / (c.to - c.from)
}

function fold(
  values: Float64Array,
  from: number,
  to: number,
  start: number,
  by: (a: number, b: number) => number,
): number {
  let result = start
  for (let i = from; i < to; i++) result = by(result, values[i])
  return result
}

/** Association of the two halves of the span in the reports at its weakest inner boundary: log2(n·N / (n1·n2)). */
function weakestJoint(c: TermhoodContext): number {
  const whole = c.background?.count
  if (!whole || c.to - c.from < 2) return 0
  let weakest = 20
  let left = ''
  for (let i = c.from; i < c.to - 1; i++) {
    left += c.norms[i]
    const right = c.key.slice(left.length)
    const one = c.resources.formulation(left)?.count ?? whole
    const two = c.resources.formulation(right)?.count ?? whole
    weakest = Math.min(weakest, Math.log2((whole * REPORT_WORDS) / (one * two)))
  }
  return weakest
}

/** How parallel the parts around 、 are: 1 when all have the same number of characters, 0 without 、. */
function parallel(c: TermhoodContext): number {
  if (!c.key.includes('、')) return 0
  const lengths = c.key.split('、').map((part) => part.length)
  return smallest(lengths) / largest(lengths)
}

type TermhoodFeature = Feature<TermhoodContext>

/** Termhood and unithood of a Chinese span: how much it looks like an entry of a glossary, whatever its English. */
export const TERMHOOD_FEATURES: readonly TermhoodFeature[] = [
  { name: 'zh.characters', means: 'length in characters', of: (c) => c.key.length },
  { name: 'zh.tokens', means: 'length in words', of: (c) => c.to - c.from },
  {
    name: 'zh.begin',
    means: 'word classes at the left boundary',
    of: (c) => learned(c, 'begin'),
  },
  {
    name: 'zh.end',
    means: 'word classes at the right boundary',
    of: (c) => learned(c, 'end'),
  },
  {
    name: 'zh.ends',
    means: 'first and last word class together',
    of: (c) => learned(c, 'ends'),
  },
  {
    name: 'zh.whole',
    means: 'word classes of the whole span',
    of: learnedWhole,
  },
  { name: 'zh.nouns', means: 'share of nouns', of: (c) => share(c, 'noun', 'verbal noun') },
  {
    name: 'zh.names',
    means: 'share of names',
    of: (c) => share(c, 'person', 'place', 'organisation', 'name', 'latin'),
  },
  { name: 'zh.verbs', means: 'share of verbs', of: (c) => share(c, 'verb') },
  { name: 'zh.adverbs', means: 'share of adverbs', of: (c) => share(c, 'adverb') },
  {
    name: 'zh.function',
    means: 'share of function words',
    of: (c) => share(c, 'preposition', 'conjunction', 'particle', 'pronoun', '的'),
  },
  {
    name: 'zh.numbers',
    means: 'share of numbers, measures and times',
    of: (c) => share(c, 'number', 'measure', 'time'),
  },
  { name: 'zh.idioms', means: 'share of idioms', of: (c) => share(c, 'idiom', 'abbreviation') },
  {
    name: 'zh.single',
    means: 'share of one-character words',
    of: shareOfSingle,
  },
  { name: 'zh.de', means: 'contains 的', of: (c) => flag(countOf(c, '的') > 0) },
  { name: 'zh.lists', means: 'number of 、 inside', of: (c) => countOf(c, 'listing comma') },
  { name: 'zh.parallel', means: 'evenness of the parts around 、', of: parallel },
  { name: 'zh.commas', means: 'contains a comma (slogan)', of: (c) => flag(countOf(c, 'comma') > 0) },
  {
    name: 'zh.quoted',
    means: 'stands between quotation marks',
    of: (c) => flag(classBefore(c) === 'open quote' && classAfter(c) === 'close quote'),
  },
  {
    name: 'zh.listed',
    means: 'is an item of a list',
    of: (c) => flag(classBefore(c) === 'listing comma') + flag(classAfter(c) === 'listing comma'),
  },
  { name: 'zh.four', means: 'four characters', of: (c) => flag(c.key.length === 4) },
  { name: 'zh.word', means: 'is a headword of the dictionary', of: (c) => flag(c.resources.isWord(c.key)) },
  { name: 'zh.dictionaryName', means: 'is a name in the dictionary', of: (c) => flag(c.resources.isName(c.key)) },
  { name: 'zh.frequency', means: 'general frequency of the whole', of: (c) => log2(c.frequency) },
  {
    name: 'zh.rarest',
    means: 'general frequency of its rarest word',
    of: (c) => fold(c.frequencies, c.from, c.to, 99, Math.min),
  },
  {
    name: 'zh.commonest',
    means: 'general frequency of its commonest word',
    of: (c) => fold(c.frequencies, c.from, c.to, 0, Math.max),
  },
  {
    name: 'zh.mean',
    means: 'mean general frequency of its words',
    of: (c) => fold(c.frequencies, c.from, c.to, 0, (a, b) => a + b) / (c.to - c.from),
  },
  { name: 'zh.firstFrequency', means: 'general frequency of its first word', of: (c) => c.frequencies[c.from] },
  { name: 'zh.lastFrequency', means: 'general frequency of its last word', of: (c) => c.frequencies[c.to - 1] },
  { name: 'zh.count', means: 'occurrences in the document', of: (c) => log2(c.use.count) },
  {
    name: 'zh.inLonger',
    means: 'share of its occurrences inside one longer candidate (C-value)',
    of: (c) => c.use.nestedShare,
  },
  {
    name: 'zh.leftVariety',
    means: 'entropy of the word before, in the document',
    of: (c) => c.use.leftEntropy,
  },
  {
    name: 'zh.rightVariety',
    means: 'entropy of the word after, in the document',
    of: (c) => c.use.rightEntropy,
  },
  {
    name: 'zh.reports',
    means: 'occurrences in political reports',
    of: (c) => log2(c.background?.count ?? 0),
  },
  {
    name: 'zh.reportSpread',
    means: 'political reports it stands in',
    of: (c) => log2(c.background?.documents ?? 0),
  },
  {
    name: 'zh.reportLeft',
    means: 'entropy of the word before, in the reports',
    of: (c) => c.background?.leftEntropy ?? -1,
  },
  {
    name: 'zh.reportRight',
    means: 'entropy of the word after, in the reports',
    of: (c) => c.background?.rightEntropy ?? -1,
  },
  { name: 'zh.joint', means: 'association at its weakest inner boundary, in the reports', of: weakestJoint },
  {
    name: 'zh.weirdness',
    means: 'use in reports against general use',
    of: (c) => log2(c.background?.count ?? 0) - log2(c.frequency / GENERAL_TO_REPORTS),
  },
  {
    name: 'zh.pairs',
    means: 'weakest word pair inside, in the reports',
    of: (c) => (c.to - c.from < 2 ? -1 : fold(c.pairs, c.from, c.to - 1, 99, Math.min)),
  },
  {
    name: 'zh.pairBefore',
    means: 'word pair across the left boundary, in the reports',
    of: (c) => (c.from ? c.pairs[c.from - 1] : 0),
  },
  {
    name: 'zh.pairAfter',
    means: 'word pair across the right boundary, in the reports',
    of: (c) => (c.to < c.norms.length ? c.pairs[c.to - 1] : 0),
  },
  { name: 'zh.firstClass', means: 'first word is a verb', of: (c) => flag(c.classes[c.from] === 'verb') },
  { name: 'zh.lastClass', means: 'last word is a noun', of: (c) => flag(c.classes[c.to - 1] === 'noun') },
]
