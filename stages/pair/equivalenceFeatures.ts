import type { Feature, PatternTable } from '../../measures/feature.ts'
import type { EnglishSpan } from './englishSpans.ts'
import type { Posteriors } from './posteriors.ts'

/** Learned patterns of word classes around and inside an English rendering. */
export interface EquivalencePatterns {
  /** `<class before>|<first class>` */
  readonly begin: PatternTable
  /** `<last class>|<class after>` */
  readonly end: PatternTable
  /** Classes of the whole rendering, joined by spaces, up to five tokens. */
  readonly whole: PatternTable
  /** `<first Chinese class>|<first English class>` */
  readonly heads: PatternTable
  /** `<last Chinese class>|<last English class>` */
  readonly tails: PatternTable
}

export type EquivalencePattern = keyof EquivalencePatterns

/** The patterns of one English span beside one Chinese span; `whole` is missing for a long rendering. */
export function patternsOf(c: {
  readonly classes: readonly string[]
  readonly zhClasses: readonly string[]
  readonly from: number
  readonly to: number
  readonly span: { readonly start: number; readonly end: number }
}): Partial<Record<EquivalencePattern, string>> {
  const { start, end } = c.span
  const first = c.classes[start]
  const last = c.classes[end - 1]
  return {
    begin: `${c.classes[start - 1] ?? 'outside'}|${first}`,
    end: `${last}|${c.classes[end] ?? 'outside'}`,
    whole: end - start > 5 ? undefined : c.classes.slice(start, end).join(' '),
    heads: `${c.zhClasses[c.from]}|${first}`,
    tails: `${c.zhClasses[c.to - 1]}|${last}`,
  }
}

function learned(c: EquivalenceContext, pattern: EquivalencePattern): number {
  const key = c.shape[pattern]
  return key === undefined ? 0 : (c.patterns[pattern][key] ?? 0)
}

/** What pairing may draw on besides the text. */
export interface EquivalenceResources {
  /** Whether the dictionary gives exactly these words (stems, in order) for the Chinese key. */
  readonly isGloss: (key: string, stems: readonly string[]) => boolean
  /** Occurrences of a lower-case word form in everyday English. */
  readonly frequency: (word: string) => number
}

/** What is known of the words of a unit, by token number. */
export interface SentencePair {
  readonly norms: readonly string[]
  readonly stems: readonly string[]
  readonly classes: readonly string[]
  readonly capitals: readonly boolean[]
  /** Whether a token follows the one before it without a space, as in a hyphenated word. */
  readonly glued: readonly boolean[]
  /** Classes of the Chinese tokens; all others are of the English ones. */
  readonly zhClasses: readonly string[]
}

/** One English span beside one Chinese span, in their unit. */
export interface EquivalenceContext {
  readonly posteriors: Posteriors
  /** Link mass of the Chinese span with the English tokens before j: `Posteriors.massUpTo`. */
  readonly own: Float64Array
  /** Content words of the English span. */
  readonly content: readonly number[]
  /** Word-class patterns of the two spans: `patternsOf`. */
  readonly shape: Partial<Record<EquivalencePattern, string>>
  readonly sentence: SentencePair
  readonly from: number
  readonly to: number
  /** Chinese key, and its length. */
  readonly key: string
  readonly span: EnglishSpan
  /** 0 for the best fit, 1 for the next, ... and that best fit. */
  readonly rank: number
  readonly best: EnglishSpan
  /** Units of the document with this very pair among its candidates, and units with the Chinese key. */
  readonly support: number
  readonly keyUnits: number
  readonly resources: EquivalenceResources
  readonly patterns: EquivalencePatterns
}

const EMPTY_CLASSES = new Set([
  'the',
  'a',
  'an',
  'and',
  'or',
  'of',
  'to',
  'in',
  'on',
  'by',
  'at',
  'from',
  'as',
  'for',
  'with',
  "'s",
  '’s',
  'comma',
  'hyphen',
  'quote',
  'bracket',
  'stop',
  'auxiliary',
  'part',
  'cconj',
  'sconj',
  'adp',
  'det',
  'not',
  'pron',
])
const EMPTY_ZH = new Set([
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

/** The content words of an English span, by token number. */
export function contentWords(classes: readonly string[], { start, end }: EnglishSpan): number[] {
  const words: number[] = []
  for (let j = start; j < end; j++) if (!EMPTY_CLASSES.has(classes[j])) words.push(j)
  return words
}

const mass = (upTo: Float64Array, from: number, to: number) => upTo[to] - upTo[from]
const own = (c: EquivalenceContext, j: number) => mass(c.own, j, j + 1)
const others = (c: EquivalenceContext, j: number) => mass(c.posteriors.all, j, j + 1) - own(c, j)
const outside = (c: EquivalenceContext, j: number) => j < 0 || j >= c.sentence.norms.length
const flag = (condition: boolean) => (condition ? 1 : 0)

/** True where the boundary before token j runs through a hyphenated word. */
const cutsWord = (c: EquivalenceContext, j: number) =>
  (c.sentence.glued[j] ?? false) && (c.sentence.classes[j] === 'hyphen' || c.sentence.classes[j - 1] === 'hyphen')

function countOf(c: EquivalenceContext, ...classes: string[]): number {
  let count = 0
  for (let j = c.span.start; j < c.span.end; j++) if (classes.includes(c.sentence.classes[j])) count++
  return count
}

/** Link mass of each content word. */
const contentMass = (c: EquivalenceContext) => c.content.map((j) => own(c, j))
const mean = (values: readonly number[], empty: number) =>
  values.length ? values.reduce((a, b) => a + b, 0) / values.length : empty
const least = (values: readonly number[], empty: number) => (values.length ? Math.min(...values) : empty)

/** Share of each Chinese content token's links that lands in the English span. */
function covered(c: EquivalenceContext): number[] {
  const values: number[] = []
  for (let i = c.from; i < c.to; i++)
    if (!EMPTY_ZH.has(c.sentence.zhClasses[i]))
      values.push(Math.min(1, c.posteriors.block(i, i + 1, c.span.start, c.span.end)))
  return values
}

function strayed(c: EquivalenceContext): number {
  const whole = c.own[c.sentence.norms.length]
  return whole ? 1 - mass(c.own, c.span.start, c.span.end) / whole : 1
}

type EquivalenceFeature = Feature<EquivalenceContext>

/** How well an English span renders a Chinese one: link evidence, edges, shape. */
export const EQUIVALENCE_FEATURES: readonly EquivalenceFeature[] = [
  { name: 'en.fit', means: 'F1 of shared links', of: (c) => c.span.fit },
  { name: 'en.rank', means: 'rank among the English spans by fit', of: (c) => c.rank },
  { name: 'en.gap', means: 'fit lost against the best English span', of: (c) => c.best.fit - c.span.fit },
  { name: 'en.strayed', means: 'share of the Chinese links that land outside', of: strayed },
  {
    name: 'en.foreign',
    means: 'share of the English links that come from other Chinese words',
    of: (c) => {
      const linked = mass(c.posteriors.all, c.span.start, c.span.end)
      return linked ? 1 - mass(c.own, c.span.start, c.span.end) / linked : 1
    },
  },
  { name: 'en.zhLeast', means: 'least covered Chinese content word', of: (c) => least(covered(c), -1) },
  { name: 'en.zhMean', means: 'mean coverage of the Chinese content words', of: (c) => mean(covered(c), -1) },
  {
    name: 'en.zhFirst',
    means: 'coverage of the first Chinese word',
    of: (c) => Math.min(1, c.posteriors.block(c.from, c.from + 1, c.span.start, c.span.end)),
  },
  {
    name: 'en.zhLast',
    means: 'coverage of the last Chinese word',
    of: (c) => Math.min(1, c.posteriors.block(c.to - 1, c.to, c.span.start, c.span.end)),
  },
  {
    name: 'en.least',
    means: 'least linked English content word',
    of: (c) => least(contentMass(c), -1),
  },
  {
    name: 'en.mean',
    means: 'mean link mass of the English content words',
    of: (c) => mean(contentMass(c), -1),
  },
  { name: 'en.first', means: 'link mass of the first English word', of: (c) => own(c, c.span.start) },
  { name: 'en.last', means: 'link mass of the last English word', of: (c) => own(c, c.span.end - 1) },
  {
    name: 'en.firstForeign',
    means: 'mass of the first English word from elsewhere',
    of: (c) => others(c, c.span.start),
  },
  {
    name: 'en.lastForeign',
    means: 'mass of the last English word from elsewhere',
    of: (c) => others(c, c.span.end - 1),
  },
  {
    name: 'en.beforeOwn',
    means: 'mass of the word before, left out',
    of: (c) => (outside(c, c.span.start - 1) ? 0 : own(c, c.span.start - 1)),
  },
  {
    name: 'en.afterOwn',
    means: 'mass of the word after, left out',
    of: (c) => (outside(c, c.span.end) ? 0 : own(c, c.span.end)),
  },
  {
    name: 'en.beforeForeign',
    means: 'mass of the word before from elsewhere',
    of: (c) => (outside(c, c.span.start - 1) ? 1 : others(c, c.span.start - 1)),
  },
  {
    name: 'en.afterForeign',
    means: 'mass of the word after from elsewhere',
    of: (c) => (outside(c, c.span.end) ? 1 : others(c, c.span.end)),
  },
  {
    name: 'en.unlinked',
    means: 'English content words without a link to the span',
    of: (c) => contentMass(c).filter((mass) => mass < 0.2).length,
  },
  { name: 'en.tokens', means: 'length in words', of: (c) => c.span.end - c.span.start },
  { name: 'en.content', means: 'content words', of: (c) => c.content.length },
  {
    name: 'en.ratio',
    means: 'English content words per Chinese character',
    of: (c) => c.content.length / c.key.length,
  },
  { name: 'en.begin', means: 'word classes at the left boundary', of: (c) => learned(c, 'begin') },
  { name: 'en.end', means: 'word classes at the right boundary', of: (c) => learned(c, 'end') },
  { name: 'en.whole', means: 'word classes of the whole span', of: (c) => learned(c, 'whole') },
  { name: 'en.heads', means: 'first word classes of both sides', of: (c) => learned(c, 'heads') },
  { name: 'en.tails', means: 'last word classes of both sides', of: (c) => learned(c, 'tails') },
  { name: 'en.startShift', means: 'words from the start of the best fit', of: (c) => c.span.start - c.best.start },
  { name: 'en.endShift', means: 'words from the end of the best fit', of: (c) => c.span.end - c.best.end },
  {
    name: 'en.cutWord',
    means: 'an edge that cuts a hyphenated word',
    of: (c) => flag(cutsWord(c, c.span.start)) + flag(cutsWord(c, c.span.end)),
  },
  {
    name: 'en.idle',
    means: 'content words linked to nothing at all',
    of: (c) => c.content.map((j) => own(c, j) + others(c, j)).filter((mass) => mass < 0.3).length,
  },
  {
    name: 'en.firstContent',
    means: 'link mass of the first content word',
    of: (c) => contentMass(c)[0] ?? -1,
  },
  {
    name: 'en.lastContent',
    means: 'link mass of the last content word',
    of: (c) => contentMass(c).at(-1) ?? -1,
  },
  {
    name: 'en.capitals',
    means: 'share of capitalised content words',
    of: (c) =>
      mean(
        c.content.map((j) => flag(c.sentence.capitals[j])),
        0,
      ),
  },
  {
    name: 'en.capitalBefore',
    means: 'the word before is capitalised',
    of: (c) => flag(c.sentence.capitals[c.span.start - 1] ?? false),
  },
  {
    name: 'en.capitalAfter',
    means: 'the word after is capitalised',
    of: (c) => flag(c.sentence.capitals[c.span.end] ?? false),
  },
  {
    name: 'en.verbs',
    means: 'verbs inside',
    of: (c) => countOf(c, 'verb', 'auxiliary'),
  },
  {
    name: 'en.pronouns',
    means: 'pronouns and determiners inside',
    of: (c) => countOf(c, 'pron', 'det'),
  },
  { name: 'en.zhCommas', means: 'commas and 、 in the Chinese', of: (c) => c.key.match(/[、，,]/g)?.length ?? 0 },
  {
    name: 'en.commas',
    means: 'commas inside',
    of: (c) => countOf(c, 'comma'),
  },
  {
    name: 'en.article',
    means: 'an article stands before',
    of: (c) => flag(/^(the|a|an)$/.test(c.sentence.classes[c.span.start - 1] ?? '')),
  },
  {
    name: 'en.rarest',
    means: 'everyday frequency of the rarest content word',
    of: (c) =>
      Math.log2(
        1 +
          least(
            c.content.map((j) => c.resources.frequency(c.sentence.norms[j])),
            0,
          ),
      ),
  },
  {
    name: 'en.everyday',
    means: 'mean everyday frequency of the content words',
    of: (c) =>
      mean(
        c.content.map((j) => Math.log2(1 + c.resources.frequency(c.sentence.norms[j]))),
        0,
      ),
  },
  {
    name: 'en.gloss',
    means: 'is a gloss of the dictionary',
    of: (c) => flag(c.resources.isGloss(c.key, c.sentence.stems.slice(c.span.start, c.span.end))),
  },
  {
    name: 'en.support',
    means: 'share of the units with the Chinese where the same English stands',
    of: (c) => c.support / c.keyUnits,
  },
  { name: 'en.supportCount', means: 'units of the document with this very pair', of: (c) => Math.log2(1 + c.support) },
]
