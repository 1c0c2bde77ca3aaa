import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LinkedUnit } from '../../../model/token.ts'
import { type EnglishSpan, edgesOf, englishSpans } from '../../../stages/pair/englishSpans.ts'
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

describe('edgesOf', () => {
  const names = ['by', 'the', 'adj', 'noun', 'of', 'noun', 'stop']

  it('begins nowhere with an article, a mark, "of", or a preposition before an article', () => {
    const { mayBegin, mayEnd, stops } = edgesOf(names, [])
    expect(mayBegin).toEqual([false, false, true, true, false, true, false])
    expect(mayEnd).toEqual([false, false, true, true, false, true, false])
    expect(stops).toEqual([false, false, false, false, false, false, true])
  })

  it('begins with a preposition that governs no article', () => {
    for (const preposition of ['on', 'by', 'from', 'at'])
      for (const [after, begins] of [
        ['the', false],
        ['a', false],
        ['an', false],
        ['det', false],
        ['noun', true],
      ] as const)
        expect(edgesOf([preposition, after], []).mayBegin[0]).toBe(begins)
    expect(edgesOf(['by'], []).mayBegin).toEqual([true])
    expect(edgesOf(['noun', 'the'], []).mayBegin).toEqual([true, false])
    expect(edgesOf(['the', 'by'], []).mayBegin).toEqual([false, true])
  })

  it('cuts no hyphenated word', () => {
    // far|-reaching change: the boundaries before tokens 1 and 2 lie inside the word.
    const { mayBegin, mayEnd } = edgesOf(['adj', 'adj', 'adj', 'noun'], [false, true, true, false])
    expect(mayBegin).toEqual([true, false, false, true])
    expect(mayEnd).toEqual([false, false, true, true])
  })
})

/** What `englishSpans` is documented to give, from all spans there are and with nothing kept between them. */
function plainly(links: readonly (readonly number[])[], names: readonly string[], from: number, to: number) {
  const { mayBegin, mayEnd, stops } = edgesOf(names, [])
  const sum = (rows: readonly (readonly number[])[], start: number, end: number) =>
    rows.flatMap((row) => row.slice(start, end)).reduce((a, b) => a + b, 0)
  const own = links.slice(from, to)
  const linkedWords = names.flatMap((_, j) => (sum(own, j, j + 1) >= 0.15 ? [j] : []))
  if (!linkedWords.length) return []
  const [first, last] = [linkedWords[0], linkedWords[linkedWords.length - 1]]
  const spans: EnglishSpan[] = []
  for (let start = 0; start < names.length; start++) {
    for (let end = start + 1; end <= names.length; end++) {
      const isNear = start >= first - 3 && start <= last && end <= last + 1 + 3 && end - start <= 4 + 4 * (to - from)
      if (!isNear || !mayBegin[start] || !mayEnd[end - 1] || stops.slice(start, end).includes(true)) continue
      const linked = sum(links, start, end)
      const unlinked = Math.max(0, end - start - linked)
      const fit = (2 * sum(own, start, end)) / (sum(own, 0, names.length) + linked + 0.15 * unlinked)
      if (fit > 0) spans.push({ start, end, fit })
    }
  }
  // Sorting keeps the order of equals.
  const best = spans.sort((a, b) => b.fit - a.fit).slice(0, 6)
  return best.filter(({ fit }) => fit >= 0.6 * best[0].fit)
}

describe('englishSpans, beside its definition', () => {
  it.each([
    ['random links', fc.constantFrom(0, 0, 0, 2, 3, 8, 14)],
    ['faint links', fc.constantFrom(0, 0, 0, 0, 1, 2, 3)],
    ['dense links', fc.nat(16)],
  ])('is the best of all spans: %s', (_, sixteenths) => {
    const names = fc.array(fc.constantFrom('noun', 'adj', 'verb', 'comma', 'stop', 'of', 'det', 'by'), {
      ...{ minLength: 1, maxLength: 14 },
    })
    const drawn = names.chain((drawnNames) =>
      fc.record({
        names: fc.constant(drawnNames),
        // Sixteenths, so that sums are exact in any order.
        links: fc.array(
          fc.array(
            sixteenths.map((n) => n / 16),
            { minLength: drawnNames.length, maxLength: drawnNames.length },
          ),
          { minLength: 2, maxLength: 4 },
        ),
        from: fc.nat(1),
        longer: fc.nat(1),
      }),
    )
    fc.assert(
      fc.property(drawn, ({ names: classNames, links: mass, from, longer }) => {
        const to = Math.min(mass.length, from + 1 + longer)
        const linked = new LinkPosteriors({
          zh: { length: mass.length },
          en: classNames.map(() => ({ norm: 'word' })),
          links: mass.flatMap((row, zh) => row.map((probability, en) => ({ zh, en, probability }))),
        } as unknown as LinkedUnit)
        expect(englishSpans(linked, edgesOf(classNames, []), from, to)).toEqual(plainly(mass, classNames, from, to))
      }),
      { numRuns: 200 },
    )
  })

  it('takes a word for linked from a mass of .15 on', () => {
    const one = (probability: number) =>
      new LinkPosteriors({
        ...{ zh: { length: 1 }, en: english('peace') },
        links: [{ zh: 0, en: 0, probability }],
      } as unknown as LinkedUnit)
    expect(englishSpans(one(0.15), edgesOf(['noun'], []), 0, 1)).toHaveLength(1)
    expect(englishSpans(one(0.14), edgesOf(['noun'], []), 0, 1)).toEqual([])
  })
})
