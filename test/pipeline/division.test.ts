import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openTermbase } from '../../glossaries/termbase/open.ts'
import { Interrupted } from '../../pipeline/batch/interruptible.ts'
import { saveBatch } from '../../pipeline/batch/save.ts'
import { readBitext } from '../../pipeline/results/codec/bitext.ts'
import { sentences, temporaryFolder, workplace } from './fixtures.ts'

/** A bitext of so many units, all different. */
function memory(units: number, from = 0): string {
  const rows = Array.from({ length: units }, (_, n) => {
    const [zh, en] = sentences[(n + from) % sentences.length]
    return `第${n + from}号：${zh}\tNumber ${n + from}: ${en}`
  })
  return `zh\ten\n${rows.join('\n')}\n`
}

const division = { from: 1_000, units: 20 }

function place(name: string, content: string): string {
  const file = join(temporaryFolder(), name)
  writeFileSync(file, content)
  return file
}

test('a large bitext is worked on in parts, with the lines of its file; a small one as a whole', async () => {
  const { run, store } = workplace()
  const [large, small] = [place('large.tsv', memory(50)), place('small.tsv', memory(5))]
  const { documents, jobs } = await run([large, small], { division })
  expect(documents.map(({ name, units }) => [name, units])).toEqual([
    [`${large}#0001`, 20],
    [`${large}#0002`, 20],
    [`${large}#0003`, 10],
    [small, 5],
  ])
  expect(jobs.filter((job) => job.startsWith('prepare'))).toHaveLength(4)
  const { units } = await readBitext(store, documents[2].key)
  expect(units[0].zhSegments[0].place).toEqual({ file: large, line: 42, column: 1 })
})

test('work goes on inside a file: what is unchanged is not done again', async () => {
  const { run } = workplace()
  const large = place('large.tsv', memory(50))
  const abort = new AbortController()
  const stopAfterOne = ({ stage, done }: { stage: string; done: number }) => {
    if (stage === 'read and align' && done === 1) abort.abort()
  }
  await expect(run([large], { division, signal: abort.signal, onProgress: stopAfterOne })).rejects.toThrow(Interrupted)
  const { jobs, documents } = await run([large], { division })
  expect(jobs.filter((job) => job.startsWith('prepare'))).toHaveLength(2)
  expect((await run([large], { division })).jobs).toEqual([])
  writeFileSync(large, memory(55))
  const longer = await run([large], { division })
  expect(longer.jobs.filter((job) => job.startsWith('prepare'))).toHaveLength(1)
  expect(longer.documents.slice(0, 2).map(({ id }) => id)).toEqual(documents.slice(0, 2).map(({ id }) => id))
})

test('what is in memory is divided too, and gives the same', async () => {
  const { run } = workplace()
  const file = place('large.tsv', memory(50))
  const { documents } = await run([file], { division })
  const bytes = new TextEncoder().encode(memory(50))
  const inMemory = await workplace().run([{ name: file, bytes }], { division })
  expect(inMemory.documents).toEqual(documents)
})

test('a bitext that cannot be read is a failure, the others go through', async () => {
  const { run } = workplace()
  const broken = place('broken.tmx', `<tmx><body>${'<tu></tu>'.repeat(200)}`)
  const { documents, failures } = await run([broken, place('small.tsv', memory(5))], { division })
  expect(documents).toHaveLength(1)
  expect(failures.map(({ file }) => file)).toEqual([broken])
})

test('the termbase has the parts of a file as it is now, whatever it had before', async () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'in'))
  const file = join(folder, 'in', 'memory.tsv')
  const { run, store } = workplace()
  const termbase = await openTermbase(join(folder, 'termbase.db'), 'create')
  onTestFinished(() => termbase.close())
  const save = async (content: string) => {
    writeFileSync(file, content)
    await saveBatch(await run([file], { division }), { store, termbase, by: 'test' })
    const { documents } = await termbase.status()
    return documents.map(({ name, units }) => [name.replace(file, ''), units])
  }
  expect(await save(memory(5))).toEqual([['', 5]])
  expect(await save(memory(50))).toEqual([['#0001', 20], ['#0002', 20], ['#0003', 10]]) // biome-ignore format: a table
  expect(await save(memory(30))).toEqual([['#0001', 20], ['#0002', 10]]) // biome-ignore format: a table
  expect(await save(memory(5, 100))).toEqual([['', 5]])
})
