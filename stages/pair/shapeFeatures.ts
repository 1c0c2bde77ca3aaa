import type { Feature } from '../../ranking/feature.ts'
import type { EquivalenceContext } from './context.ts'
import { EQUIVALENCE_EDGES, type EquivalenceEdge } from './patterns.ts'
import { least, mean } from './summary.ts'

const ARTICLES = new Set(['the', 'a', 'an'])
const COMMAS = '、，,'

const flag = (condition: boolean) => (condition ? 1 : 0)

const atEdge = (c: EquivalenceContext, edge: EquivalenceEdge) => c.patterns[edge].of(EQUIVALENCE_EDGES[edge](c))

const asWhole = ({ phrase: { pattern }, patterns }: EquivalenceContext) =>
  pattern === undefined ? 0 : (patterns.whole[pattern] ?? 0)

/** True where the boundary before token j runs through a hyphenated word. */
const cutsWord = (c: EquivalenceContext, j: number) =>
  (c.sentence.glued[j] ?? false) && (c.sentence.classes[j] === 'hyphen' || c.sentence.classes[j - 1] === 'hyphen')

function countOf(c: EquivalenceContext, ...classes: string[]): number {
  let count = 0
  for (let j = c.span.start; j < c.span.end; j++) if (classes.includes(c.sentence.classes[j])) count++
  return count
}

function commasIn(text: string): number {
  let commas = 0
  for (let i = 0; i < text.length; i++) if (COMMAS.includes(text[i])) commas++
  return commas
}

/** The English span whatever its links: its edges and word classes, its words, its use in the document. */
export const SHAPE_FEATURES: readonly Feature<EquivalenceContext>[] = [
  { name: 'en.tokens', means: 'length in words', of: (c) => c.span.end - c.span.start },
  { name: 'en.content', means: 'content words', of: (c) => c.phrase.content.length },
  {
    name: 'en.ratio',
    means: 'English content words per Chinese character',
    of: (c) => c.phrase.content.length / c.key.length,
  },
  { name: 'en.begin', means: 'word classes at the left boundary', of: (c) => atEdge(c, 'begin') },
  { name: 'en.end', means: 'word classes at the right boundary', of: (c) => atEdge(c, 'end') },
  { name: 'en.whole', means: 'word classes of the whole span', of: asWhole },
  { name: 'en.heads', means: 'first word classes of both sides', of: (c) => atEdge(c, 'heads') },
  { name: 'en.tails', means: 'last word classes of both sides', of: (c) => atEdge(c, 'tails') },
  { name: 'en.startShift', means: 'words from the start of the best fit', of: (c) => c.span.start - c.best.start },
  { name: 'en.endShift', means: 'words from the end of the best fit', of: (c) => c.span.end - c.best.end },
  {
    name: 'en.cutWord',
    means: 'an edge that cuts a hyphenated word',
    of: (c) => flag(cutsWord(c, c.span.start)) + flag(cutsWord(c, c.span.end)),
  },
  {
    name: 'en.capitals',
    means: 'share of capitalised content words',
    of: (c) => mean(c.phrase.content, (j) => flag(c.sentence.capitals[j]), 0),
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
  { name: 'en.zhCommas', means: 'commas and 、 in the Chinese', of: (c) => commasIn(c.key) },
  {
    name: 'en.commas',
    means: 'commas inside',
    of: (c) => countOf(c, 'comma'),
  },
  {
    name: 'en.article',
    means: 'an article stands before',
    of: (c) => flag(ARTICLES.has(c.sentence.classes[c.span.start - 1])),
  },
  {
    name: 'en.rarest',
    means: 'everyday frequency of the rarest content word',
    of: (c) => Math.log2(1 + least(c.phrase.content, (j) => c.sentence.frequencies[j], 0)),
  },
  {
    name: 'en.everyday',
    means: 'mean everyday frequency of the content words',
    of: (c) => mean(c.phrase.content, (j) => Math.log2(1 + c.sentence.frequencies[j]), 0),
  },
  {
    name: 'en.gloss',
    means: 'is a gloss of the dictionary',
    of: (c) => flag(c.resources.isGloss(c.key, c.phrase.stems)),
  },
  {
    name: 'en.support',
    means: 'share of the units with the Chinese where the same English stands',
    of: (c) => c.support / c.keyUnits,
  },
  { name: 'en.supportCount', means: 'units of the document with this very pair', of: (c) => Math.log2(1 + c.support) },
]
