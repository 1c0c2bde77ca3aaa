import { describe, expect, test } from 'vitest'
import { DecisionRefused, type Termbase } from '../../../glossaries/termbase/termbase.ts'
import { conceptId, renderingId } from '../../../language/identity.ts'
import type { Decision } from '../../../model/decision.ts'
import { bitext, extraction, type Proposal } from './builders.ts'
import { onEachDatabase } from './databases.ts'
import { collect, contents, summary, withTermbase } from './fixtures.ts'

const talk = bitext('talk.txt', [
  ['我们维护世界和平的发展。', 'We safeguard world peace and development.'],
  ['和平是发展的前提。', 'Peace is the precondition of development.'],
])
const pairs: Proposal[] = [
  ['发展', 'development', 0.9],
  ['和平', 'peace', 0.8],
  ['世界和平', 'world peace and', 0.5],
]
const peace = renderingId('和平', 'peace')
const development = renderingId('发展', 'development')
const worldPeaceAnd = renderingId('世界和平', 'world peace and')

onEachDatabase((newPlace) => {
  async function reviewed(decisions: Decision[], check: (termbase: Termbase) => Promise<void>): Promise<void> {
    await withTermbase(newPlace(), async (termbase) => {
      await termbase.save(extraction([talk], pairs), 'test')
      await termbase.decide(decisions, 'Li')
      await check(termbase)
    })
  }

  const rendering = async (termbase: Termbase, id: string) =>
    (await collect(termbase.glossary().renderings())).find((candidate) => candidate.id === id)

  describe('decide', () => {
    test('sets what is decided and who decided it', async () => {
      await reviewed([{ rendering: peace, status: 'accepted', usage: 'preferred', note: 'ours' }], async (termbase) => {
        expect(await rendering(termbase, peace)).toMatchObject({
          ...{ status: 'accepted', usage: 'preferred', note: 'ours', revision: 1, confidence: 0.8 },
          decided: { by: 'Li', at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) },
        })
        await termbase.decide([{ rendering: peace, usage: null, note: null }], 'Wang')
        const changed = await rendering(termbase, peace)
        expect(changed).toMatchObject({ status: 'accepted', revision: 2, decided: { by: 'Wang' } })
        expect(changed).not.toHaveProperty('usage')
        expect(changed).not.toHaveProperty('note')
      })
    })

    test('writes one row of history a decision, all of one batch', async () => {
      await reviewed(
        [
          { rendering: peace, status: 'accepted' },
          { concept: conceptId('发展'), definition: 'getting further', domain: 'politics' },
        ],
        async (termbase) => {
          const [, first, second, ...others] = await collect(termbase.history())
          expect(others).toEqual([])
          expect(first).toMatchObject({ id: 2, batch: 2, by: 'Li', action: 'decide', rendering: peace })
          expect(first.before).toMatchObject({ status: 'proposed', zh: '和平', decided: null })
          expect(first.after).toMatchObject({ status: 'accepted', zh: '和平' })
          expect(second).toMatchObject({ id: 3, batch: 2, concept: conceptId('发展') })
          const [concept] = await collect(termbase.glossary().concepts())
          expect(concept).toMatchObject({ zh: '发展', definition: 'getting further', domain: 'politics', revision: 1 })
        },
      )
    })

    test('a decision that changes nothing leaves no row', async () => {
      await reviewed([{ rendering: peace, status: 'accepted' }], async (termbase) => {
        await termbase.decide([{ rendering: peace, status: 'accepted' }, { rendering: development }], 'Wang')
        expect(await collect(termbase.history())).toHaveLength(2)
      })
    })

    test('is refused as a whole where one decision was made on an older state', async () => {
      await reviewed([{ rendering: peace, status: 'accepted', revision: 0 }], async (termbase) => {
        const stale: Decision[] = [
          { rendering: development, status: 'accepted', revision: 0 },
          { rendering: peace, status: 'rejected', revision: 0 },
        ]
        await expect(termbase.decide(stale, 'Wang')).rejects.toThrow(DecisionRefused)
        expect(await rendering(termbase, development)).toMatchObject({ status: 'proposed' })
        expect(await rendering(termbase, peace)).toMatchObject({ status: 'accepted' })
      })
    })

    test('is refused for what does not exist, and for an empty wording', async () => {
      await reviewed([], async (termbase) => {
        await expect(termbase.decide([{ rendering: 'r0', status: 'accepted' }], 'Li')).rejects.toThrow(DecisionRefused)
        await expect(termbase.decide([{ concept: 'c0', note: 'x' }], 'Li')).rejects.toThrow(DecisionRefused)
        await expect(termbase.decide([{ rendering: peace, en: ' ' }], 'Li')).rejects.toThrow(DecisionRefused)
      })
    })

    test('a corrected English wording is kept, and its own proposal is no new one', async () => {
      await reviewed([{ rendering: worldPeaceAnd, en: 'world peace', status: 'accepted' }], async (termbase) => {
        const before = await summary(termbase.glossary())
        expect(before).toContain('世界和平 = world peace (accepted)')
        await termbase.save(extraction([talk], [...pairs, ['世界和平', 'world peace', 0.9]]), 'test')
        expect((await summary(termbase.glossary())).sort()).toEqual(before.sort())
      })
    })

    test('a corrected Chinese wording moves the rendering to the concept of that term', async () => {
      await reviewed([{ rendering: worldPeaceAnd, zh: '和平' }], async (termbase) => {
        const concepts = await collect(termbase.glossary().concepts())
        expect(concepts.map(({ zh, renderings }) => [zh, renderings.map(({ en }) => en)])).toEqual([
          ['发展', ['development']],
          ['和平', ['peace', 'world peace and']],
        ])
        await termbase.decide([{ rendering: worldPeaceAnd, zh: '维护世界和平', en: 'safeguard world peace' }], 'Li')
        const all = await summary(termbase.glossary())
        expect(all).toContain('维护世界和平 = safeguard world peace (proposed)')
        await termbase.save(extraction([talk], [...pairs, ['维护世界和平', 'safeguard world peace', 0.4]]), 'test')
        expect(await summary(termbase.glossary())).toEqual(all)
      })
    })

    test('a wording that another rendering shows is refused, though it was given another Chinese form', async () => {
      await reviewed([], async (termbase) => {
        const conceptOf = async (id: string) => {
          const concepts = await collect(termbase.glossary().concepts())
          const one = concepts.find(({ renderings }) => renderings.some((candidate) => candidate.id === id))
          return { id: one?.id as string, revision: one?.revision as number }
        }
        await termbase.merge(await conceptOf(worldPeaceAnd), await conceptOf(development), 'Li')
        await termbase.decide([{ rendering: peace, zh: '世界和平' }], 'Li')
        expect(await rendering(termbase, peace)).toMatchObject({ zh: '发展', en: 'peace' })
        const decision = { rendering: development, en: 'peace' }
        await expect(termbase.decide([decision], 'Li')).rejects.toThrow('发展 = peace is there already')
      })
    })

    test('a wording that another rendering has is refused', async () => {
      await reviewed([], async (termbase) => {
        const decision = { rendering: worldPeaceAnd, zh: '和平', en: 'Peace' }
        await expect(termbase.decide([decision], 'Li')).rejects.toThrow('is there already')
      })
    })

    test('a re-run on the same input, on changed input, and one that finds less leave decisions alone', async () => {
      const decisions: Decision[] = [
        { rendering: peace, status: 'rejected' },
        { rendering: development, status: 'accepted', usage: 'preferred', note: 'checked' },
        { rendering: worldPeaceAnd, en: 'world peace', category: 'formulation' },
      ]
      await reviewed(decisions, async (termbase) => {
        const after = await contents(termbase.glossary())
        await termbase.save(extraction([talk], pairs), 'test')
        expect(await contents(termbase.glossary())).toEqual(after)

        const revised = bitext('talk.txt', [['和平发展。', 'Peaceful development, a new day.']])
        await termbase.save(extraction([revised], [['和平', 'Peaceful', 0.7]]), 'test')
        const decided = after.renderings.map(({ id, zh, en, status, category, decided }) => ({
          id,
          zh,
          en,
          status,
          category,
          decided,
        }))
        const now = await collect(termbase.glossary().renderings())
        for (const one of decided) expect(now.find(({ id }) => id === one.id)).toMatchObject(one)
        expect(now.find(({ id }) => id === peace)?.occurrences).toEqual([])

        await termbase.save(extraction([talk], pairs), 'test')
        expect(await summary(termbase.glossary())).toEqual(
          after.renderings.map(({ zh, en, status }) => `${zh} = ${en} (${status})`),
        )
      })
    })

    test('known terms are the accepted ones', async () => {
      const decisions: Decision[] = [
        { rendering: development, status: 'accepted' },
        { rendering: peace, status: 'rejected' },
      ]
      await reviewed(decisions, async (termbase) => {
        expect(await termbase.knownTerms()).toEqual([{ zh: '发展', variants: [], en: ['development'] }])
      })
    })

    test('filters choose renderings, and leave out concepts without any', async () => {
      await reviewed([{ rendering: peace, status: 'accepted', category: 'formulation' }], async (termbase) => {
        const filtered = async (filter: Parameters<Termbase['glossary']>[0]) => {
          const { concepts, renderings } = await contents(termbase.glossary(filter))
          expect(concepts.flatMap((concept) => concept.renderings)).toHaveLength(renderings.length)
          return concepts.map((concept) => concept.zh)
        }
        expect(await filtered({ statuses: ['accepted'] })).toEqual(['和平'])
        expect(await filtered({ statuses: ['proposed', 'rejected'] })).toEqual(['发展', '世界和平'])
        expect(await filtered({ categories: ['formulation'] })).toEqual(['和平'])
        expect(await filtered({ minConfidence: 0.8 })).toEqual(['发展', '和平'])
        expect(await filtered({ statuses: [] })).toEqual([])
      })
    })

    test('a glossary of some documents has what was found there, with its occurrences there alone', async () => {
      const other = bitext('other.txt', [['和平', 'peace']])
      await withTermbase(newPlace(), async (termbase) => {
        await termbase.save(extraction([talk, other], pairs), 'test')
        const found = async (...documents: string[]) =>
          (await collect(termbase.glossary({ documents }).renderings())).map(({ zh, occurrences, example }) => [
            ...[zh, occurrences.length, example?.unit.document],
          ])
        expect(await found(other.document.id)).toEqual([['和平', 1, 'other.txt']])
        expect(await found(talk.document.id)).toContainEqual(['和平', 1, 'talk.txt'])
        expect(await found(talk.document.id, other.document.id)).toContainEqual(['和平', 2, 'other.txt'])
      })
    })

    test('a stream sees one state, whatever is written while it is read', async () => {
      await reviewed([], async (termbase) => {
        const seen: string[] = []
        for await (const { zh, status } of termbase.glossary().renderings()) {
          seen.push(`${zh} ${status}`)
          await termbase.decide([{ rendering: worldPeaceAnd, status: 'accepted' }], 'Li')
        }
        expect(seen).toEqual(['发展 proposed', '和平 proposed', '世界和平 proposed'])
      })
    })
  })
})
