import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openTermbase } from '../../../glossaries/termbase/open.ts'
import { bitext, extraction, type Proposal } from './builders.ts'
import { onEachDatabase } from './databases.ts'

const terms = [
  ['绿色', 'green'],
  ['发展', 'development'],
  ['绿色发展', 'green development'],
  ['绿色发展道路', 'green development path'],
] as const
const proposals = terms.map(([zh, en]): Proposal => [zh, en, 0.5])

/** Documents as lists of the terms that their sentences have. */
const documents = fc.array(fc.array(fc.constantFrom(...terms), { minLength: 1, maxLength: 4 }), {
  minLength: 2,
  maxLength: 6,
})

onEachDatabase((newPlace, share) => {
  test('what stands within longer terms only is the same however documents are added', async () => {
    const property = fc.asyncProperty(documents, fc.nat(), async (drawn, seed) => {
      const bitexts = drawn.map((sentences, n) =>
        bitext(`${n}.txt`, [[`第${n}篇。`, `Text ${n}.`], ...sentences.map(([zh, en]) => [zh, en] as const)]),
      )
      const folded = async (portions: readonly (typeof bitexts)[]) => {
        const termbase = await openTermbase(newPlace(), 'create')
        try {
          for (const portion of portions) await termbase.save(extraction(portion, proposals), 'test')
          return new Set(await termbase.review.queue({ nested: 'fold' }))
        } finally {
          await termbase.close()
        }
      }
      const at = seed % bitexts.length
      const atOnce = await folded([bitexts])
      expect(await folded(bitexts.map((one) => [one]))).toEqual(atOnce)
      expect(await folded([bitexts.slice(at), bitexts.slice(0, at)])).toEqual(atOnce)
    })
    await fc.assert(property, { numRuns: Math.ceil(60 * share) })
  })
})
