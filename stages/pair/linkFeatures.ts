import type { Feature } from '../../ranking/feature.ts'
import type { EquivalenceContext } from './context.ts'
import { countWhere, least, mean } from './summary.ts'

const mass = (upTo: Float64Array, from: number, to: number) => upTo[to] - upTo[from]
const own = (c: EquivalenceContext, j: number) => mass(c.own, j, j + 1)
const others = (c: EquivalenceContext, j: number) => mass(c.posteriors.all, j, j + 1) - own(c, j)
const outside = (c: EquivalenceContext, j: number) => j < 0 || j >= c.sentence.norms.length

/** Share of the links of Chinese token i that lands in the English span. */
const covered = (c: EquivalenceContext, i: number) =>
  Math.min(1, c.posteriors.block(i, i + 1, c.span.start, c.span.end))

function strayed(c: EquivalenceContext): number {
  const whole = c.own[c.sentence.norms.length]
  return whole ? 1 - mass(c.own, c.span.start, c.span.end) / whole : 1
}

/** Link evidence: what of the links of two spans they share, as a whole, word by word, and at the edges. */
export const LINK_FEATURES: readonly Feature<EquivalenceContext>[] = [
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
  {
    name: 'en.zhLeast',
    means: 'least covered Chinese content word',
    of: (c) => least(c.zhContent, (i) => covered(c, i), -1),
  },
  {
    name: 'en.zhMean',
    means: 'mean coverage of the Chinese content words',
    of: (c) => mean(c.zhContent, (i) => covered(c, i), -1),
  },
  {
    name: 'en.zhFirst',
    means: 'coverage of the first Chinese word',
    of: (c) => covered(c, c.from),
  },
  {
    name: 'en.zhLast',
    means: 'coverage of the last Chinese word',
    of: (c) => covered(c, c.to - 1),
  },
  {
    name: 'en.least',
    means: 'least linked English content word',
    of: (c) => least(c.phrase.content, (j) => own(c, j), -1),
  },
  {
    name: 'en.mean',
    means: 'mean link mass of the English content words',
    of: (c) => mean(c.phrase.content, (j) => own(c, j), -1),
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
    of: (c) => countWhere(c.phrase.content, (j) => own(c, j) < 0.2),
  },
  {
    name: 'en.idle',
    means: 'content words linked to nothing at all',
    of: (c) => countWhere(c.phrase.content, (j) => own(c, j) + others(c, j) < 0.3),
  },
  {
    name: 'en.firstContent',
    means: 'link mass of the first content word',
    of: (c) => (c.phrase.content.length ? own(c, c.phrase.content[0]) : -1),
  },
  {
    name: 'en.lastContent',
    means: 'link mass of the last content word',
    of: (c) => (c.phrase.content.length ? own(c, c.phrase.content[c.phrase.content.length - 1]) : -1),
  },
]
