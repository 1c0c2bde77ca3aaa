import { describe, expect, test } from 'vitest'
import type { ImportConflict, Termbase, TermImport } from '../../../glossaries/termbase/termbase.ts'
import { conceptId, renderingId } from '../../../language/identity.ts'
import type { ImportedConcept, ImportedTerm } from '../../../model/imported.ts'
import { bitext, extraction, type Proposal } from './builders.ts'
import { onEachDatabase } from './databases.ts'
import { collect, contents, summary, withTermbase } from './fixtures.ts'

const talk = bitext('talk.txt', [['和平与发展是主题。', 'Peace and development are the theme.']])
const pairs: Proposal[] = [
  ['发展', 'development', 0.9],
  ['和平', 'Peace', 0.8],
]
const peace = renderingId('和平', 'peace')

/** An entry of a glossary; Chinese forms are parted by commas. */
function entry(zh: string, en: (string | ImportedTerm)[], more: Partial<ImportedConcept> = {}): ImportedConcept {
  const terms = en.map((term) => (typeof term === 'string' ? { text: term } : term))
  return { place: { file: 'client.tbx', line: 7 }, zh: zh.split(',').map((text) => ({ text })), en: terms, ...more }
}

async function* streamed(entries: readonly ImportedConcept[]) {
  yield* entries
}

const from = (termbase: Termbase, entries: readonly ImportedConcept[], options: Partial<TermImport> = {}) =>
  termbase.import(streamed(entries), { by: 'Li', ...options })

const told = ({ zh, en, field, termbase, file, kept }: ImportConflict) => [zh, en, field, termbase, file, kept]

onEachDatabase((newPlace) => {
  /** A termbase with the two proposals of the talk. */
  const withProposals = (check: (termbase: Termbase) => Promise<void>) =>
    withTermbase(newPlace(), async (termbase) => {
      await termbase.save(extraction([talk], pairs), 'test')
      await check(termbase)
    })
  const rendering = async (termbase: Termbase, id: string) =>
    (await collect(termbase.glossary().renderings())).find((candidate) => candidate.id === id)
  const concept = async (termbase: Termbase, zh: string) =>
    (await collect(termbase.glossary().concepts())).find((candidate) => candidate.zh === zh)

  describe('import', () => {
    test('adds what is new, with all that is said of it', async () => {
      await withTermbase(newPlace(), async (termbase) => {
        const port: ImportedTerm = {
          ...{
            text: 'port',
            usage: 'preferred',
            partOfSpeech: 'noun',
            category: 'place',
            note: 'by the sea',
            source: 'map',
          },
          decided: { by: 'Wang', at: '2026-01-31' },
        }
        const harbour: ImportedTerm = { text: 'harbour', status: 'rejected' }
        const about = { definition: '停船的地方', domain: 'sea', note: 'of both', source: 'handbook' }
        const summary = await from(termbase, [entry('港口,口岸', [port, harbour], about)])
        expect(summary).toEqual({
          ...{ batch: 1, concepts: 1, conceptsAdded: 1, conflicts: [] },
          ...{ renderingsAdded: 2, renderingsChanged: 0, renderingsKnown: 0 },
        })
        expect(await concept(termbase, '港口')).toMatchObject({ id: conceptId('港口'), variants: ['口岸'], ...about })
        expect(await rendering(termbase, renderingId('港口', 'port'))).toMatchObject({
          ...{
            zh: '港口',
            en: 'port',
            status: 'accepted',
            usage: 'preferred',
            partOfSpeech: 'noun',
            category: 'place',
          },
          ...{ note: 'by the sea', source: 'map', decided: { by: 'Wang', at: '2026-01-31' }, revision: 1 },
        })
        expect(await rendering(termbase, renderingId('港口', 'harbour'))).toMatchObject({
          status: 'rejected',
          decided: { by: 'Li' },
          reasons: [{ side: 'for', code: 'inGlossary', value: 'client.tbx' }],
        })
        expect(await termbase.knownTerms()).toEqual([{ zh: '港口', variants: ['口岸'], en: ['port'] }])
        expect(await termbase.review.queue({ search: '口岸' })).toHaveLength(2)
      })
    })

    test('the same again changes nothing', async () => {
      await withTermbase(newPlace(), async (termbase) => {
        const entries = [entry('港口,口岸', ['port', 'harbour'], { note: 'of both' }), entry('码头', ['quay'])]
        await from(termbase, entries)
        const before = await contents(termbase.glossary())
        const again = await from(termbase, entries)
        expect(again).toMatchObject({ conceptsAdded: 0, renderingsAdded: 0, renderingsChanged: 0, renderingsKnown: 3 })
        expect(again).not.toHaveProperty('batch')
        expect(await contents(termbase.glossary())).toEqual(before)
      })
    })

    test('what nobody decided on takes what the glossary says, and keeps its occurrences', async () => {
      await withProposals(async (termbase) => {
        const summary = await from(termbase, [entry('和平', [{ text: 'peace', usage: 'preferred' }])], {
          status: 'undecided',
        })
        expect(summary).toMatchObject({ renderingsAdded: 0, renderingsChanged: 1, conflicts: [] })
        const stored = await rendering(termbase, peace)
        // Found as "Peace" in the talk: the case is no other rendering.
        expect(stored).toMatchObject({ en: 'Peace', status: 'undecided', usage: 'preferred', confidence: 0.8 })
        expect(stored?.occurrences).toHaveLength(1)
      })
    })

    test('what a person decided stays: more is added, otherwise is a conflict', async () => {
      await withProposals(async (termbase) => {
        await termbase.decide([{ rendering: peace, status: 'rejected', note: 'ours' }], 'Wang')
        await termbase.decide([{ concept: conceptId('和平'), definition: 'no war' }], 'Wang')
        const client = {
          text: 'peace',
          note: 'theirs',
          partOfSpeech: 'noun',
          decided: { by: 'Zhao', at: '2020-01-01' },
        } as const
        const summary = await from(termbase, [entry('和平', [client], { definition: 'calm', domain: 'politics' })])
        expect(summary.conflicts.map(told)).toEqual([
          ['和平', undefined, 'definition', 'no war', 'calm', 'termbase'],
          ['和平', 'Peace', 'status', 'rejected', 'accepted', 'termbase'],
          ['和平', 'Peace', 'note', 'ours', 'theirs', 'termbase'],
        ])
        expect(summary.conflicts[0].place).toEqual({ file: 'client.tbx', line: 7 })
        expect(await rendering(termbase, peace)).toMatchObject({
          ...{ status: 'rejected', note: 'ours', partOfSpeech: 'noun', decided: { by: 'Wang' } },
        })
        expect(await concept(termbase, '和平')).toMatchObject({ definition: 'no war', domain: 'politics' })
      })
    })

    test('unless the file is preferred', async () => {
      await withProposals(async (termbase) => {
        await termbase.decide([{ rendering: peace, status: 'rejected', note: 'ours' }], 'Wang')
        const client = { text: 'peace', note: 'theirs', decided: { by: 'Zhao', at: '2020-01-01' } }
        const { conflicts } = await from(termbase, [entry('和平', [client])], { prefer: 'file' })
        expect(conflicts.map(({ field, kept }) => [field, kept])).toEqual([
          ['status', 'file'],
          ['note', 'file'],
        ])
        expect(await rendering(termbase, peace)).toMatchObject({
          ...{ status: 'accepted', note: 'theirs', decided: { by: 'Zhao', at: '2020-01-01' }, revision: 2 },
        })
      })
    })

    test('a wording that was corrected in an export of ours comes back to its rendering', async () => {
      await withProposals(async (termbase) => {
        const { conflicts } = await from(termbase, [entry('和平', [{ id: peace, text: 'world peace' }])])
        expect(conflicts).toEqual([])
        expect(await summary(termbase.glossary())).toEqual([
          '发展 = development (proposed)',
          '和平 = world peace (accepted)',
        ])
        const again = await from(termbase, [entry('和平', [{ id: peace, text: 'inner peace' }])])
        expect(again.conflicts.map(told)).toEqual([
          ['和平', 'world peace', 'en', 'world peace', 'inner peace', 'termbase'],
        ])
        // A row that was copied has the id of the other.
        await from(termbase, [
          entry('和平', [{ id: peace, text: 'world peace' }]),
          entry('和平', [{ id: peace, text: 'calm' }]),
        ])
        expect(await summary(termbase.glossary())).toContain('和平 = calm (accepted)')
      })
    })

    test('renderings of one term on several rows are one concept; what supersedes may stand below', async () => {
      await withTermbase(newPlace(), async (termbase) => {
        const old: ImportedTerm = { id: 'a', text: 'haven', usage: 'superseded', supersededBy: 'b' }
        await from(termbase, [
          entry('港口', [old]),
          entry('港口', [{ id: 'b', text: 'port' }]),
          entry('「港口」', ['harbour']),
        ])
        expect(await concept(termbase, '港口')).toMatchObject({ variants: ['「港口」'], renderings: { length: 3 } })
        expect(await rendering(termbase, renderingId('港口', 'haven'))).toMatchObject({
          usage: 'superseded',
          supersededBy: renderingId('港口', 'port'),
        })
      })
    })

    test('a term found later in a given form belongs to the concept', async () => {
      await withTermbase(newPlace(), async (termbase) => {
        await from(termbase, [entry('太平,和平', ['tranquillity'])])
        await termbase.save(extraction([talk], pairs), 'test')
        expect(await concept(termbase, '太平')).toMatchObject({ variants: ['和平'], renderings: { length: 2 } })
      })
    })

    test('a form that is a term of another concept is a conflict', async () => {
      await withTermbase(newPlace(), async (termbase) => {
        await from(termbase, [entry('港口', ['port']), entry('码头', ['quay'])])
        const { conflicts } = await from(termbase, [entry('港口,码头', ['port'])])
        expect(conflicts.map(({ field, file }) => [field, file])).toEqual([['forms', '码头']])
        expect((await concept(termbase, '港口'))?.variants).toEqual([])
      })
    })

    test('is undone and redone as a whole', async () => {
      await withProposals(async (termbase) => {
        const before = await contents(termbase.glossary())
        const about = { definition: 'no war', domain: 'politics' }
        await from(termbase, [
          entry('和平', [{ text: 'peace', note: 'ours' }], about),
          entry('港口,口岸', ['port', 'harbour'], { note: 'of both' }),
          entry('码头', ['quay']),
        ])
        const after = await contents(termbase.glossary())
        expect(after.renderings).toHaveLength(5)
        await termbase.undo('Li')
        const undone = await contents(termbase.glossary())
        const bare = (all: typeof before) =>
          all.renderings.map(({ revision: _, concept, ...one }) => ({
            ...one,
            concept: concept && { ...concept, revision: 0 },
          }))
        expect(bare(undone)).toEqual(bare(before))
        await termbase.redo('Li')
        const redone = await contents(termbase.glossary())
        expect(redone.renderings.map(({ zh, en, status, note }) => [zh, en, status, note]).sort()).toEqual(
          after.renderings.map(({ zh, en, status, note }) => [zh, en, status, note]).sort(),
        )
        expect(await concept(termbase, '港口')).toMatchObject({ variants: ['口岸'], note: 'of both' })
      })
    })

    test('writes one batch of history, however long it is', async () => {
      await withTermbase(newPlace(), async (termbase) => {
        const many = Array.from({ length: 1200 }, (_, i) => entry(`港口${i}`, [`port ${i}`]))
        const { batch } = await from(termbase, many)
        const rows = await collect(termbase.history())
        expect(rows).toHaveLength(1200)
        expect(rows.every((row, i) => row.batch === batch && row.action === 'import' && row.id === i + 1)).toBe(true)
      })
    })

    test('a dry run tells the same and changes nothing', async () => {
      await withProposals(async (termbase) => {
        const before = await contents(termbase.glossary())
        const entries = [entry('和平', ['peace']), entry('港口', ['port'])]
        const dry = await from(termbase, entries, { dryRun: true })
        expect(await contents(termbase.glossary())).toEqual(before)
        const { batch, ...summary } = await from(termbase, entries)
        expect(batch).toBeDefined()
        expect(dry).toEqual(summary)
      })
    })

    test('nothing of a glossary is kept that cannot be read to its end', async () => {
      await withTermbase(newPlace(), async (termbase) => {
        const broken = async function* () {
          for (let i = 0; i < 600; i++) yield entry(`港口${i}`, [`port ${i}`])
          throw new Error('the file ends here')
        }
        await expect(termbase.import(broken(), { by: 'Li' })).rejects.toThrow('the file ends here')
        expect(await termbase.status()).toMatchObject({ concepts: 0 })
        expect(await collect(termbase.history())).toEqual([])
      })
    })
  })
})
