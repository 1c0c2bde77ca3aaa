import { expect, it } from 'vitest'
import { cleaned } from '../../../stages/read/clean.ts'
import { placeAt, placed } from '../../../stages/read/placed.ts'
import { readText, texts } from './helpers.ts'

it('radicals, marks that are combined with a letter and characters that show nothing', () => {
  expect(cleaned(placed('⼈⺠\u200B的港⼝\u200E门⼾', 1)).text).toBe('人民的港口门户')
  expect(cleaned(placed('Petrovic\u0301 and Dvor\u030Ca\u0301k', 1)).text).toBe('Petrović and Dvořák')
  expect(cleaned(placed('co\u00ADoperation\u00A0now ', 1)).text).toBe('cooperation now')
})

it('what follows them keeps its place', () => {
  const text = cleaned(placed('c\u0301\u200Bab', 3))
  expect(text.text).toBe('ćab')
  expect(placeAt(text, 1)).toEqual({ line: 3, column: 4 })
})

it('in a bitext as in running text', async () => {
  const { zh } = await readText('zh\ten\n港⼝开放。\tThe port is open.\n', 'a.tsv')
  expect(texts(zh)).toEqual(['港口开放。'])
})
