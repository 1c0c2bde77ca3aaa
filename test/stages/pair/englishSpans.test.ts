import { describe, expect, it } from 'vitest'
import type { LinkedUnit } from '../../../model/token.ts'
import { edgesOf, englishSpans } from '../../../stages/pair/englishSpans.ts'
import { LinkPosteriors } from '../../../stages/pair/posteriors.ts'

/** 命运(0) 共同体(1) 建设(2) — a(0) community(1) of(2) shared(3) destiny(4) is(5) built(6) */
const links = [
  { zh: 0, en: 3, probability: 0.4 },
  { zh: 0, en: 4, probability: 0.9 },
  { zh: 1, en: 1, probability: 0.95 },
  { zh: 2, en: 6, probability: 0.8 },
]
const classes = ['a', 'noun', 'of', 'adj', 'noun', 'auxiliary', 'participle']
const edges = edgesOf(classes, [])
const english = (text: string) => text.split(' ').map((norm) => ({ norm }))
const unit = {
  zh: { length: 3 },
  en: english('a community of shared destiny is built'),
  links,
} as unknown as LinkedUnit
const posteriors = new LinkPosteriors(unit)

describe('Posteriors', () => {
  it('sums blocks of links', () => {
    expect(posteriors.block(0, 3, 0, 7)).toBeCloseTo(3.05)
    expect(posteriors.block(0, 1, 3, 5)).toBeCloseTo(1.3)
    expect(posteriors.block(1, 2, 3, 5)).toBeCloseTo(0)
    expect(posteriors.block(2, 3, 6, 7)).toBeCloseTo(0.8)
    expect([...posteriors.massUpTo(0, 1)].map((mass) => Math.round(10 * mass))).toEqual([0, 0, 0, 0, 4, 13, 13, 13])
  })
})

describe('englishSpans', () => {
  it('finds the words linked to the Chinese span and nothing else', () => {
    const [best] = englishSpans(posteriors, edges, 0, 2)
    expect([best.start, best.end]).toEqual([1, 5])
  })

  it('counts no link to an article', () => {
    const withArticle = new LinkPosteriors({ ...unit, links: [...links, { zh: 0, en: 0, probability: 0.9 }] })
    expect(withArticle.block(0, 3, 0, 1)).toBe(0)
  })

  it('finds the part that belongs to a part', () => {
    expect(englishSpans(posteriors, edges, 1, 2)[0]).toMatchObject({ start: 1, end: 2 })
  })

  it('never ends with a preposition or begins with an article', () => {
    for (const { start, end } of englishSpans(posteriors, edges, 0, 3)) {
      expect(classes[start]).not.toBe('a')
      expect(classes[end - 1]).not.toBe('of')
    }
  })

  it('never crosses the end of a sentence', () => {
    const linked = new LinkPosteriors({
      zh: { length: 1 },
      en: english('peace , development'),
      links: [
        { zh: 0, en: 0, probability: 0.9 },
        { zh: 0, en: 2, probability: 0.9 },
      ],
    } as unknown as LinkedUnit)
    const spans = (mark: string) =>
      englishSpans(linked, edgesOf(['noun', mark, 'noun'], []), 0, 1).map(({ start, end }) => `${start}-${end}`)
    expect(spans('comma')).toContain('0-3')
    expect(spans('stop')).not.toContain('0-3')
  })

  it('gives none to a word without links', () => {
    const bare = new LinkPosteriors({ ...unit, links: [] })
    expect(englishSpans(bare, edges, 0, 2)).toEqual([])
  })
})
