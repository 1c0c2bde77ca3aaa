import { expect, test } from 'vitest'
import { isPinyinLike, nearlySpells, spellingOf, spells } from '../../language/pinyinSearch.ts'

const development = spellingOf('绿色发展')

test('a text is spelt without tones, by its words', () => {
  expect(development).toMatchObject({ full: 'lvsefazhan', initials: 'lsfz' })
  expect(spellingOf('银行行长').full).toBe('yinhanghangzhang')
  expect(spellingOf('G20峰会').initials).toBe('gfh')
})

test('is found in full, from any syllable, by its beginning, and by initials', () => {
  for (const typed of ['lvse', 'lüse', 'fazhan', 'fazh', 'lsfz', 'fz'])
    expect(spells(typed, development), typed).toBe(true)
  for (const typed of ['zhanfa', 'azhan', 'hf']) expect(spells(typed, development), typed).toBe(false)
})

test('is found with a typing error: one letter too many, too few, another one, two swapped', () => {
  for (const typed of ['fazzhan', 'fahan', 'fachan', 'fahzan']) {
    expect(spells(typed, development), typed).toBe(false)
    expect(nearlySpells(typed, development), typed).toBe(true)
  }
  expect(nearlySpells('peace', development)).toBe(false)
  expect(isPinyinLike('和平')).toBe(false)
})
