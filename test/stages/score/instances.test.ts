import { describe, expect, it } from 'vitest'
import { pairInstances, type ScorableUnit } from '../../../stages/score/instances.ts'
import { NOBODY, RIVAL_FEATURES } from '../../../stages/score/rivalFeatures.ts'

const rendering = (equivalence: number, start = 0) => ({ start, end: start + 1, equivalence, features: [equivalence] })
const candidate = { from: 0, to: 2, key: '和平', termhood: 1, features: [7] }

/** A unit of four Chinese tokens whose only candidate has renderings of these log-odds. */
const unit = (...equivalences: number[]) =>
  ({
    unit: { confidence: 0.8 },
    zh: Array(4).fill({}),
    pairs: [{ candidate, renderings: equivalences.map((odds, at) => rendering(odds, at)) }],
  }) as unknown as ScorableUnit

describe('pairInstances', () => {
  it('takes the best rendering, and the next where it is as near as 1.5', () => {
    const starts = (...odds: number[]) => pairInstances(unit(...odds))[0].map(({ span }) => span.start)
    expect(starts(3)).toEqual([0])
    expect(starts(3, 1.5)).toEqual([0, 1])
    expect(starts(3, 1.4)).toEqual([0])
    expect(starts(3, 2.9, 2.8)).toEqual([0, 1])
  })

  it('what the best leads by, the next trails by; alone it leads before nobody', () => {
    const next = (...odds: number[]) => pairInstances(unit(...odds))[0].map(({ span }) => span.nextEquivalence)
    expect(next(3, 2)).toEqual([2, 3])
    expect(next(3)).toEqual([NOBODY])
  })

  it('a row has the rivals’ features, those of termhood, and those of equivalence', () => {
    const [[best, near]] = pairInstances(unit(3, 2))
    const at = (name: string) => RIVAL_FEATURES.findIndex((feature) => feature.name === name)
    expect(best.row).toHaveLength(RIVAL_FEATURES.length + 2)
    expect(best.row.slice(-2)).toEqual([7, 3])
    expect(near.row.slice(-2)).toEqual([7, 2])
    expect([best.row[at('unit')], best.row[at('fills')], best.row[at('lead')]]).toEqual([0.8, 0.5, 1])
    expect(best).toMatchObject({ key: '和平', span: { from: 0, to: 2, start: 0, end: 1, termhood: 1, equivalence: 3 } })
  })
})
