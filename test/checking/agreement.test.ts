import { describe, expect, test } from 'vitest'
import { agreed } from '../../checking/agreement.ts'

/** What a sentence with 【a wording】 becomes; undefined where that is not certain. */
function mended(sentence: string, known: string, instead: string): string | undefined {
  const [, before, found, after] = /^(.*)【(.*)】(.*)$/.exec(sentence) as RegExpExecArray
  const result = agreed({ found, known, instead, before })
  return result && before.slice(0, before.length - result.reach) + result.text + after
}

describe('number and verb forms', () => {
  test.each([
    ['issued 【joint bulletins】 twice', 'joint bulletin', 'joint communiqué', 'issued joint communiqués twice'],
    ['two 【policies of peace】', 'policy of peace', 'strategy for peace', 'two strategies for peace'],
    ['the 【policy】 failed', 'policies', 'strategies', 'the strategy failed'],
    ['【widening the opening】 now', 'widen the opening', 'expand the opening', 'expanding the opening now'],
    ['we 【widened it】', 'widen it', 'plan it', 'we planned it'],
    ['he 【pushes reform】', 'push reform', 'carry reform', 'he carries reform'],
    ['the 【ministry’s】 view', 'ministry', 'department', 'the department’s view'],
    ['【pragmatic cooperation】', 'pragmatic cooperation', 'practical cooperation', 'practical cooperation'],
  ])('%s', (sentence, known, instead, expected) => {
    expect(mended(sentence, known, instead)).toBe(expected)
  })

  test.each([
    ['we 【widened it】', 'widen it', 'build it'],
    ['many 【workers】', 'worker', 'man'],
    ['【widening ministries】', 'widen ministry', 'expand department'],
  ])('irregular or several: %s', (sentence, known, instead) => {
    expect(mended(sentence, known, instead)).toBeUndefined()
  })
})

describe('capitals', () => {
  test.each([
    ['【Pragmatic cooperation】 grows', 'Practical cooperation grows'],
    ['On 【Pragmatic Cooperation】', 'On Practical Cooperation'],
    ['ON 【PRAGMATIC COOPERATION】', 'ON PRACTICAL COOPERATION'],
    ['for 【pragmatic cooperation】', 'for practical cooperation'],
  ])('%s', (sentence, expected) => {
    expect(mended(sentence, 'pragmatic cooperation', 'practical cooperation')).toBe(expected)
  })

  test('of names are those of the termbase', () => {
    expect(mended('the 【green road】 today', 'green road', 'Green Silk Road')).toBe('the Green Silk Road today')
  })
})

describe('articles', () => {
  test.each([
    ['a 【shared plan】', 'shared plan', 'open plan', 'an open plan'],
    ['An 【open plan】', 'open plan', 'European plan', 'A European plan'],
    ['a 【developing nation’s】 voice', 'developing nation', 'developing country', 'a developing country’s voice'],
    ['a 【useful plan】', 'useful plan', 'hourly plan', 'an hourly plan'],
    [
      'join 【One Plan】 today',
      'One Plan',
      'Harbour and Bridge Initiative',
      'join the Harbour and Bridge Initiative today',
    ],
    ['【One Plan】 grows', 'One Plan', 'Harbour and Bridge Initiative', 'The Harbour and Bridge Initiative grows'],
    ['the 【One Plan】', 'One Plan', 'Harbour and Bridge Initiative', 'the Harbour and Bridge Initiative'],
    ['our 【plan】', 'plan', 'the project', 'our project'],
  ])('%s', (sentence, known, instead, expected) => {
    expect(mended(sentence, known, instead)).toBe(expected)
  })

  test('of names that may have one or not, and of plurals after “a”, are not certain', () => {
    expect(mended('read 【Old Book】 now', 'Old Book', 'Zhang San Thought')).toBeUndefined()
    expect(mended('a 【plan】', 'plan', 'projects')).toBeUndefined()
  })
})
