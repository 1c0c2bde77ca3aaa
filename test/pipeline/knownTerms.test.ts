import { expect, test } from 'vitest'
import type { TokenizedUnit } from '../../model/token.ts'
import { knownTermsIn } from '../../pipeline/knownTerms.ts'

const unit = (zh: string, en: string) => ({ unit: { zh, en }, zh: [], en: [] }) as unknown as TokenizedUnit
const units = [unit('扩大绿色金融规模。', 'Green  Finance grows.'), unit('降低碳税。', 'Lower the levy.')]

test('a known term counts where both of its sides stand', () => {
  const greenFinance = { zh: '绿色金融', en: 'green finance' }
  expect(knownTermsIn(units, [greenFinance, { zh: '碳税', en: 'carbon tax' }, { zh: '预算', en: 'levy' }])).toEqual([
    greenFinance,
  ])
})

test('no known terms, none found', () => {
  expect(knownTermsIn(units, [])).toEqual([])
})
