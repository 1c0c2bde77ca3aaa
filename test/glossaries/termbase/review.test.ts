import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rebuild } from '../../../glossaries/termbase/read/rebuild.ts'
import { DecisionRefused, type Termbase } from '../../../glossaries/termbase/termbase.ts'
import { conceptId, renderingId } from '../../../language/identity.ts'
import { bitext, extraction, type Proposal } from './builders.ts'
import { onEachDatabase } from './databases.ts'
import { collect, contents, withTermbase } from './fixtures.ts'

const talk = bitext('talk.txt', [
  ['我们维护世界和平的发展。', 'We safeguard world peace and development.'],
  ['和平是发展的前提。', 'Peace is the precondition of development.'],
  ['平和的發展，這是前提。', 'Peaceful progress, that is the precondition.'],
])
const pairs: Proposal[] = [
  ['发展', 'development', 0.9],
  ['和平', 'peace', 0.8],
  ['和平', 'Peace is', 0.3],
  ['世界和平', 'world peace and', 0.5],
  ['前提', 'precondition', 0.7, 'formulation'],
]
const ids = pairs.map(([zh, en]) => renderingId(zh, en))
const [development, peace, peaceIs, worldPeaceAnd, precondition] = ids

onEachDatabase((newPlace, share) => {
  async function filled(check: (termbase: Termbase) => Promise<void>): Promise<void> {
    await withTermbase(newPlace(), async (termbase) => {
      await termbase.save(extraction([talk], pairs), 'test')
      await check(termbase)
    })
  }

  const shown = async ({ review }: Termbase, filter = {}) => {
    const found = await review.rows(await review.queue(filter))
    return found.map(({ zh, en }) => `${zh} = ${en}`)
  }
  const of = async (termbase: Termbase, id: string) => {
    const [row] = await termbase.review.rows([id])
    if (!row) throw new Error(`no rendering ${id}`)
    return row
  }

  describe('queue', () => {
    test('ranks by confidence, by what is least certain, by frequency', async () => {
      await filled(async (termbase) => {
        expect(await termbase.review.queue({})).toEqual([development, peace, precondition, worldPeaceAnd, peaceIs])
        expect((await termbase.review.queue({ order: 'informative' }))[0]).toBe(worldPeaceAnd)
        expect((await termbase.review.queue({ order: 'frequency' }))[0]).toBe(development)
      })
    })

    test('has first what is probably right and essential, and so have glossaries; by confidence where that is asked for', async () => {
      const found: Proposal[] = [
        ['发展', 'development', 0.9, 'term', 0.2],
        ['和平', 'peace', 0.8, 'term', 0.9],
        ['前提', 'precondition', 0.7],
      ]
      await withTermbase(newPlace(), async (termbase) => {
        await termbase.save(extraction([talk], found), 'test')
        // 0.9³ * 0.2 = 0.146, 0.8³ * 0.9 = 0.461, and 0.7³ * 0.5 = 0.172 where nobody knows.
        const ranked = [peace, precondition, development]
        expect(await termbase.review.queue({})).toEqual(ranked)
        expect(await termbase.review.queue({ order: 'confidence' })).toEqual([development, peace, precondition])
        const { renderings, concepts } = await contents(termbase.glossary())
        expect(renderings.map(({ id, essential }) => [id, essential])).toEqual([
          [peace, 0.9],
          [precondition, undefined],
          [development, 0.2],
        ])
        expect(concepts.map((concept) => concept.renderings[0].id)).toEqual(ranked)
        // Of two documents the surer one tells.
        const later = bitext('later.txt', [['要发展。', 'We need development.']])
        await termbase.save(extraction([later], [['发展', 'development', 0.95, 'term', 0.8]]), 'test')
        expect((await termbase.review.queue({}))[0]).toBe(development)
      })
    })

    test('filters by each of its fields', async () => {
      await filled(async (termbase) => {
        await termbase.decide([{ rendering: peace, status: 'accepted' }], 'Li')
        const { queue } = termbase.review
        expect(await queue({ statuses: ['accepted'] })).toEqual([peace])
        expect(await queue({ categories: ['formulation'] })).toEqual([precondition])
        expect(await queue({ minConfidence: 0.4, maxConfidence: 0.7 })).toEqual([precondition, worldPeaceAnd])
        for (const all of [{ document: 'talk.txt' }, { speaker: '甲' }, { speaker: 'A' }, { from: '2026-03-08' }]) {
          expect(await queue(all)).toHaveLength(5)
        }
        for (const none of [{ document: 'x' }, { speaker: '乙' }, { from: '2026-03-09' }, { to: '2026-03-07' }]) {
          expect(await queue(none)).toEqual([])
        }
      })
    })

    test('searches both languages, any script and case, each word of the query', async () => {
      await filled(async (termbase) => {
        expect(await shown(termbase, { search: '發展' })).toEqual(['发展 = development'])
        expect(await shown(termbase, { search: 'PEACE' })).toHaveLength(3)
        expect(await shown(termbase, { search: '世界 peace' })).toEqual(['世界和平 = world peace and'])
        expect(await shown(termbase, { search: '%' })).toEqual([])
        await termbase.decide([{ rendering: development, en: 'progress' }], 'Li')
        expect(await shown(termbase, { search: 'progress' })).toEqual(['发展 = progress'])
        expect(await shown(termbase, { search: 'development' })).toEqual([])
      })
    })
  })

  describe('entry', () => {
    test('tells competing renderings, and other Chinese for the same English', async () => {
      await filled(async (termbase) => {
        await termbase.decide([{ rendering: worldPeaceAnd, en: 'peace' }], 'Li')
        const entry = await termbase.review.entry(peace)
        expect(entry?.competing.map(({ id }) => id)).toEqual([peaceIs])
        expect(entry?.sameEnglish.map(({ id }) => id)).toEqual([worldPeaceAnd])
        expect(await termbase.review.entry('r0')).toBeUndefined()
      })
    })

    test('a corrected wording moves the spans of the concordance, and its undoing moves them back', async () => {
      await filled(async (termbase) => {
        const text = async () => {
          const [{ unit, zh, en }] = (await termbase.review.concordance(worldPeaceAnd, 0, 9)).lines
          return [unit.zh.slice(zh.start, zh.end), unit.en.slice(en.start, en.end)]
        }
        expect(await text()).toEqual(['世界和平', 'world peace and'])
        await termbase.decide([{ rendering: worldPeaceAnd, zh: '维护世界和平', en: 'safeguard world peace' }], 'Li')
        expect(await text()).toEqual(['维护世界和平', 'safeguard world peace'])
        await termbase.undo('Li')
        expect(await text()).toEqual(['世界和平', 'world peace and'])
      })
    })

    test('neighbours are the units around one in its document', async () => {
      await filled(async (termbase) => {
        const [first, second] = talk.units
        expect((await termbase.review.neighbours(first.id, 1)).map(({ id }) => id)).toEqual([first.id, second.id])
        expect(await termbase.review.neighbours('nothing', 1)).toEqual([])
      })
    })
  })

  describe('merge and split', () => {
    const from = { id: conceptId('世界和平') }
    const into = { id: conceptId('和平') }

    test('a merged concept takes its renderings and what is found later to the other', async () => {
      await filled(async (termbase) => {
        await termbase.merge(from, into, 'Li')
        const entry = await termbase.review.entry(worldPeaceAnd)
        expect(entry?.concept).toMatchObject({ id: into.id, zh: '和平', variants: ['世界和平'] })
        expect(entry?.merged).toEqual([{ id: from.id, zh: '世界和平' }])
        const more = extraction([talk], [...pairs, ['世界和平', 'world peace', 0.4]])
        await termbase.save(more, 'test')
        expect((await of(termbase, renderingId('世界和平', 'world peace'))).concept).toBe(into.id)
        await termbase.split(worldPeaceAnd, 1, 'Li')
        expect(await of(termbase, worldPeaceAnd)).toMatchObject({ concept: from.id, zh: '世界和平' })
        expect((await of(termbase, renderingId('世界和平', 'world peace'))).concept).toBe(from.id)
        expect((await termbase.review.entry(peace))?.concept.variants).toEqual([])
      })
    })

    test('a rendering of a homonym gets a concept of its own', async () => {
      await filled(async (termbase) => {
        await termbase.split(peaceIs, 0, 'Li')
        expect((await termbase.review.entry(peaceIs))?.competing).toEqual([])
        expect((await of(termbase, peaceIs)).zh).toBe('和平')
        await expect(termbase.split(peaceIs, 1, 'Li')).rejects.toThrow('only rendering')
      })
    })

    test('a homonym that comes back into its own concept has the term of that concept', async () => {
      await filled(async (termbase) => {
        await termbase.split(peaceIs, 0, 'Wang')
        const { concept: own } = await of(termbase, peaceIs)
        await termbase.decide([{ concept: own, definition: 'one' }], 'Li')
        await termbase.undo('Wang')
        await termbase.merge(into, { id: conceptId('发展') }, 'Li')
        await termbase.split(peaceIs, (await of(termbase, peaceIs)).revision, 'Li')
        expect(await of(termbase, peaceIs)).toMatchObject({ concept: own, zh: '和平' })
        const [told] = (await termbase.review.changesAfter(0, 100)).slice(-1)
        expect(told.after).toMatchObject({ concept: own, zh: '和平' })
      })
    })

    test('is refused with itself, twice, in a circle, and on an older state', async () => {
      await filled(async (termbase) => {
        await expect(termbase.merge(into, into, 'Li')).rejects.toThrow(DecisionRefused)
        await termbase.merge(from, into, 'Li')
        await expect(termbase.merge(from, into, 'Li')).rejects.toThrow(DecisionRefused)
        await expect(termbase.merge(into, from, 'Li')).rejects.toThrow(DecisionRefused)
        await expect(termbase.merge({ ...into, revision: 7 }, { id: conceptId('发展') }, 'Li')).rejects.toThrow(
          'meanwhile',
        )
      })
    })

    test('a superseding rendering must be of the same concept', async () => {
      await filled(async (termbase) => {
        const superseded = { rendering: peaceIs, usage: 'superseded' } as const
        await expect(termbase.decide([{ ...superseded, supersededBy: development }], 'Li')).rejects.toThrow(
          'same concept',
        )
        await termbase.decide([{ ...superseded, supersededBy: peace }], 'Li')
        expect(await of(termbase, peaceIs)).toMatchObject({ usage: 'superseded', supersededBy: peace })
        await termbase.decide([{ rendering: peaceIs, usage: 'admitted' }], 'Li')
        expect((await of(termbase, peaceIs)).supersededBy).toBeNull()
      })
    })
  })

  describe('undo', () => {
    test('is a row of history, and so is redoing', async () => {
      await filled(async (termbase) => {
        await termbase.decide([{ rendering: peace, status: 'accepted' }], 'Li')
        await termbase.undo('Li')
        expect(await of(termbase, peace)).toMatchObject({ status: 'proposed', decided: null, revision: 2 })
        expect(await termbase.undo('Li')).toBeUndefined()
        await termbase.redo('Li')
        expect(await of(termbase, peace)).toMatchObject({ status: 'accepted', decided: { by: 'Li' } })
        const actions = (await collect(termbase.history())).map(({ action, reverts }) => [action, reverts])
        expect(actions).toEqual([
          ['extract', undefined],
          ['decide', undefined],
          ['undo', 2],
          ['redo', 2],
        ])
      })
    })

    test('a batch over a filter is undone at once', async () => {
      await filled(async (termbase) => {
        const filter = { minConfidence: 0.7 }
        await expect(termbase.decideAll(filter, { status: 'accepted' }, 2, 'Li')).rejects.toThrow('3 renderings')
        const { renderings } = await termbase.decideAll(filter, { status: 'accepted' }, 3, 'Li')
        expect(renderings).toHaveLength(3)
        await termbase.undo('Li')
        expect(await termbase.review.queue({ statuses: ['proposed'] })).toHaveLength(5)
      })
    })

    test('each person undoes their own, and never what another has changed since', async () => {
      await filled(async (termbase) => {
        await termbase.decide([{ rendering: peace, status: 'accepted' }], 'Li')
        expect(await termbase.undo('Wang')).toBeUndefined()
        await termbase.decide([{ rendering: peace, note: 'see the charter' }], 'Wang')
        await termbase.undo('Li')
        expect(await of(termbase, peace)).toMatchObject({ status: 'proposed', note: 'see the charter' })
        await termbase.redo('Li')
        await termbase.decide([{ rendering: peace, status: 'rejected' }], 'Wang')
        // What Wang has changed stays and is named, and does not stand in the way of what Li did before.
        const kept = [{ subject: peace, zh: '和平', en: 'peace', by: 'Wang', fields: ['status'] }]
        await termbase.decide([{ rendering: development, status: 'accepted' }], 'Li')
        await termbase.decide([{ rendering: peace, category: 'name' }], 'Li')
        await termbase.undo('Li')
        await termbase.undo('Li')
        expect(await of(termbase, development)).toMatchObject({ status: 'proposed' })
        expect(await termbase.undo('Li')).toMatchObject({ kept })
        expect(await of(termbase, peace)).toMatchObject({ status: 'rejected' })
        expect(await termbase.undo('Li')).toBeUndefined()
      })
    })

    test('takes back what can be of a batch', async () => {
      await filled(async (termbase) => {
        await termbase.decideAll({}, { status: 'accepted' }, 5, 'Li')
        await termbase.decide([{ rendering: peace, status: 'rejected' }], 'Wang')
        const undone = await termbase.undo('Li')
        expect(undone?.renderings).toHaveLength(4)
        expect(undone?.kept).toEqual([{ subject: peace, zh: '和平', en: 'peace', by: 'Wang', fields: ['status'] }])
        expect(await of(termbase, development)).toMatchObject({ status: 'proposed', decided: null })
        expect(await of(termbase, peace)).toMatchObject({ status: 'rejected', decided: { by: 'Wang' } })
      })
    })
  })

  describe('history', () => {
    type Step = (termbase: Termbase, by: string) => Promise<unknown>
    const id = fc.constantFrom(...ids)
    const wording = fc.constantFrom('peace', 'world peace', 'progress')
    const change = fc.oneof(
      fc.record({ status: fc.constantFrom('accepted', 'rejected', 'undecided') }),
      fc.record({ usage: fc.constantFrom('preferred', 'deprecated', null) }),
      fc.record({ en: wording }),
      fc.record({ zh: fc.constantFrom('和平', '“和平”', '世界', '前提') }),
      fc.record({ note: fc.constantFrom('checked', null), category: fc.constantFrom('term', 'name') }),
    )
    const conceptOf = async (termbase: Termbase, rendering: string) => ({ id: (await of(termbase, rendering)).concept })
    const step: fc.Arbitrary<Step> = fc.oneof(
      fc.tuple(id, change).map(
        ([rendering, changes]): Step =>
          (termbase, by) =>
            termbase.decide([{ rendering, ...(changes as object) }], by),
      ),
      id.map(
        (rendering): Step =>
          async (termbase, by) => {
            const concept = (await conceptOf(termbase, rendering)).id
            return termbase.decide([{ concept, definition: 'one', domain: 'law' }], by)
          },
      ),
      fc.tuple(id, id).map(
        ([a, b]): Step =>
          async (termbase, by) =>
            termbase.merge(await conceptOf(termbase, a), await conceptOf(termbase, b), by),
      ),
      id.map(
        (rendering): Step =>
          async (termbase, by) =>
            termbase.split(rendering, (await of(termbase, rendering)).revision, by),
      ),
      fc.constant<Step>((termbase, by) => termbase.undo(by)),
      fc.constant<Step>((termbase, by) => termbase.redo(by)),
      fc.constant<Step>((termbase) => termbase.save(extraction([talk], pairs), 'test')),
    )
    const tolerant = (error: unknown) => {
      if (!(error instanceof DecisionRefused)) throw error
    }

    /** What is decided, as stored. */
    async function stored(termbase: Termbase) {
      const renderings = (await termbase.review.rows(ids)).filter(({ decided }) => decided !== null)
      return new Map(
        renderings.map(({ id, confidence, frequency, revision, siblings, ...state }) => [id, state] as const),
      )
    }

    test('the state after any decisions of two people can be rebuilt from it', async () => {
      const script = fc.array(fc.tuple(step, fc.constantFrom('Li', 'Wang')), { maxLength: 12 })
      await fc.assert(
        fc.asyncProperty(script, async (steps) => {
          await withTermbase(newPlace(), async (termbase) => {
            await termbase.save(extraction([talk], pairs), 'test')
            for (const [act, by] of steps) await act(termbase, by).catch(tolerant)
            const { renderings } = await rebuild(
              (async function* () {
                yield* await termbase.review.changesAfter(0, 10_000)
              })(),
            )
            expect(renderings).toEqual(await stored(termbase))
          })
        }),
        { numRuns: 100 * share },
      )
    })

    test('undoing all leaves everything as it was, redoing all as it had become', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 10 }), async (steps) => {
          await withTermbase(newPlace(), async (termbase) => {
            await termbase.save(extraction([talk], pairs), 'test')
            const bare = async () =>
              JSON.parse(JSON.stringify(await contents(termbase.glossary())), (key, value) =>
                key === 'revision' ? undefined : value,
              )
            const before = await bare()
            for (const act of steps) await act(termbase, 'Li').catch(tolerant)
            const after = await bare()
            while (await termbase.redo('Li'));
            const redone = await bare()
            while (await termbase.undo('Li'));
            expect(await bare()).toEqual(before)
            while (await termbase.redo('Li'));
            expect(await bare()).toEqual(redone)
            expect(after).toBeDefined()
          })
        }),
        { numRuns: 40 * share },
      )
    })
  })
})
