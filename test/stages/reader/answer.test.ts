import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ANSWER_SCHEMA, parseAnswer } from '../../../stages/reader/answer.ts'

const whole = {
  keep: { F: [1], N: [], P: [], G: [], T: [3, 4], I: [], V: [] },
  mend: [{ n: 2, zh: '共同发展', en: 'common development', c: 'F' }],
  reject: [5],
  unsure: [6],
  missing: [{ s: 1, zh: '世界', en: 'world', c: 'T' }],
}
const read = {
  keep: [
    { n: 1, c: 'formulation' },
    { n: 3, c: 'term' },
    { n: 4, c: 'term' },
  ],
  mend: [{ n: 2, zh: '共同发展', en: 'common development', c: 'formulation' }],
  reject: [5],
  unsure: [6],
  missing: [{ s: 1, zh: '世界', en: 'world', c: 'term' }],
  malformed: 0,
}

describe('an answer is read', () => {
  const json = JSON.stringify(whole)
  test.each([
    ['as asked for', json],
    ['with line breaks', JSON.stringify(whole, null, 2)],
    ['in a fence, with talk around it', `Sure! Here {you} are:\n\`\`\`json\n${json}\n\`\`\`\nAnything else?`],
    ['after thoughts that hold another', `<think>{"reject":[1]} or not?</think>${json}`],
    ['with loose commas', json.replace('"reject":[5]', '"reject":[5,]').replace(/}$/, ',}')],
    [
      'with items as models write them',
      json.replace(/"keep":\{.*?\},"mend"/, '"keep":[{"n":1,"c":"F"},{"n":"3","c":"t"},{"n":4,"c":"T"}],"mend"'),
    ],
  ])('%s', (_, text) => expect(parseAnswer(text)).toEqual(read))

  test('as far as it goes where it breaks off, without a figure that may have been longer', () => {
    expect(parseAnswer('{"keep":{"T":[1,2,1')?.keep.map(({ n }) => n)).toEqual([1, 2])
    expect(
      parseAnswer('{"reject":[7],"mend":[{"n":2,"zh":"共同","en":"common"},{"n":3,"zh":"发展","en":"dev'),
    ).toMatchObject({
      reject: [7],
      mend: [{ n: 2, zh: '共同', en: 'common' }],
    })
  })

  test('without the items that are none', () => {
    const answer = parseAnswer('{"keep":{"T":[1,-2,"x",2.5]},"mend":[{"n":1}],"reject":{"n":1},"unsure":[null]}')
    expect(answer).toMatchObject({ keep: [{ n: 1 }], mend: [], reject: [], unsure: [], malformed: 6 })
  })

  test('an unknown kind says nothing', () => {
    expect(parseAnswer('{"keep":{"Z":[1]}}')?.keep).toEqual([{ n: 1, c: undefined }])
  })
})

test.each(['', 'I cannot help with that.', '[]', '{}', '{"verdict":"keep"}', 'null', '{"keep"'])(
  'no answer: %s',
  (text) => {
    expect(parseAnswer(text)).toBeUndefined()
  },
)

test('whatever is written, reading it ends and throws nothing', () => {
  const pieces = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    '"',
    ',',
    ':',
    'keep',
    'mend',
    '1',
    '\\',
    '<think>',
    '\u0000',
    '好',
  )
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 60 }), (some) => {
      parseAnswer(some.join(''))
    }),
  )
  expect(parseAnswer('{'.repeat(150_000))).toBeUndefined()
  expect(parseAnswer('"'.repeat(150_000))).toBeUndefined()
  expect(parseAnswer(`{"keep":${'['.repeat(100_000)}`)).toBeUndefined()
})

test('the schema is one that strict servers take: every property required, no other allowed', () => {
  const objects: Record<string, unknown>[] = []
  const visit = (value: unknown) => {
    if (typeof value !== 'object' || value === null) return
    const one = value as Record<string, unknown>
    if (one.type === 'object') objects.push(one)
    Object.values(one).forEach(visit)
  }
  visit(ANSWER_SCHEMA)
  expect(objects).toHaveLength(4)
  for (const { properties, required, additionalProperties } of objects) {
    expect(required).toEqual(Object.keys(properties as object))
    expect(additionalProperties).toBe(false)
  }
})
