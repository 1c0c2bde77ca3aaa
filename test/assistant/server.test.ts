import { fileURLToPath } from 'node:url'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js'
import { describe, expect, onTestFinished, test } from 'vitest'
import { serveAssistant } from '../../assistant/server.ts'
import type { Termbase } from '../../glossaries/termbase/termbase.ts'
import { bitext, extraction } from '../glossaries/termbase/builders.ts'
import { temporaryFile, withTermbase } from '../glossaries/termbase/fixtures.ts'

const talk = bitext('talk.txt', [
  ['和平是核心利益。', 'Peace is a core interest.'],
  ['我们维护核心利益。', 'We safeguard our core interests.'],
])

async function filled(file: string): Promise<void> {
  await withTermbase(file, async (termbase) => {
    await termbase.save(extraction([talk], [['核心利益', 'core interests', 0.9]]), 'Li')
    await termbase.add({ zh: '核心利益', en: 'core interests', usage: 'preferred' }, 'Li')
  })
}

/** A client and a server in one process. */
async function connected(termbase: Termbase, onError = (error: unknown) => expect(error).toBeUndefined()) {
  const [here, there] = InMemoryTransport.createLinkedPair()
  const client = new Client({ name: 'test', version: '1' })
  const ended = serveAssistant(termbase, there, { version: '1', onError })
  await client.connect(here)
  return { client, ended }
}

interface Answer {
  readonly isError?: boolean
  readonly structuredContent: Readonly<Record<string, unknown>>
  readonly content: readonly { readonly text: string }[]
}

describe('the tools, asked by the client of the SDK', () => {
  const asking = (work: (ask: (name: string, given: Record<string, unknown>) => Promise<Answer>) => Promise<void>) => {
    const file = temporaryFile()
    return filled(file).then(() =>
      withTermbase(file, async (termbase) => {
        const { client, ended } = await connected(termbase)
        await work(async (name, given) => (await client.callTool({ name, arguments: given })) as unknown as Answer)
        await client.close()
        await ended
      }),
    )
  }

  test('look a term up, and quote its evidence', () =>
    asking(async (ask) => {
      const found = await ask('look_up_term', { query: 'hexinliyi' })
      expect(JSON.parse(found.content[0].text)).toEqual(found.structuredContent)
      const [concept] = found.structuredContent.concepts as { zh: string; renderings: { id: string; en: string }[] }[]
      expect(concept).toMatchObject({ zh: '核心利益', renderings: [{ en: 'core interests', status: 'accepted' }] })
      const evidence = await ask('quote_evidence', { rendering: concept.renderings[0].id, limit: 1 })
      expect(evidence.structuredContent).toMatchObject({ lines: [{ unit: { document: 'talk.txt' } }] })
    }))

  test('check a translation', () =>
    asking(async (ask) => {
      const zh = '我们维护核心利益。'
      const wrong = await ask('check_translation', { zh, en: 'We safeguard our main advantages.' })
      expect(wrong.structuredContent).toMatchObject({
        terms: 1,
        findings: [{ rule: 'not-rendered', term: '核心利益' }],
      })
      const right = await ask('check_translation', { zh, en: 'We safeguard our core interests.' })
      expect(right.structuredContent).toEqual({ terms: 1, findings: [] })
    }))

  test('list what changed', () =>
    asking(async (ask) => {
      const all = (await ask('list_changes', {})).structuredContent.changes as { action: string; by: string }[]
      expect(all.map(({ action, by }) => `${action} ${by}`)).toEqual(['decide Li', 'extract Li'])
      expect((await ask('list_changes', { since: '2999-01-01' })).structuredContent).toEqual({ changes: [], names: {} })
    }))

  test('what does not fit is told, and changes nothing', () =>
    asking(async (ask) => {
      expect(await ask('look_up_term', {})).toMatchObject({ isError: true, content: [{ text: /^query: / }] })
      expect(await ask('look_up_term', { query: '核心', more: 1 })).toMatchObject({ isError: true })
      expect(await ask('quote_evidence', { rendering: "r' OR 1=1" })).toMatchObject({ isError: true })
      expect(await ask('remove_everything', {})).toMatchObject({
        isError: true,
        content: [{ text: /there is no tool/ }],
      })
    }))
})

test('an error that nobody foresaw is told at home only', async () => {
  const told: unknown[] = []
  const broken = { lookup: () => Promise.reject(new Error('secret path /home/li')) } as unknown as Termbase
  const { client, ended } = await connected(broken, (error) => told.push(error))
  const answer = (await client.callTool({ name: 'look_up_term', arguments: { query: '和平' } })) as unknown as Answer
  expect(answer.isError).toBe(true)
  expect(answer.content[0].text).not.toContain('secret')
  expect(told).toHaveLength(1)
  await client.close()
  await ended
})

test('shuyu mcp answers on standard input and output, read-only tools', async () => {
  const file = temporaryFile()
  await filled(file)
  const bin = fileURLToPath(new URL('../../cli/bin.mjs', import.meta.url))
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [bin, 'mcp', '-t', file],
    stderr: 'pipe',
  })
  const client = new Client({ name: 'test', version: '1' })
  onTestFinished(() => client.close())
  await client.connect(transport)
  const { tools } = await client.listTools()
  expect(tools.map(({ name }) => name)).toEqual(['look_up_term', 'check_translation', 'quote_evidence', 'list_changes'])
  expect(tools.every(({ annotations }) => annotations?.readOnlyHint)).toBe(true)
  const found = (await client.callTool({ name: 'look_up_term', arguments: { query: 'core' } })) as unknown as Answer
  expect(found.structuredContent.concepts).toMatchObject([{ zh: '核心利益', match: 'begins' }])
})
