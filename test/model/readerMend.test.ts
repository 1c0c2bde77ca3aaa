import { describe, expect, it } from 'vitest'
import { mendIn, tellMend } from '../../model/readerMend.ts'
import type { Reason } from '../../model/reason.ts'

const told = 'qwen3:14b, instructions 1, 2026-12-01; the ranker gave 0.812; unlike the ranker'
const mended = (value: string): Reason[] => [
  { side: 'for', code: 'glossed' },
  { side: 'against', code: 'readerMended', value },
]

describe('mendIn', () => {
  it.each([
    ['绿色发展', 'green development', told],
    ['进博会', 'China International Import Expo (CIIE)', told],
    ['和平', 'peace', told.replace('qwen3:14b', 'a model (large)')],
  ])('gives back what was told: %s = %s', (zh, en, by) => {
    expect(mendIn(mended(tellMend(zh, en, by)))).toEqual({ zh, en })
  })

  it('is nothing where the reader said nothing, or something else', () => {
    expect(mendIn([])).toBeUndefined()
    expect(mendIn([{ side: 'for', code: 'readerKept', value: told }])).toBeUndefined()
    expect(mendIn(mended('no pair at all'))).toBeUndefined()
  })
})
