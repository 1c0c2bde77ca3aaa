import { expect, test } from 'vitest'
import { questionsOf, questionText } from '../../../stages/reader/question.ts'
import { entryOf, unitOf } from './fixtures.ts'

const units = [
  unitOf(0, '维护国家主权和发展利益。', 'Uphold national sovereignty and development interests.'),
  unitOf(1, '今天天气很好。', 'The weather is fine today.'),
  unitOf(2, '国家主权不容侵犯。', 'Our national sovereignty is inviolable.'),
]
const pairs = [
  entryOf(units, '发展利益', 'development interests', 0.4),
  entryOf(units, '国家主权', 'national sovereignty', 0.7),
  entryOf(units, '维护', 'Uphold', 0.05),
  entryOf(units, '不容侵犯', 'inviolable', 0.99),
]

test('every doubtful pair is asked about once, with its sentences; the rest is not sent', () => {
  expect(questionsOf(units, pairs).map(questionText)).toEqual([
    [
      '#1',
      'zh: 维护国家主权和发展利益。',
      'en: Uphold national sovereignty and development interests.',
      '1 国家主权 = national sovereignty',
      '2 发展利益 = development interests',
    ].join('\n'),
  ])
})

test('sentences are put together up to a size, and numbered anew in each question', () => {
  const many = Array.from({ length: 9 }, (_, n) =>
    unitOf(n, `第${n}条国家主权。`, `Article ${n} on national sovereignty.`),
  )
  const each = many.map((unit) => entryOf([unit], '国家主权', 'national sovereignty', 0.5))
  const questions = questionsOf(many, each, { size: 120 })
  expect(questions.flatMap(({ units }) => units.map(({ unit }) => unit.id))).toEqual(many.map(({ id }) => id))
  expect(questions.length).toBeGreaterThan(2)
  for (const { units } of questions) {
    expect(units[0].number).toBe(1)
    expect(units[0].pairs[0].number).toBe(1)
  }
})

test('what is no sentence pair is not sent', () => {
  const [long] = [unitOf(0, '国家主权。'.repeat(2000), 'national sovereignty '.repeat(2000))]
  expect(questionsOf([long], [entryOf([long], '国家主权', 'national sovereignty', 0.5)])).toEqual([])
})
