import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isTraditional, simplify } from '../../language/fold.ts'

describe('simplify', () => {
  it.each([
    ['發展中國家', '发展中国家'],
    ['兩國關係', '两国关系'],
    ['衞生組織與銀行户口', '卫生组织与银行户口'],
    ['後來的皇后', '后来的皇后'],
  ])('folds %s to %s', (traditional, simplified) => {
    expect(simplify(traditional)).toBe(simplified)
  })

  it('folds by phrase where one character has two simplified forms', () => {
    expect(simplify('乾淨的乾隆年間')).toBe('干净的乾隆年间')
    expect(simplify('隨著顯著的進步')).toBe('随着显著的进步')
  })

  it('leaves simplified text alone, also where it holds a character that traditional text shares', () => {
    for (const text of ['著名学者取得显著成就', '什么一坏', '皇后在后面', 'plain English, 2026'])
      expect(simplify(text)).toBe(text)
    expect(simplify('著名学者谈魏徵和顯著的进步')).toBe('著名学者谈魏徵和显著的进步')
  })

  it('keeps the UTF-16 length and is idempotent', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...'乾隆著名顯著後裡臺灣国国a 𠵾㗲') }),
    )
    fc.assert(
      fc.property(text, (s) => {
        const folded = simplify(s)
        expect(folded.length).toBe(s.length)
        expect(simplify(folded)).toBe(folded)
      }),
    )
  })
})

describe('isTraditional', () => {
  it('follows the majority of the characters that belong to one script only', () => {
    expect(isTraditional('維護國際秩序')).toBe(true)
    expect(isTraditional('维护国际秩序')).toBe(false)
    expect(isTraditional('他研究魏徵与乾隆时期的关系')).toBe(false)
    expect(isTraditional('中文')).toBe(false)
    expect(isTraditional('English')).toBe(false)
  })
})
