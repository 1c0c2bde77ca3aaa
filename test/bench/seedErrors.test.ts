import { expect, test } from 'vitest'
import { seedErrors, spoils } from '../../bench/seedErrors.ts'
import { bitext, extraction } from '../glossaries/termbase/builders.ts'

const talk = bitext('talk.txt', [
  ['绿色发展很重要。', 'Green development matters.'],
  ['双方加强对话。', 'Both sides step up dialogue.'],
  ['好。', 'Good.'],
])
const { units } = talk
const { entries } = extraction(
  [talk],
  [
    ['绿色发展', 'Green development', 0.9],
    ['对话', 'dialogue', 0.9],
  ],
)

test('each unit with a term loses one of its renderings, the others stay', () => {
  const { units: spoilt, errors } = seedErrors(units, entries, spoils['another term’s rendering'], 1)
  expect(spoilt.map(({ en }) => en)).toEqual(['dialogue matters.', 'Both sides step up Green development.', 'Good.'])
  expect(errors.map(({ unit, wrong }) => [unit, wrong])).toEqual([
    [units[0].id, 'dialogue'],
    [units[1].id, 'Green development'],
  ])
})

test('a rendering is left out, or loses a word where it has several', () => {
  const english = (spoil: (typeof spoils)[keyof typeof spoils]) =>
    seedErrors(units, entries, spoil, 1).units.map(({ en }) => en)
  expect(english(spoils['left out'])).toEqual([' matters.', 'Both sides step up .', 'Good.'])
  expect(english(spoils['one of its words changed'])).toEqual([
    'Green dialogue matters.',
    'Both sides step up dialogue.',
    'Good.',
  ])
})
