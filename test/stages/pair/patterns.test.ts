import { describe, expect, it } from 'vitest'
import { patternsOf, wholeRenderingPattern } from '../../../stages/pair/patterns.ts'

/** 强大(adjective) 数字(noun) 经济(noun 2) — the digital economy grows quickly */
const sentence = {
  zhClasses: ['adjective', 'noun', 'noun 2'],
  classes: ['the', 'adj', 'noun', 'verb', 'adverb'],
}

describe('patternsOf', () => {
  it('names the classes on both sides of each edge, and at the same edge of both languages', () => {
    expect(patternsOf({ sentence, from: 1, to: 3, span: { start: 1, end: 3 } })).toEqual({
      begin: 'the|adj',
      end: 'noun|verb',
      whole: 'adj noun',
      heads: 'noun|adj',
      tails: 'noun 2|noun',
    })
  })

  it('has a class of its own for what lies outside the sentence', () => {
    const { begin, end } = patternsOf({ sentence, from: 0, to: 3, span: { start: 0, end: 5 } })
    expect([begin, end]).toEqual(['outside|the', 'adverb|outside'])
  })

  it('tells no pattern of the whole of more than five words', () => {
    const six = ['the', 'adj', 'noun', 'verb', 'adverb', 'noun']
    expect(wholeRenderingPattern(six, 0, 5)).toBe('the adj noun verb adverb')
    expect(wholeRenderingPattern(six, 1, 6)).toBe('adj noun verb adverb noun')
    expect(wholeRenderingPattern(six, 0, 6)).toBeUndefined()
  })
})
