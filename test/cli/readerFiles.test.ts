import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { temporaryFile } from '../glossaries/termbase/fixtures.ts'
import { answering, readerServer } from '../pipeline/reader/badServer.ts'
import { shuyu } from './run.ts'

// jieba's dictionary is loaded, and the package that asks.
vi.setConfig({ testTimeout: 240_000 })

const lines = [
  'zh\ten',
  '两国将加强数字经济合作。\tThe two countries will strengthen cooperation on the digital economy.',
  '粮食安全是发展中国家的当务之急。\tFood security is a pressing task for developing countries.',
  '各国都应当尊重领土完整。\tAll countries should respect territorial integrity.',
]

/** Keeps every second pair, rejects the others, and names a pair that is in no text. */
function answerTo(question: string): string {
  const numbers = [...question.matchAll(/^(\d+) .* = /gm)].map(([, n]) => Number(n))
  return JSON.stringify({
    keep: { T: numbers.filter((n) => n % 2) },
    reject: numbers.filter((n) => n % 2 === 0),
    missing: [{ s: 1, zh: '人类命运共同体', en: 'community with a shared future', c: 'F' }],
  })
}

interface Line {
  readonly custom_id: string
  readonly body: { readonly model: string; readonly messages: readonly { readonly content: string }[] }
}

const answerLine = ({ custom_id, body }: Line, content = answerTo(body.messages[1].content)) =>
  `${JSON.stringify({ id: 'x', custom_id, response: { status_code: 200, body: { choices: [{ message: { role: 'assistant', content } }] } }, error: null })}\n`

/** A folder with an extracted talk, and commands on it. */
async function place(...options: readonly string[]) {
  const termbase = temporaryFile()
  const beside = (name: string) => join(dirname(termbase), name)
  writeFileSync(beside('talk.tsv'), `${lines.join('\n')}\n`)
  const run = (...args: string[]) => shuyu(...args, '--termbase', termbase, '--cache', beside('cache'))
  const extracted = await run('extract', beside('talk.tsv'), ...options)
  const questions = async (...more: string[]) => {
    const written = await run('reader', 'questions', '--out', beside('questions.jsonl'), ...more)
    const text = readFileSync(beside('questions.jsonl'), 'utf8')
    const asked: Line[] = text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line))
    return { ...written, asked }
  }
  const answers = (text: string) => {
    writeFileSync(beside('answers.jsonl'), text)
    return run('reader', 'answers', beside('answers.jsonl'))
  }
  const exported = async () => (await shuyu('export', 'json', '--termbase', termbase, '--with-evidence')).stdout
  return { beside, run, extracted, questions, answers, exported, termbase }
}

describe('shuyu reader', () => {
  test('questions in files and answers from them are worth the same as live ones', async () => {
    const server = await readerServer(answering(answerTo))
    const live = await place('--reader', server.url, '--reader-model', 'small:1b')
    const files = await place()
    const { status, asked, stderr } = await files.questions('--reader-model', 'small:1b')
    expect({ status, asked: asked.length }).toEqual({ status: 0, asked: server.requests.length })
    expect(asked[0]).toMatchObject({ method: 'POST', url: '/v1/chat/completions', body: { model: 'small:1b' } })
    expect(asked[0].body.messages).toEqual(server.requests[0].body.messages)
    expect(stderr).toContain('1 question for small:1b. Nothing was sent.')

    const before = await files.exported()
    const brought = await files.answers(asked.map((line) => answerLine(line)).join(''))
    expect(brought.status).toBe(0)
    expect(brought.stderr).toMatch(/1 answer brought in\.\nSecond reader: .* dropped/)
    const pairs = (json: string) => JSON.parse(json.replaceAll(dirname(files.termbase), dirname(live.termbase)))
    expect(pairs(await files.exported()).concepts).toEqual(pairs(await live.exported()).concepts)
    expect(await files.exported()).not.toBe(before)
    expect(await files.exported()).not.toContain('人类命运共同体')

    expect((await files.questions('--reader-model', 'small:1b')).asked).toEqual([])
    // Another model has said nothing yet.
    expect((await files.questions()).asked).toHaveLength(1)
  })

  test('lines without an answer are told with their number, and stop nobody', async () => {
    const { questions, answers } = await place()
    const { asked } = await questions()
    const stranger = { ...asked[0], custom_id: '0'.repeat(32) }
    const bad = ['no JSON\n', answerLine(stranger), answerLine(asked[0], 'I would rather not.'), '\n']
    const { status, stderr } = await answers([...bad, answerLine(asked[0])].join(''))
    expect(status).toBe(1)
    expect(stderr).toMatch(/answers\.jsonl:1: expected an answer as a line/)
    expect(stderr).toMatch(/answers\.jsonl:2: expected the answer to a question that was written here/)
    expect(stderr).toMatch(/answers\.jsonl:3: expected the answer to be a JSON object/)
    expect(stderr).toContain('1 answer brought in.')
  })

  test('without any answer the termbase stays as it is', async () => {
    const { answers, run, exported, beside } = await place()
    const before = await exported()
    expect(await answers('{}\n')).toMatchObject({ status: 2, stderr: expect.stringContaining('no answer to bring in') })
    expect(await run('reader', 'answers', beside('none.jsonl'))).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('none.jsonl: no such file'),
    })
    expect(await exported()).toBe(before)
  })

  test('what was extracted elsewhere is told', async () => {
    const { termbase, beside } = await place()
    const elsewhere = await shuyu('reader', 'questions', '--termbase', termbase, '--cache', beside('other'))
    expect(elsewhere).toMatchObject({ status: 2, stderr: expect.stringContaining('run shuyu extract first') })
  })

  test.each([
    [['ask'], /unknown action 'ask': expected questions or answers/],
    [['answers'], /expected shuyu reader answers FILE/],
    [['questions', 'x.jsonl'], /expected shuyu reader questions --out FILE/],
  ])('%j is refused', async (args, message) => {
    expect(await shuyu('reader', ...args)).toMatchObject({ status: 2, stderr: expect.stringMatching(message) })
  })
})
