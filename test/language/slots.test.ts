import { expect, test } from 'vitest'
import { fixedParts, slotRules, slottedSpans } from '../../language/slots.ts'

test.each([
  ['以……为中心', ['以', '为中心']],
  ['以…为…', ['以', '为']],
  ['with ... at the center', ['with', 'at the center']],
  ['……化', undefined],
  ['以人为本', undefined],
  ['e.g. this', undefined],
])('%s has the parts %j', (term, parts) => {
  expect(fixedParts(term)).toEqual(parts)
})

const found = (text: string, parts: string[]) =>
  slottedSpans(text, parts, slotRules.zh).map(({ start, end }) => text.slice(start, end))

test.each([
  ['坚持以人民为中心。', ['以人民为中心']],
  // The nearest of two first parts.
  ['以史为鉴以人民为中心', ['以人民为中心']],
  ['以人民为中心，以经济建设为中心', ['以人民为中心', '以经济建设为中心']],
  // A list is one filler, two clauses are not.
  ['以经济、文化为中心', ['以经济、文化为中心']],
  ['以经济，文化为中心', []],
  ['以为中心', []],
  [`以${'很'.repeat(25)}为中心`, []],
])('in %s stand %j', (text, places) => {
  expect(found(text, ['以', '为中心'])).toEqual(places)
})

test('a part that may not stand where it is found is passed over', () => {
  const text = '可以以人民为中心'
  const isPart = ({ start }: { start: number }) => start !== 1
  expect(slottedSpans(text, ['以', '为中心'], { ...slotRules.zh, isPart })).toEqual([{ start: 2, end: 8 }])
  const english = 'Without it, with people at the center.'
  const [span] = slottedSpans(english.toLowerCase(), ['with', 'at the center'], {
    ...slotRules.en,
    isPart: ({ start }) => start > 0,
  })
  expect(english.slice(span.start, span.end)).toBe('with people at the center')
})
