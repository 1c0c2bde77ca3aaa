import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tokensOf } from '../pipeline/reader/cost.ts'

/** An OpenAI-compatible API on this machine that answers as it is told, and counts. */
export interface ReaderServer {
  readonly url: string
  /** Requests so far, and tokens in and out: the middle of what vocabularies make of them. */
  readonly cost: { requests: number; tokensIn: number; tokensOut: number }
  close(): void
}

export async function serveReader(answer: (question: string) => string): Promise<ReaderServer> {
  const cost = { requests: 0, tokensIn: 0, tokensOut: 0 }
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part)
    const { messages } = JSON.parse(Buffer.concat(parts).toString()) as { messages: { content: string }[] }
    const content = answer(messages[messages.length - 1].content)
    const usage = {
      prompt_tokens: middleTokens(messages.map((message) => message.content).join('')),
      completion_tokens: middleTokens(content),
    }
    cost.requests++
    cost.tokensIn += usage.prompt_tokens
    cost.tokensOut += usage.completion_tokens
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ choices: [{ index: 0, message: { role: 'assistant', content } }], usage }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const close = () => {
    server.closeAllConnections()
    server.close()
  }
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, cost, close }
}

/** Tokens of a text in a vocabulary that is neither thrifty nor old. */
export function middleTokens(text: string): number {
  const { least, most } = tokensOf(text)
  return Math.round((least + most) / 2)
}
