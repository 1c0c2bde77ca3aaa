import { writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { Interrupted } from '../../pipeline/batch/interruptible.ts'
import { type Executor, JobError } from '../../pipeline/executors/executor.ts'
import { readConcepts } from '../../pipeline/results/codec/concepts.ts'
import { StoreError } from '../../pipeline/results/store.ts'
import { bitext, temporaryFolder, workplace, writeDocuments } from './fixtures.ts'

const kinds = (jobs: readonly string[], kind: string) => jobs.filter((job) => job.startsWith(kind)).length

describe('a batch', () => {
  test('is done once: again there is nothing to do, and the result is the same', async () => {
    const { run } = workplace()
    const files = writeDocuments(temporaryFolder(), 6)
    const first = await run(files)
    expect(kinds(first.jobs, 'prepare')).toBe(6)
    expect(kinds(first.jobs, 'find')).toBe(6)
    expect(first.documents).toHaveLength(6)
    expect(first.shown.size).toBeGreaterThan(0)
    const again = await run(files)
    expect(again.jobs).toEqual([])
    expect(again.documents).toEqual(first.documents)
    expect(again.shown.size).toBe(first.shown.size)
  })

  test('is the same whatever the order of the inputs', async () => {
    const { run } = workplace()
    const files = writeDocuments(temporaryFolder(), 6)
    const { documents } = await run(files)
    const backwards = await workplace().run(files.toReversed())
    expect(backwards.documents).toEqual(documents.toReversed())
  })

  test('costs what is new: a file added or changed', async () => {
    const { run } = workplace()
    const folder = temporaryFolder()
    const files = writeDocuments(folder, 6)
    await run(files, { archive: 'a' })
    const added = await run(writeDocuments(folder, 7), { archive: 'a' })
    expect(added.jobs).toEqual(['prepare talk-06.tsv', 'find'])
    writeFileSync(files[2], bitext(12))
    expect((await run(files, { archive: 'a' })).jobs).toEqual(['prepare talk-02.tsv', 'find'])
  })

  test('takes copies of a document once', async () => {
    const folder = temporaryFolder()
    const [first, second] = writeDocuments(folder, 2)
    writeFileSync(second, bitext(0))
    const { documents } = await workplace().run([first, second])
    expect(documents.map(({ name }) => name)).toEqual([first])
  })

  test('learns anew when it is told to, or has become twice as large', async () => {
    const { run } = workplace()
    const folder = temporaryFolder()
    const files = writeDocuments(folder, 6)
    expect(kinds((await run(files.slice(0, 3), { archive: 'a' })).jobs, 'learn')).toBeGreaterThan(0)
    const grown = await run(files, { archive: 'a' })
    expect(kinds(grown.jobs, 'learn')).toBeGreaterThan(0)
    expect(kinds(grown.jobs, 'find')).toBeGreaterThan(3)
    const more = writeDocuments(folder, 8)
    expect(kinds((await run(more, { archive: 'a' })).jobs, 'learn')).toBe(0)
    expect(kinds((await run(more, { archive: 'a', retrain: true })).jobs, 'learn')).toBe(2)
  })

  test('looks again at documents when people accept a term, and finds anew in those it cuts otherwise', async () => {
    const { run, store } = workplace()
    const files = writeDocuments(temporaryFolder(), 6)
    const before = await run(files)
    const after = await run(files, { knownTerms: [{ zh: '济正', en: 'not in them' }] })
    expect(kinds(after.jobs, 'prepare')).toBe(0)
    expect(kinds(after.jobs, 'find')).toBe(6)
    const changed = after.documents.filter(({ found }, n) => found !== before.documents[n].found)
    expect(changed.length).toBeGreaterThan(0)
    expect(changed.length).toBeLessThan(6)
    expect(await readConcepts(store, changed[0].found)).not.toEqual([])
  })
})

describe('what fails', () => {
  test('is told, does not stop the others, and is tried again only on request', async () => {
    const { run } = workplace()
    const files = writeDocuments(temporaryFolder(), 4)
    writeFileSync(files[1], 'zh\ten\n只有中文\t\n')
    const first = await run([...files, 'missing.tsv'])
    expect(first.documents).toHaveLength(3)
    expect(first.failures.map(({ file }) => file).toSorted()).toEqual([files[1], 'missing.tsv'].toSorted())
    const again = await run(files)
    expect(again.jobs).toEqual([])
    expect(again.failures.map(({ message }) => message)).toEqual([
      first.failures.find(({ file }) => file === files[1])?.message,
    ])
    expect((await run(files, { retryFailed: true })).jobs).toEqual(['prepare talk-01.tsv'])
  })

  test('for no reason of its own is told too, and tried again: a worker that died', async () => {
    const { run, executor } = workplace()
    const files = writeDocuments(temporaryFolder(), 3)
    const dying: Executor = {
      ...executor,
      run: (job) =>
        job.kind === 'prepare' && job.input === files[0]
          ? Promise.reject(new JobError('its process ran out of memory'))
          : executor.run(job),
    }
    const { documents, failures } = await run(files, { executor: () => dying })
    expect(documents).toHaveLength(2)
    expect(failures.map(({ located }) => located)).toEqual([
      `${files[0]}: could not be worked on: its process ran out of memory`,
    ])
    const again = await run(files)
    expect(again.jobs).toContain('prepare talk-00.tsv')
    expect(again.failures).toEqual([])
  })

  test('for want of a place to keep results ends the batch', async () => {
    const { run, executor } = workplace()
    const full: Executor = { ...executor, run: () => Promise.reject(new StoreError('no space left')) }
    await expect(run(writeDocuments(temporaryFolder(), 3), { executor: () => full })).rejects.toThrow('no space left')
  })
})

test('stopped, it finishes what is in hand, and goes on from there', async () => {
  const { run, executor } = workplace()
  const files = writeDocuments(temporaryFolder(), 5)
  const undisturbed = await workplace().run(files)
  const abort = new AbortController()
  let started = 0
  const stopping: Executor = {
    ...executor,
    async run(job) {
      if (++started === 2) abort.abort()
      await executor.run(job)
    },
  }
  await expect(run(files, { executor: () => stopping, signal: abort.signal })).rejects.toThrow(Interrupted)
  expect(started).toBe(2)
  const { jobs, documents } = await run(files)
  expect(kinds(jobs, 'prepare')).toBe(3)
  expect(documents).toEqual(undisturbed.documents)
})
