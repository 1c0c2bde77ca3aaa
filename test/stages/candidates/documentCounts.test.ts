import { describe, expect, it } from 'vitest'
import { DocumentCounts } from '../../../stages/candidates/documentCounts.ts'

describe('DocumentCounts', () => {
  it('knows what stands once by its count alone', () => {
    const counts = new DocumentCounts()
    counts.add('水库', '修', '，')
    expect(counts.use('水库')).toEqual({ count: 1, leftEntropy: 0, rightEntropy: 0, nestedShare: 0 })
  })

  it('measures the company of what stands several times', () => {
    const counts = new DocumentCounts()
    counts.add('共同体', '命运', '建设')
    counts.add('共同体', '命运', '，')
    counts.add('共同体', '命运', '建设')
    counts.add('共同体', '安全', '，')
    const { count, leftEntropy, rightEntropy, nestedShare } = counts.use('共同体')
    expect(count).toBe(4)
    // Three of four after 命运: -(3/4)·log2(3/4) - (1/4)·log2(1/4).
    expect(leftEntropy).toBeCloseTo(0.811, 3)
    expect(rightEntropy).toBeCloseTo(1)
    expect(nestedShare).toBe(0.75)
  })

  it('takes no mark and no edge of a sentence for a longer term', () => {
    const counts = new DocumentCounts()
    counts.add('合作', '', '。')
    counts.add('合作', '', '。')
    expect(counts.use('合作').nestedShare).toBe(0)
  })

  it('counts on after it was asked', () => {
    const counts = new DocumentCounts()
    for (let times = 1; times <= 3; times++) {
      counts.add('合作', '', '')
      expect(counts.use('合作').count).toBe(times)
    }
  })
})
