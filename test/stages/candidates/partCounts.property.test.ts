import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Token } from '../../../model/token.ts'
import { countCandidates } from '../../../stages/candidates/contexts.ts'
import { addUp, countPart, inRange, usesIn } from '../../../stages/candidates/index.ts'
import { spansOf } from '../../../stages/candidates/spans.ts'
import '../../propertySeed.ts'

const words = ['粮食', '安全', '是', '国家', '的', '、', '发展', '，', '经济']

function tokensOf(texts: readonly string[]): Token[] {
  let start = 0
  return texts.map((text) => {
    const token = {
      text,
      norm: text,
      lemma: text,
      pos: /\p{P}/u.test(text) ? 'x' : 'n',
      start,
      end: start + text.length,
    }
    start += text.length
    return token
  })
}

const unit = fc
  .array(fc.constantFrom(...words), { minLength: 1, maxLength: 6 })
  .map((texts) => ({ zh: tokensOf(texts) }))

test('a candidate is used alike however its document is divided, and whatever is added up at a time', () => {
  fc.assert(
    fc.property(
      fc.array(unit, { minLength: 1, maxLength: 12 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 5 }),
      (units, size, ranges) => {
        const whole = countCandidates(units.map(({ zh }) => ({ zh, spans: spansOf(zh) })))
        const parts = Array.from({ length: Math.ceil(units.length / size) }, (_, p) =>
          units.slice(p * size, (p + 1) * size),
        )
        const counts = parts.map(countPart)
        const uses = Array.from({ length: ranges }, (_, range) =>
          addUp(counts.map((count) => inRange(count, range, ranges))),
        )
        for (const [p, part] of parts.entries()) {
          const use = usesIn(uses.map((ofRange) => ofRange[p]))
          for (const { zh } of part)
            for (const { key } of spansOf(zh)) {
              const expected = whole.use(key)
              const found = use(key)
              expect(found?.count ?? 1).toBe(expected.count)
              if (!found) continue
              expect(found.leftEntropy).toBeCloseTo(expected.leftEntropy, 5)
              expect(found.rightEntropy).toBeCloseTo(expected.rightEntropy, 5)
              expect(found.nestedShare).toBeCloseTo(expected.nestedShare, 5)
            }
        }
      },
    ),
    { numRuns: 200 },
  )
})

test('any division gives the same numbers to the last bit', () => {
  fc.assert(
    fc.property(fc.array(unit, { minLength: 2, maxLength: 12 }), fc.integer({ min: 1, max: 11 }), (units, size) => {
      const usesOf = (sizeOfPart: number) => {
        const parts = Array.from({ length: Math.ceil(units.length / sizeOfPart) }, (_, p) =>
          countPart(units.slice(p * sizeOfPart, (p + 1) * sizeOfPart)),
        )
        return usesIn(addUp(parts))
      }
      const [one, other] = [usesOf(units.length), usesOf(size)]
      for (const { zh } of units) for (const { key } of spansOf(zh)) expect(other(key)).toEqual(one(key))
    }),
    { numRuns: 200 },
  )
})
