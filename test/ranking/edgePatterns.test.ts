import { describe, expect, it } from 'vitest'
import { EdgePatterns } from '../../ranking/edgePatterns.ts'

describe('EdgePatterns', () => {
  const patterns = new EdgePatterns({ 'verb|noun': 0.5, 'verb|open quote': -1, 'noun|verb': 2 })

  it('tells what was learned of two classes, in their order', () => {
    expect(patterns.of(['verb', 'noun'])).toBe(0.5)
    expect(patterns.of(['verb', 'open quote'])).toBe(-1)
    expect(patterns.of(['noun', 'verb'])).toBe(2)
  })

  it('gives 0 to what was not learned', () => {
    expect(patterns.of(['verb', 'verb'])).toBe(0)
    expect(patterns.of(['outside', 'noun'])).toBe(0)
  })
})
