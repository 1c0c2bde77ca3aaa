import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** A request as the server got it. */
export interface Got {
  readonly path: string
  readonly headers: IncomingMessage['headers']
  readonly body: {
    readonly model: string
    readonly messages: readonly { readonly role: string; readonly content: string }[]
    readonly response_format?: { readonly type: string }
    readonly [name: string]: unknown
  }
}

export type Behaviour = (got: Got, response: ServerResponse) => void

/** An OpenAI-compatible API on this machine, for one test; it behaves as it is told, request by request, the last for all others. */
export async function readerServer(...behaviours: readonly Behaviour[]) {
  const requests: Got[] = []
  const server = createServer((request, response) => {
    let text = ''
    request.on('data', (part) => {
      text += part
    })
    request.on('end', () => {
      const got = { path: request.url ?? '', headers: request.headers, body: JSON.parse(text) }
      requests.push(got)
      behaviours[Math.min(requests.length, behaviours.length) - 1](got, response)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, requests }
}

const USAGE = { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 }

const json = (response: ServerResponse, status: number, value: unknown, headers: Record<string, string> = {}) => {
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(JSON.stringify(value))
}

export const answering =
  (text: string | ((question: string) => string), finish_reason = 'stop'): Behaviour =>
  ({ body: { model, messages } }, response) => {
    const content = typeof text === 'string' ? text : text(messages[messages.length - 1].content)
    const message = { role: 'assistant', content }
    json(response, 200, {
      id: 'x',
      object: 'chat.completion',
      model,
      choices: [{ index: 0, message, finish_reason }],
      usage: USAGE,
    })
  }

/** Though nobody asked for it. */
export const streaming =
  (text: string): Behaviour =>
  (_, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    for (const piece of text.match(/.{1,7}/gs) ?? []) {
      response.write(`data: ${JSON.stringify({ choices: [{ index: 0, delta: { content: piece } }] })}\n\n`)
    }
    response.end(`data: ${JSON.stringify({ choices: [], usage: USAGE })}\n\ndata: [DONE]\n\n`)
  }

export const refusing =
  (status: number, message = 'no', headers: Record<string, string> = {}): Behaviour =>
  (_, response) =>
    json(response, status, { error: { message } }, headers)

export const silent: Behaviour = () => {}

export const hangingUp: Behaviour = (_, response) => {
  response.socket?.destroy()
}

/** Begins an answer and never ends it. */
export const dripping: Behaviour = (_, response) => {
  response.writeHead(200, { 'content-type': 'application/json' })
  response.write('{"choices": [')
}

export const endless: Behaviour = (_, response) => {
  response.writeHead(200, { 'content-type': 'application/json' })
  const more = () => {
    while (!response.destroyed && response.write(' '.repeat(100_000))) {
      // As long as it is taken.
    }
  }
  response.on('drain', more)
  more()
}

export const redirecting =
  (location: string): Behaviour =>
  (_, response) => {
    response.writeHead(307, { location })
    response.end()
  }

/** Knows no stricter form of answers than this. */
export const knowing =
  (form: 'json_object' | 'text', next: Behaviour): Behaviour =>
  (got, response) => {
    const asked = got.body.response_format?.type ?? 'text'
    if (asked === 'text' || asked === form) next(got, response)
    else refusing(400, `response_format ${asked} is not supported`)(got, response)
  }
