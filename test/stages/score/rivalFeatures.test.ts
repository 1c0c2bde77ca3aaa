import { describe, expect, it } from 'vitest'
import { featureRow } from '../../../ranking/feature.ts'
import { NOBODY, RIVAL_FEATURES, rivalsOf, type ScoredSpan } from '../../../stages/score/rivalFeatures.ts'

/** A span of Chinese tokens [from, to) with the English [start, end); the two log-odds are its strength. */
const span = (
  [from, to]: readonly [number, number],
  [start, end]: readonly [number, number],
  termhood = 1,
  equivalence = 3,
): ScoredSpan => ({ from, to, start, end, termhood, equivalence, nextEquivalence: equivalence - 0.75 })

/** The features of the first span, by name, beside the others. */
function features(spans: readonly ScoredSpan[]): Record<string, number> {
  const context = { span: spans[0], ...rivalsOf(0, spans), unitConfidence: 0.9, unitTokens: 10 }
  const row = featureRow(RIVAL_FEATURES, context)
  return Object.fromEntries(RIVAL_FEATURES.map(({ name }, i) => [name, row[i]]))
}

const own = span([3, 5], [2, 4], 0.5, 2)
const beside = (...others: readonly ScoredSpan[]) => features([own, ...others])

/** Names of the features in which two rows differ. */
const changed = (row: Record<string, number>) => {
  const alone = beside()
  return Object.keys(row).filter((name) => row[name] !== alone[name])
}

describe('rival features', () => {
  it('of a span alone are its own log-odds, and nobody', () => {
    expect(beside()).toEqual({
      ...{ termhood: 0.5, equivalence: 2, lead: 0.75, unit: 0.9, fills: 0.2 },
      ...{ longer: NOBODY, longerTermhood: NOBODY, shorter: NOBODY, crossing: NOBODY, sameStart: NOBODY },
      ...{ sameEnd: NOBODY, claimed: NOBODY, sameEnglish: NOBODY, unnested: NOBODY },
    })
  })

  it('the share that a span fills of a unit without tokens is that of one', () => {
    const row = featureRow(RIVAL_FEATURES, { span: own, overlapping: [], apart: [], unitConfidence: 1, unitTokens: 0 })
    expect(row[RIVAL_FEATURES.findIndex(({ name }) => name === 'fills')]).toBe(2)
  })

  it('a longer pair counts by the weaker of its two sides', () => {
    const weakChinese = beside(span([2, 6], [1, 5], 0.25, 3))
    expect(weakChinese).toMatchObject({ longer: 0.25, longerTermhood: 0.25 })
    expect(changed(weakChinese)).toEqual(['longer', 'longerTermhood'])
    // Its English side has 2 in advance.
    expect(beside(span([2, 6], [1, 5], 5, -1))).toMatchObject({ longer: 1, longerTermhood: 5 })
  })

  it('of several longer pairs the strongest counts', () => {
    const row = beside(span([2, 6], [1, 5], 0.25), span([1, 6], [1, 5], 0.75), span([0, 6], [1, 5], 0.5))
    expect(row.longer).toBe(0.75)
  })

  it('a longer pair may share the beginning or the end, not be equal', () => {
    expect(changed(beside(span([3, 6], [2, 5])))).toEqual(['longer', 'longerTermhood', 'sameStart'])
    expect(changed(beside(span([2, 5], [1, 4])))).toEqual(['longer', 'longerTermhood', 'sameEnd'])
    expect(changed(beside(span([3, 5], [2, 5])))).toEqual([])
  })

  it('a shorter pair lies inside, at an edge too', () => {
    const within = [span([3, 4], [2, 3], 0.25), span([4, 5], [3, 4], 0.25)]
    for (const inner of within) expect(changed(beside(inner))).toEqual(['shorter'])
  })

  it('a crossing pair has tokens inside and outside, on either side', () => {
    expect(changed(beside(span([2, 4], [0, 1])))).toEqual(['crossing'])
    expect(changed(beside(span([4, 6], [5, 6])))).toEqual(['crossing'])
  })

  it('a pair elsewhere matters where it claims some of the English', () => {
    expect(beside(span([5, 7], [3, 6], -3, 1.5))).toMatchObject({ claimed: 1.5 })
    expect(changed(beside(span([5, 7], [3, 6])))).toEqual(['claimed'])
    expect(changed(beside(span([0, 3], [1, 3])))).toEqual(['claimed'])
    // Next to it, without a word in common.
    expect(changed(beside(span([5, 7], [4, 6])))).toEqual([])
    expect(changed(beside(span([0, 3], [0, 2])))).toEqual([])
  })

  it('an overlapping pair may have exactly the same English', () => {
    expect(changed(beside(span([4, 6], [2, 4])))).toEqual(['crossing', 'sameEnglish'])
    expect(changed(beside(span([4, 6], [2, 5])))).toEqual(['crossing'])
    expect(changed(beside(span([4, 6], [1, 4])))).toEqual(['crossing'])
  })

  it('a longer pair whose English lies elsewhere is told apart', () => {
    expect(changed(beside(span([2, 6], [3, 5])))).toEqual(['longer', 'longerTermhood', 'unnested'])
    expect(changed(beside(span([2, 6], [1, 3])))).toEqual(['longer', 'longerTermhood', 'unnested'])
    expect(changed(beside(span([2, 6], [2, 4])))).toEqual(['longer', 'longerTermhood', 'sameEnglish'])
  })
})

describe('rivalsOf', () => {
  it('parts the others by whether their Chinese shares a token', () => {
    const spans = [span([2, 4], [0, 1]), span([0, 2], [0, 1]), span([4, 6], [0, 1]), span([3, 5], [0, 1])]
    expect(rivalsOf(0, spans)).toEqual({ overlapping: [spans[3]], apart: [spans[1], spans[2]] })
    expect(rivalsOf(3, spans)).toEqual({ overlapping: [spans[0], spans[2]], apart: [spans[1]] })
  })
})
