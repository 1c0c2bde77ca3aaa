import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { openTermbase } from '../../glossaries/termbase/open.ts'
import { formats } from '../../output/index.ts'
import { saveBatch } from '../../pipeline/batch/save.ts'
import type { Executor } from '../../pipeline/executors/executor.ts'
import { sentences, temporaryFolder, workplace } from './fixtures.ts'

const row = (n: number) => {
  const [zh, en] = sentences[n % sentences.length]
  return n % 7 === 0 ? `蓝碳交易很好。\tBlue carbon trading is good.` : `第${n}号：${zh}\tNumber ${n}: ${en}`
}
const memory = (units: number) => `zh\ten\n${Array.from({ length: units }, (_, n) => row(n)).join('\n')}\n`
const division = { from: 1_000, units: 12 }
const kinds = (jobs: readonly string[], kind: string) => jobs.filter((job) => job === kind).length

async function tsvOf({ run, store }: ReturnType<typeof workplace>, file: string, executor?: Executor): Promise<string> {
  const batch = await run([file], { division, ...(executor && { executor: () => executor }) })
  const termbase = await openTermbase(join(temporaryFolder(), 'termbase.db'), 'create')
  onTestFinished(() => termbase.close())
  await saveBatch(batch, { store, termbase, by: 'test' })
  const pieces: (string | Uint8Array)[] = []
  for await (const piece of formats.tsv.write(termbase.glossary())) pieces.push(piece)
  return pieces.join('')
}

/** Several jobs at once, which end in another order than they began. */
function hasty(executor: Executor, size: number): Executor {
  let begun = 0
  return {
    ...executor,
    size,
    async run(job) {
      await sleep(begun++ % size === 0 ? 6 : 0)
      await executor.run(job)
    },
  }
}

test('any number of jobs gives the same bytes', async () => {
  const file = join(temporaryFolder(), 'memory.tsv')
  writeFileSync(file, memory(60))
  const expected = await tsvOf(workplace(), file)
  expect(expected).toContain('数字经济')
  for (const size of [2, 3, 7]) {
    const place = workplace()
    expect(await tsvOf(place, file, hasty(place.executor, size))).toBe(expected)
  }
})

test('candidates are counted over the whole, each part once, and again only where something changed', async () => {
  const { run } = workplace()
  const file = join(temporaryFolder(), 'memory.tsv')
  writeFileSync(file, memory(60))
  const first = await run([file], { division })
  expect(first.documents).toHaveLength(5)
  expect([kinds(first.jobs, 'count'), kinds(first.jobs, 'addUp'), kinds(first.jobs, 'find')]).toEqual([5, 1, 5])
  expect((await run([file], { division })).jobs).toEqual([])
  const known = await run([file], { division, knownTerms: [{ zh: '蓝碳', en: 'not in it' }] })
  expect(known.documents).toHaveLength(5)
  // Each is looked at again; what nothing is cut in, and is counted as before, keeps its name.
  const other = await run([file], { division, knownTerms: [{ zh: '不在文中', en: 'not in it' }] })
  expect(other.documents.map(({ found }) => found)).toEqual(first.documents.map(({ found }) => found))
  writeFileSync(file, memory(70))
  const longer = await run([file], { division })
  expect([kinds(longer.jobs, 'count'), kinds(longer.jobs, 'addUp'), kinds(longer.jobs, 'find')]).toEqual([1, 1, 6])
})

test('a part is found in as a part, not as a document of its own', async () => {
  const { run } = workplace()
  const file = join(temporaryFolder(), 'memory.tsv')
  writeFileSync(file, memory(60))
  const { documents, findings, shown } = await run([file], { division, minConfidence: 0 })
  const confidences = new Map<string, Set<number>>()
  for (const { found } of documents)
    for (const { renderings } of await findings.concepts(found))
      for (const { id, confidence } of renderings)
        confidences.set(id, (confidences.get(id) ?? new Set()).add(confidence))
  expect(confidences.size).toBe(shown.size)
  // In all parts a pair is as sure as in the whole.
  expect([...confidences.values()].every(({ size }) => size === 1)).toBe(true)
})

test('what fails in one part takes no other with it', async () => {
  const { run, executor } = workplace()
  const file = join(temporaryFolder(), 'memory.tsv')
  writeFileSync(file, memory(60))
  let counts = 0
  const failing: Executor = {
    ...executor,
    async run(job) {
      if (job.kind === 'count' && ++counts === 2) return
      await executor.run(job)
    },
  }
  const { documents, failures } = await run([file], { division, executor: () => failing })
  expect(documents.map(({ name }) => name.slice(-5))).toEqual(['#0001', '#0003', '#0004', '#0005'])
  expect(failures.map(({ file }) => file.slice(-5))).toEqual(['#0002'])
})
