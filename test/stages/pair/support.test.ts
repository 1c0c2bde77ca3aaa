import { describe, expect, it } from 'vitest'
import { Support } from '../../../stages/pair/support.ts'

describe('Support', () => {
  it('counts units, not occurrences, and goes on as units are added', () => {
    const support = new Support()
    const first = support.add('合作', ['cooper', 'close cooper'], 0)
    // The same term again in the same sentence.
    support.add('合作', ['cooper'], 0)
    support.add('合作', ['collabor'], 1)
    support.add('合作', ['cooper'], 2)
    expect(first.key.units).toBe(3)
    expect(first.pairs.map(({ units }) => units)).toEqual([2, 1])
  })

  it('leaves out units where nothing might render the key, and keeps keys apart', () => {
    const support = new Support()
    const { key } = support.add('合作', ['cooper'], 0)
    support.add('合作', [], 1)
    support.add('发展', ['cooper'], 1)
    expect(key.units).toBe(1)
  })
})
