import { describe, expect, test, vi } from 'vitest'
import { readerAddress } from '../../../pipeline/reader/address.ts'
import { chatRequest, type Form } from '../../../pipeline/reader/body.ts'
import { type ClientOptions, openReaderClient, ReaderFailure } from '../../../pipeline/reader/client.ts'
import {
  answering,
  type Behaviour,
  dripping,
  endless,
  hangingUp,
  knowing,
  readerServer,
  redirecting,
  refusing,
  silent,
  streaming,
} from './badServer.ts'

const request = (form: Form) => chatRequest('small:1b', '#1', [], form)
const GOOD = '{"reject":[1]}'

async function ask(behaviours: readonly Behaviour[], options: Partial<ClientOptions> = {}, signal?: AbortSignal) {
  const server = await readerServer(...behaviours)
  const client = await openReaderClient({
    address: readerAddress(server.url),
    pause: 1,
    tries: 4,
    timeout: 2_000,
    ...options,
  })
  const reply = await client.ask(request, 100, signal).catch((error: Error) => error)
  return { reply, client, ...server }
}

describe('an answer comes', () => {
  test('with what it cost', async () => {
    const { reply, requests } = await ask([answering(GOOD)])
    expect(reply).toEqual({ text: GOOD, tokensIn: 100, tokensOut: 20 })
    expect(requests[0].path).toBe('/v1/chat/completions')
    expect(requests[0].body).toMatchObject({
      model: 'small:1b',
      max_tokens: 100,
      response_format: { type: 'json_schema' },
    })
  })

  test.each<[string, readonly Behaviour[]]>([
    ['in pieces', [streaming(GOOD)]],
    ['after 429', [refusing(429), answering(GOOD)]],
    ['after 500, 502 and 503', [refusing(500), refusing(502), refusing(503), answering(GOOD)]],
    ['after a connection that broke', [hangingUp, answering(GOOD)]],
  ])('%s', async (_, behaviours) => {
    const { reply, requests } = await ask(behaviours)
    expect(reply).toMatchObject({ text: GOOD })
    expect(requests).toHaveLength(behaviours.length)
  })

  test('after as long as the server asks to wait', async () => {
    const started = performance.now()
    const { reply } = await ask([refusing(429, 'busy', { 'retry-after': '0.3' }), answering(GOOD)])
    expect(reply).toMatchObject({ text: GOOD })
    expect(performance.now() - started).toBeGreaterThan(280)
  })

  test('after the server was silent', async () => {
    const { reply } = await ask([silent, answering(GOOD)], { timeout: 300 })
    expect(reply).toMatchObject({ text: GOOD })
  })

  test('where no strict form is known: it is asked more simply, and from then on', async () => {
    for (const form of ['json_object', 'text'] as const) {
      const { reply, client, requests } = await ask([knowing(form, answering(GOOD))])
      expect(reply).toMatchObject({ text: GOOD })
      const before = requests.length
      await client.ask(request, 100)
      expect(requests).toHaveLength(before + 1)
    }
  })

  test('where a parameter is not taken', async () => {
    const picky: Behaviour = (got, response) => {
      const complaint = 'temperature' in got.body ? "'temperature' does not support 0" : "use 'max_completion_tokens'"
      if ('temperature' in got.body || 'max_tokens' in got.body) refusing(400, complaint)(got, response)
      else answering(GOOD)(got, response)
    }
    const { reply, requests } = await ask([picky])
    expect(reply).toMatchObject({ text: GOOD })
    expect(requests.at(-1)?.body).toMatchObject({
      max_completion_tokens: 100,
      response_format: { type: 'json_schema' },
    })
  })

  test('without what it cost, where the server does not count', async () => {
    const uncounted: Behaviour = (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ choices: [{ message: { content: GOOD } }], usage: { prompt_tokens: 'many' } }))
    }
    expect((await ask([uncounted])).reply).toEqual({ text: GOOD, tokensIn: undefined, tokensOut: undefined })
  })
})

describe('no answer comes, and the run is told why', () => {
  test.each<[string, Behaviour, number, RegExp]>([
    ['busy to the end', refusing(429, 'busy'), 4, /429 busy/],
    ['broken to the end', refusing(500, 'oops'), 4, /500 oops/],
    ['asks to wait for a day', refusing(429, 'come back', { 'retry-after': '86400' }), 1, /come back/],
    ['refuses whatever form', refusing(400, 'bad request'), 3, /bad request/],
  ])('%s', async (_, behaviour, times, message) => {
    const { reply, requests } = await ask([behaviour])
    expect(reply).toBeInstanceOf(ReaderFailure)
    expect(reply).toMatchObject({ isFinal: false, message: expect.stringMatching(message) })
    expect(requests).toHaveLength(times)
  })

  test.each([401, 403, 404])('%d is so for all questions', async (status) => {
    const { reply, requests } = await ask([refusing(status)])
    expect(reply).toMatchObject({ isFinal: true })
    expect(requests).toHaveLength(1)
  })

  test('silent, or dripping', async () => {
    for (const behaviour of [silent, dripping]) {
      const { reply } = await ask([behaviour], { timeout: 150, tries: 2 })
      expect(reply).toMatchObject({ name: 'ReaderFailure', message: 'no answer in time' })
    }
  })

  test('an answer without end is cut off', async () => {
    expect((await ask([endless], { tries: 1, timeout: 20_000 })).reply).toMatchObject({
      message: 'the answer has no end',
    })
  })

  test('it leads elsewhere: the text does not follow', async () => {
    const other = await readerServer(answering(GOOD))
    const { reply } = await ask([redirecting(`${other.url}/chat/completions`)], { tries: 1 })
    expect(reply).toBeInstanceOf(ReaderFailure)
    expect(other.requests).toEqual([])
  })

  test('Ctrl-C', async () => {
    const stop = new AbortController()
    setTimeout(() => stop.abort(), 100)
    const { reply } = await ask([silent], {}, stop.signal)
    expect(reply).toMatchObject({ name: 'AbortError' })
  })
})

describe('the key', () => {
  test('is sent, and not told where the server quotes it', async () => {
    const key = 'abcdefgh-secret-12345678'
    const quoting: Behaviour = refusing(401, `Incorrect key provided: ${key}, sk-proj-abcdef1234`)
    const { reply, requests } = await ask([quoting], { key })
    expect(requests[0].headers.authorization).toBe(`Bearer ${key}`)
    expect((reply as Error).message).not.toMatch(/secret|abcdef1234/)
  })

  test('of another service in the environment goes nowhere', async () => {
    for (const name of ['OPENAI_API_KEY', 'OPENAI_ORG_ID', 'OPENAI_PROJECT_ID', 'OPENAI_ADMIN_KEY'])
      vi.stubEnv(name, 'foreign')
    vi.stubEnv('OPENAI_CUSTOM_HEADERS', 'x-foreign: foreign')
    try {
      const { requests } = await ask([answering(GOOD)])
      expect(JSON.stringify(requests[0].headers)).not.toMatch(/foreign|stainless/)
    } finally {
      vi.unstubAllEnvs()
    }
  })
})

describe('the address', () => {
  test.each([
    ['http://127.0.0.1:11434/v1/', '127.0.0.1:11434', true],
    ['http://localhost:8080/v1', 'localhost:8080', true],
    ['http://[::1]:8080/v1', '[::1]:8080', true],
    ['https://api.example.org/v1', 'api.example.org', false],
  ])('%s', (url, host, isLocal) => {
    expect(readerAddress(url, false)).toEqual({ url: url.replace(/\/$/, ''), host, isLocal })
  })

  test.each([
    ['http://api.example.org/v1', false, /by https only: https:\/\/api\.example\.org\/v1/],
    ['http://192.168.1.5:11434/v1', false, /https only/],
    ['http://localhost.example.org/v1', false, /https only/],
    ['http://127.0.0.1.example.org/v1', false, /https only/],
    ['https://api.example.org/v1', true, /SHUYU_LOCAL_ONLY=1.*api\.example\.org/],
    ['https://user:secret@api.example.org/v1', false, /SHUYU_READER_KEY/],
    ['https://api.example.org/v1?key=secret', false, /SHUYU_READER_KEY/],
    ['ftp://api.example.org', false, /OpenAI-compatible/],
    ['ollama', false, /OpenAI-compatible/],
  ])('%s is refused', (url, isLocalOnly, message) => {
    expect(() => readerAddress(url, isLocalOnly)).toThrow(message)
    try {
      readerAddress(url, isLocalOnly)
    } catch (error) {
      expect((error as { located: string }).located).not.toContain('secret')
    }
  })

  test('of this machine is fine where texts stay on it', () => {
    expect(readerAddress('http://127.0.0.1:1/v1', true).isLocal).toBe(true)
  })
})
