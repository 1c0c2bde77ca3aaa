import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Bitext } from '../../../model/bitext.ts'
import { glossaryOf } from '../../../pipeline/glossary.ts'
import { bitext, extraction, type Proposal } from './builders.ts'
import { onEachDatabase } from './databases.ts'
import { collect, contents, summary, withTermbase } from './fixtures.ts'

const talk = bitext('talk.txt', [
  ['和平是核心利益。', 'Peace is a core interest.'],
  ['我们维护核心利益。', 'We safeguard our core interests.'],
])
const talkPairs: Proposal[] = [
  ['核心利益', 'core interest', 0.9],
  ['核心利益', 'core interests', 0.8],
  ['和平', 'Peace', 0.6],
]
const speech = bitext('speech.txt', [
  ['和平与发展。', 'Peace and development.'],
  ['发展是核心利益。', 'Development is of vital interest.'],
])
const speechPairs: Proposal[] = [
  ['发展', 'development', 0.7],
  ['和平', 'Peace', 0.5],
  ['核心利益', 'vital interest', 0.4],
]

onEachDatabase((newPlace, share) => {
  describe('save', () => {
    test('what was saved is read back', async () => {
      const found = extraction([talk], talkPairs)
      await withTermbase(newPlace(), async (termbase) => {
        await termbase.save(found, 'test')
        expect(await contents(termbase.glossary())).toEqual(await contents(glossaryOf(found)))
        const [best] = await collect(termbase.glossary().renderings())
        expect(best).toMatchObject({ zh: '核心利益', confidence: 0.9, status: 'proposed', revision: 0 })
        expect(best.example).toMatchObject({
          zh: { start: 3, end: 7 },
          unit: {
            document: 'talk.txt',
            date: '2026-03-08',
            speaker: { zh: '甲', en: 'A' },
            place: { en: { line: 2 } },
          },
        })
      })
    })

    test('saving the same again changes nothing', async () => {
      await withTermbase(newPlace(), async (termbase) => {
        await termbase.save(extraction([talk], talkPairs), 'test')
        const before = await contents(termbase.glossary())
        expect(await termbase.save(extraction([talk], talkPairs), 'test')).toEqual({
          documentsAdded: 0,
          documentsReplaced: 0,
          documentsUnchanged: 1,
          renderingsAdded: 0,
          renderingsRemoved: 0,
        })
        expect(await contents(termbase.glossary())).toEqual(before)
      })
    })

    test('documents accumulate, whatever the order they come in', async () => {
      const [a, b] = [extraction([talk], talkPairs), extraction([speech], speechPairs)]
      const saved = (...extractions: (typeof a)[]) =>
        withTermbase(newPlace(), async (termbase) => {
          for (const found of extractions) await termbase.save(found, 'test')
          return contents(termbase.glossary())
        })
      const both = await saved(a, b)
      expect(await saved(b, a)).toEqual(both)
      expect(await saved(a, b, a)).toEqual(both)
      expect(
        both.renderings.map(({ zh, en, confidence, occurrences }) => [zh, en, confidence, occurrences.length]),
      ).toEqual([
        ['核心利益', 'core interest', 0.9, 2],
        ['发展', 'development', 0.7, 1],
        ['和平', 'Peace', 0.6, 2],
        ['核心利益', 'vital interest', 0.4, 1],
      ])
      expect(both.units.map((unit) => unit.document)).toEqual(['speech.txt', 'speech.txt', 'talk.txt', 'talk.txt'])
    })

    test('a document whose content changed replaces the old one of its name', async () => {
      const revised = bitext('talk.txt', [['和平是根本利益。', 'Peace is a fundamental interest.']])
      await withTermbase(newPlace(), async (termbase) => {
        await termbase.save(extraction([talk, speech], [...talkPairs, ...speechPairs.slice(0, 1)]), 'test')
        const result = await termbase.save(extraction([revised], [['和平', 'Peace', 0.6]]), 'test')
        expect(result).toMatchObject({
          documentsReplaced: 1,
          documentsAdded: 0,
          renderingsAdded: 0,
          renderingsRemoved: 1,
        })
        expect(await summary(termbase.glossary())).toEqual(['发展 = development (proposed)', '和平 = Peace (proposed)'])
        const units = await collect(termbase.glossary().units())
        expect(units.map((unit) => unit.zh)).toEqual(['和平与发展。', '发展是核心利益。', '和平是根本利益。'])
      })
    })

    test('a renamed document keeps its findings, also when two swap names', async () => {
      const renamed = ({ document, units }: Bitext, name: string): Bitext => ({
        document: { ...document, name },
        units,
      })
      await withTermbase(newPlace(), async (termbase) => {
        await termbase.save(extraction([talk, speech], talkPairs), 'test')
        const before = await summary(termbase.glossary())
        const swapped = [renamed(talk, 'speech.txt'), renamed(speech, 'talk.txt')]
        await termbase.save(extraction(swapped, talkPairs), 'test')
        expect(await summary(termbase.glossary())).toEqual(before)
        const names = (await collect(termbase.glossary().units())).map((unit) => [unit.document, unit.zh.slice(0, 2)])
        expect(names).toEqual([
          ['speech.txt', '和平'],
          ['speech.txt', '我们'],
          ['talk.txt', '和平'],
          ['talk.txt', '发展'],
        ])
      })
    })

    test('two forms of a pair, the second found first: occurrences and example as the termbase has them', async () => {
      const [first, second] = [bitext('0.txt', [['和平', 'Peace']]), bitext('1.txt', [['和平', '“Peace”']])]
      const found = extraction(
        [first, second],
        [
          ['和平', '“Peace”', 0.9],
          ['和平', 'Peace', 0.9],
        ],
      )
      const [pair] = await collect(glossaryOf(found).renderings())
      expect(pair.occurrences.map(({ unit }) => unit)).toEqual([first.units[0].id, second.units[0].id])
      expect(pair.example?.unit.document).toBe('0.txt')
      await withTermbase(newPlace(), async (termbase) => {
        await termbase.save(found, 'test')
        expect(await contents(termbase.glossary())).toEqual(await contents(glossaryOf(found)))
      })
    })

    test('two copies of a file are one document', async () => {
      const copy: Bitext = { ...talk, document: { ...talk.document, name: 'copy.txt' } }
      await withTermbase(newPlace(), async (termbase) => {
        expect(await termbase.save(extraction([talk, copy], talkPairs), 'test')).toMatchObject({ documentsAdded: 1 })
        expect(await termbase.save(extraction([talk, copy], talkPairs), 'test')).toMatchObject({
          documentsUnchanged: 1,
        })
        expect((await termbase.status()).units).toBe(2)
      })
    })

    test('each change of documents leaves one row of history', async () => {
      await withTermbase(newPlace(), async (termbase) => {
        for (let i = 0; i < 2; i++) await termbase.save(extraction([talk], talkPairs), 'Li')
        await termbase.save(extraction([speech], speechPairs), 'Wang')
        const rows = await collect(termbase.history())
        expect(rows.map(({ id, batch, by, action }) => ({ id, batch, by, action }))).toEqual([
          { id: 1, batch: 1, by: 'Li', action: 'extract' },
          { id: 2, batch: 2, by: 'Wang', action: 'extract' },
        ])
        expect(rows[1].after).toMatchObject({ documents: [{ name: 'speech.txt', hash: speech.document.id }] })
      })
    })

    test('any extraction is read back as it was, and is a no-op the second time', async () => {
      const text = fc.string({
        unit: fc.constantFrom('a', 'B', '和', '平', '體', '𠮷', ' ', '\t', '"', '“', '\n'),
        minLength: 1,
      })
      const wordy = text.filter((value) => value.trim() !== '')
      const lines = fc.array(fc.tuple(wordy, wordy), { minLength: 1, maxLength: 4 })
      const documents = fc.uniqueArray(lines, {
        minLength: 1,
        maxLength: 3,
        selector: (value) => JSON.stringify(value),
      })
      // As many digits as matter: of numbers near 0, SQLite versions differ in the last bit.
      const confidence = fc.integer({ min: 0, max: 10_000 }).map((n) => n / 10_000)
      await fc.assert(
        fc.asyncProperty(documents, fc.array(fc.tuple(fc.nat(), fc.nat(), confidence)), async (texts, choices) => {
          const bitexts = texts.map((given, i) => bitext(`${i}.txt`, given))
          const units = bitexts.flatMap((given) => given.units)
          const proposals = choices.map(([zh, en, value]): Proposal => {
            const unit = units[zh % units.length]
            return [unit.zh.slice(zh % unit.zh.length), unit.en.slice(en % unit.en.length), value]
          })
          const wellFormed = proposals.filter(
            ([zh, en]) => !/^[\udc00-\udfff]/.test(zh) && !/^[\udc00-\udfff]/.test(en) && zh.trim() && en.trim(),
          )
          const distinct = [
            ...new Map(wellFormed.map((proposal) => [`${proposal[0]}\0${proposal[1]}`, proposal])).values(),
          ]
          const found = extraction(bitexts, distinct)
          await withTermbase(newPlace(), async (termbase) => {
            await termbase.save(found, 'test')
            const stored = await contents(termbase.glossary())
            expect(stored).toEqual(await contents(glossaryOf(found)))
            await termbase.save(found, 'test')
            expect(await contents(termbase.glossary())).toEqual(stored)
            expect(await collect(termbase.history())).toHaveLength(1)
          })
        }),
        { numRuns: 30 * share },
      )
    })
  })
})
