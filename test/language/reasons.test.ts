import { expect, test } from 'vitest'
import { parseReason, reasonText } from '../../language/reasons.ts'
import { type Reason, type ReasonCode, reasonCodes } from '../../model/reason.ts'

test('a reason is worded, and what older versions stored is read back', () => {
  const value = { none: undefined, number: 11, text: 'a {} glossary.tbx' }
  for (const [code, kind] of Object.entries(reasonCodes) as [ReasonCode, keyof typeof value][]) {
    for (const side of ['for', 'against'] as const) {
      const reason: Reason = { side, code, ...(value[kind] !== undefined && { value: value[kind] }) }
      expect(parseReason(reasonText(reason))).toEqual(reason)
    }
  }
  expect(parseReason('for: recurs in political reports (11)')).toEqual({ side: 'for', code: 'inReports', value: 11 })
  expect(parseReason('stands alone')).toEqual({ side: 'for', code: 'other', value: 'stands alone' })
})
