import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import * as shuyu from '../../index.ts'
import { lightPipeline } from '../pipeline/lightPipeline.ts'

const { align, checkDraft, exportGlossary, extract, importGlossary, InputError, link, openTermbase } = shuyu

const zh = { content: '粮食安全是当务之急。\n数字经济正在快速发展。\n我们支持多边主义。' }
const en = {
  content: 'Food security is a pressing task.\nThe digital economy is growing fast.\nWe support multilateralism.',
}
const options = { pipeline: lightPipeline, minConfidence: 0 }
const place = mkdtempSync(join(tmpdir(), 'shuyu-library-'))
afterAll(() => rmSync(place, { recursive: true }))

test('importing it prints nothing, leaves nothing running, and opens no surface but this', () => {
  const program = `import * as shuyu from ${JSON.stringify(new URL('../../index.ts', import.meta.url).href)}`
  const args = ['--import', 'tsx', '--input-type=module', '-e', program]
  const root = fileURLToPath(new URL('../..', import.meta.url))
  expect(execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8', stdio: 'pipe', timeout: 60_000 })).toBe('')
  expect(Object.keys(shuyu).sort()).toEqual([
    ...['InputError', 'align', 'checkDraft', 'defineStage', 'exportGlossary', 'extract', 'formatNames'],
    ...['importGlossary', 'link', 'openTermbase', 'pipeline', 'shippedStages'],
  ])
})

describe('extract', () => {
  test('finds the terms of texts in memory, and tells how far it is', async () => {
    const stages = new Set<string>()
    const onProgress = ({ stage, done, total }: shuyu.Progress) => {
      stages.add(stage)
      expect(done).toBeLessThanOrEqual(total)
    }
    const { concepts, documents, failures } = await extract({ zh, en }, { ...options, onProgress })
    const found = concepts.flatMap(({ zh, renderings }) => renderings.map(({ en }) => `${zh} ${en}`))
    expect(found).toEqual(expect.arrayContaining(['多边主义 multilateralism', '粮食安全 food security']))
    expect(documents.map(({ units }) => units.length)).toEqual([3])
    expect([...stages]).toEqual(['read and align', 'find terms'])
    expect(failures).toEqual([])
  })

  test('stops where its signal is aborted, with the reason given', async () => {
    const reason = new Error('enough')
    const before = AbortSignal.abort(reason)
    await expect(extract({ zh, en }, { ...options, signal: before })).rejects.toBe(reason)
    const meanwhile = new AbortController()
    const onProgress = () => meanwhile.abort(reason)
    await expect(extract({ zh, en }, { ...options, signal: meanwhile.signal, onProgress })).rejects.toBe(reason)
  })

  test('of several inputs tells which failed; where all did, throws', async () => {
    const missing = join(place, 'missing.txt')
    const { concepts, failures } = await extract([missing, { zh, en }], options)
    expect(concepts.length).toBeGreaterThan(0)
    expect(failures.map(({ file }) => file)).toEqual([missing])
    await expect(extract(missing, options)).rejects.toThrow(InputError)
  })
})

test('align gives translation units', async () => {
  const { units } = await align({ zh, en: { ...en, name: 'speech.en.txt' } })
  expect(units.map(({ zh, en }) => `${zh.slice(0, 4)} ${en.split(' ')[0]}`)).toEqual([
    '粮食安全 Food',
    '数字经济 The',
    '我们支持 We',
  ])
  await expect(align({ zh, en }, { signal: AbortSignal.abort(new Error('no')) })).rejects.toThrow('no')
})

test('link gives links with probabilities', async () => {
  const [links] = await link([{ zh: ['支持', '多边主义'], en: ['Support', 'multilateralism'] }])
  expect(links.filter(({ probability }) => probability > 0.45).map(({ zh, en }) => [zh, en])).toEqual([
    [0, 0],
    [1, 1],
  ])
})

test('a glossary comes in, a draft is checked against it, it goes out again', async () => {
  const termbase = await openTermbase(join(place, 'terms.db'))
  try {
    const bytes = new TextEncoder().encode('zh,en\n粮食安全,food security\n多边主义,multilateral approach\n')
    await termbase.import(importGlossary({ name: 'own.csv', bytes }), { by: 'me' })
    const { documents, terms } = await checkDraft({ zh, en }, termbase)
    expect(terms).toBe(2)
    expect(documents[0].findings.map(({ zh }) => zh.text)).toEqual(['多边主义'])
    const pieces: string[] = []
    for await (const piece of exportGlossary(termbase.glossary(), 'tsv')) pieces.push(String(piece))
    expect(pieces.join('')).toMatch(/粮食安全\tfood security/)
    await expect(exportGlossary(termbase.glossary(), 'doc' as 'tsv').next()).rejects.toThrow(RangeError)
  } finally {
    await termbase.close()
  }
})

test('what is accepted in a termbase is known when the next text is read, and what is found is saved', async () => {
  writeFileSync(join(place, 'known.csv'), 'zh,en\n当务之急,pressing task\n')
  const termbase = await openTermbase(join(place, 'known.db'))
  try {
    await termbase.import(importGlossary(join(place, 'known.csv')), { by: 'me' })
    await extract({ zh, en }, { ...options, termbase, by: 'me' })
    const { documents, renderings } = await termbase.status()
    expect(documents.map(({ units }) => units)).toEqual([3])
    expect([renderings.accepted, renderings.proposed > 0]).toEqual([1, true])
  } finally {
    await termbase.close()
  }
})
