import { setTimeout } from 'node:timers/promises'
import type OpenAI from 'openai'
import { optionalPackage } from '../../files/optionalPackage.ts'
import type { ReaderAddress } from './address.ts'
import { type ChatRequest, type Form, forms } from './body.ts'

/** What a model answered. */
export interface Reply {
  readonly text: string
  /** As the server counts; undefined where it does not. */
  readonly tokensIn?: number
  readonly tokensOut?: number
}

export interface ReaderClient {
  /** @param request makes the request for a form of answers @throws ReaderFailure */
  ask(request: (form: Form) => ChatRequest, maxTokens: number, signal?: AbortSignal): Promise<Reply>
}

/** A question that got no answer. */
export class ReaderFailure extends Error {
  override readonly name = 'ReaderFailure'
  /** Whether no other question will get one either: a wrong key, a model that is not there. */
  readonly isFinal: boolean

  constructor(message: string, isFinal = false) {
    super(message)
    this.isFinal = isFinal
  }
}

export interface ClientOptions {
  readonly address: ReaderAddress
  readonly key?: string
  /** Milliseconds for one answer. @default 3 minutes: models on a desk are slow */
  readonly timeout?: number
  /** Tries of one question while the server is busy or away. @default 5 */
  readonly tries?: number
  /** Milliseconds before the second try; each other waits twice as long. @default 1,000 */
  readonly pause?: number
}

/** An answer holds some thousand characters; nobody has to read more of what a broken server sends. */
const MOST_BYTES = 4_000_000
/** A server that wants to be left alone for longer is left alone for good. */
const LONGEST_WAIT = 120_000

/**
 * A client of an OpenAI-compatible API, through the package `openai`. It tries again where that may help, as long as the server
 * asks to wait, and asks more simply where the server does not know how to hold a model to a form.
 * @throws InputError where the package is not installed
 */
export async function openReaderClient(options: ClientOptions): Promise<ReaderClient> {
  const { address, key, timeout = 180_000, tries = 5, pause = 1_000 } = options
  const { OpenAI: Client } = await optionalPackage('openai', address.host, 'second readers', () => import('openai'))
  const api = new Client({
    baseURL: address.url,
    // Nothing of what the package would take from the environment goes to another host than it was meant for.
    apiKey: key ?? 'none',
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    logLevel: 'off',
    maxRetries: 0,
    timeout,
    fetch: boundedFetch,
    // To another host the text would go unseen.
    fetchOptions: { redirect: 'error' },
  })
  /** Learned of the server: the form it knows, and parameters it does not. */
  const known = { form: 0, left: new Set<keyof ChatRequest>(), isNewLimit: false }

  const attempt = async (
    request: (form: Form) => ChatRequest,
    maxTokens: number,
    signal: AbortSignal,
  ): Promise<Reply> => {
    for (;;) {
      const { form, isNewLimit } = known
      const left = new Set(known.left)
      const body: Record<string, unknown> = { ...request(forms[form]) }
      for (const parameter of left) delete body[parameter]
      body[isNewLimit ? 'max_completion_tokens' : 'max_tokens'] = maxTokens
      try {
        const sent = body as unknown as OpenAI.ChatCompletionCreateParamsNonStreaming
        return replyOf(await api.chat.completions.create(sent, { signal }))
      } catch (error) {
        const { status, message } = error as { status?: number; message: string }
        if (status !== 400 && status !== 422) throw error
        // What a server complains of is left out; one that says nothing useful is asked more simply, step by step.
        if (!isNewLimit && message.includes('max_completion_tokens')) known.isNewLimit = true
        else if (!left.has('temperature') && message.includes('temperature')) known.left.add('temperature')
        else if (form < forms.length - 1) known.form = Math.max(known.form, form + 1)
        else throw error
      }
    }
  }

  return {
    async ask(request, maxTokens, stop) {
      for (let number = 1; ; number++) {
        const limit = AbortSignal.timeout(timeout)
        const signal = stop ? AbortSignal.any([limit, stop]) : limit
        try {
          return await attempt(request, maxTokens, signal)
        } catch (error) {
          stop?.throwIfAborted()
          const wait = limit.aborted ? pause : waitAfter(error, pause * 2 ** (number - 1))
          if (wait === undefined || number >= tries || wait > LONGEST_WAIT) throw failureOf(error, limit.aborted, key)
          await setTimeout(wait, undefined, { signal: stop })
        }
      }
    },
  }
}

interface ApiError {
  readonly status?: number
  readonly message: string
  readonly headers?: Headers
  readonly cause?: { readonly code?: string; readonly message?: string }
}

/** Milliseconds to wait before it is tried again; undefined where that does not help. */
function waitAfter(error: unknown, own: number): number | undefined {
  const { status, headers } = error as ApiError
  if (status !== undefined && status !== 408 && status !== 409 && status !== 429 && status < 500) return undefined
  const asked = headers?.get?.('retry-after')
  if (!asked) return own
  const seconds = Number(asked)
  const wait = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(asked) - Date.now()
  return Number.isFinite(wait) ? Math.max(0, wait) : own
}

function failureOf(error: unknown, isLate: boolean, key: string | undefined): ReaderFailure {
  const { status, message, cause } = error as ApiError
  const said = isLate ? 'no answer in time' : (cause?.message ?? message)
  // Servers quote keys in what they complain of.
  const hidden = key ? said.replaceAll(key, '***') : said
  const short = hidden
    .replace(/\b(sk|key|tok)[-_][\w*-]{6,}/g, '***')
    .replace(/\s+/g, ' ')
    .slice(0, 200)
  return new ReaderFailure(short, status === 401 || status === 403 || status === 404)
}

/** What a server answers, whole or in pieces though it was not asked for pieces. */
function replyOf(completion: unknown): Reply {
  const parts = typeof completion === 'string' ? eventsIn(completion) : [completion as Partial<OpenAI.ChatCompletion>]
  const text = parts.map(({ choices }) => textOf(choices?.[0])).join('')
  const usage = parts.map((part) => part.usage).findLast((one) => one)
  return { text, tokensIn: countOf(usage?.prompt_tokens), tokensOut: countOf(usage?.completion_tokens) }
}

interface Choice {
  readonly message?: { readonly content?: unknown }
  readonly delta?: { readonly content?: unknown }
}

function textOf(choice: unknown): string {
  const { message, delta } = (choice ?? {}) as Choice
  const content = message?.content ?? delta?.content
  return typeof content === 'string' ? content : ''
}

const countOf = (value: unknown) =>
  typeof value === 'number' && value >= 0 && Number.isFinite(value) ? value : undefined

function eventsIn(stream: string): Partial<OpenAI.ChatCompletion>[] {
  return stream.split(/\r?\n/).flatMap((line) => {
    const [, data] = /^data:\s*(\{.*\})\s*$/.exec(line) ?? []
    try {
      return data ? [JSON.parse(data)] : []
    } catch {
      return []
    }
  })
}

/** All that is sent beside the question. The package would add what the environment says for others, and what machine this is. */
const HEADERS = ['accept', 'authorization', 'content-type']

/** As `fetch`, but with these headers alone, and a body without end is cut off. */
async function boundedFetch(url: string | URL | Request, init?: RequestInit): Promise<Response> {
  const headers = [...new Headers(init?.headers)].filter(([name]) => HEADERS.includes(name))
  const response = await fetch(url, { ...init, headers })
  if (!response.body) return response
  let bytes = 0
  const bounded = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      bytes += chunk.length
      if (bytes > MOST_BYTES) controller.error(new Error('the answer has no end'))
      else controller.enqueue(chunk)
    },
  })
  return new Response(response.body.pipeThrough(bounded), response)
}
