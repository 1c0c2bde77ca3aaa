import { EventEmitter, once } from 'node:events'
import PQueue from 'p-queue'
import { type Question, questionText } from '../../stages/reader/index.ts'
import type { ResultStore } from '../results/store.ts'
import { keepAnswer } from './answers.ts'
import { chatRequest } from './body.ts'
import { type ReaderClient, ReaderFailure } from './client.ts'
import { answerTokens, tokensOf } from './cost.ts'
import { houseStyle, type StylePair } from './houseStyle.ts'

export interface AskingOptions {
  readonly store: ResultStore
  readonly client: ReaderClient
  readonly model: string
  /** Tokens in and out that may be spent. @default any number */
  readonly budget?: number
  /** Questions in hand at once. @default 4 */
  readonly concurrency?: number
  /** Decisions of the termbase, of which the nearest are shown as examples. @default none */
  readonly style?: readonly StylePair[]
  /** Called with the number of questions that are through. */
  readonly onSettled?: (questions: number) => void
  readonly signal?: AbortSignal
}

/** What asking has brought. */
export interface Asked {
  readonly answered: number
  /** Questions without an answer, and why the first of them has none. */
  readonly failed: number
  readonly reason?: string
  /** Questions that were not asked, since the budget was spent or the server gone. */
  readonly left: number
  readonly isBudgetSpent: boolean
  /** As the server counts, else estimated. */
  readonly tokensIn: number
  readonly tokensOut: number
}

/** So many questions without an answer, one after the other: nobody is there. */
const GONE = 3
/** What a model may think before it answers, in tokens: little where each is counted. */
const THOUGHTS = { free: 8_000, counted: 600 }

/** Asks questions, some at once, and keeps the answers; stops for good when the budget is spent or nobody answers. */
export class Asking {
  readonly #options: AskingOptions
  readonly #queue: PQueue
  readonly #settled = new EventEmitter()
  readonly #result = { answered: 0, failed: 0, left: 0, isBudgetSpent: false, tokensIn: 0, tokensOut: 0 }
  #reason: string | undefined
  #reserved = 0
  #inARow = 0
  #through = 0
  #defect: unknown
  #isOver = false

  constructor(options: AskingOptions) {
    this.#options = options
    this.#queue = new PQueue({ concurrency: options.concurrency ?? 4 })
  }

  get asked(): Asked {
    return { ...this.#result, reason: this.#reason }
  }

  /** Has a question asked; resolves when there is room for another. */
  async ask(id: string, question: Question): Promise<void> {
    const through = () => this.#options.onSettled?.(++this.#through)
    this.#queue
      .add(() => this.#askOne(id, question))
      .then(through, (error) => {
        this.#defect ??= error
      })
    await this.#queue.onSizeLessThan(this.#queue.concurrency)
  }

  /** Resolves when all questions are through. */
  async done(): Promise<Asked> {
    await this.#queue.onIdle()
    this.#options.signal?.throwIfAborted()
    if (this.#defect !== undefined) throw this.#defect
    return this.asked
  }

  async #askOne(id: string, question: Question): Promise<void> {
    const { store, client, model, signal, budget = Number.POSITIVE_INFINITY, style = [] } = this.#options
    if (signal?.aborted) return
    const text = questionText(question)
    const examples = houseStyle(style, text)
    const pairs = question.units.reduce((sum, { pairs }) => sum + pairs.length, 0)
    const { messages } = chatRequest(model, text, examples, 'text')
    const tokensIn = tokensOf(messages.map(({ content }) => content).join('')).most
    const maxTokens =
      answerTokens(pairs).most + (budget === Number.POSITIVE_INFINITY ? THOUGHTS.free : THOUGHTS.counted)
    // A malformed answer is asked for once more.
    for (let tries = 0; tries < 2; tries++) {
      if (!(await this.#reserve(tokensIn + maxTokens, budget))) {
        if (tries === 0) this.#result.left++
        else this.#fail('its answer could not be read, and the budget is spent')
        return
      }
      try {
        const reply = await client.ask((form) => chatRequest(model, text, examples, form), maxTokens, signal)
        this.#result.tokensIn += reply.tokensIn ?? tokensOf(messages.map(({ content }) => content).join('')).most
        this.#result.tokensOut += reply.tokensOut ?? tokensOf(reply.text).most
        if (await keepAnswer(store, id, reply.text)) {
          this.#result.answered++
          this.#inARow = 0
          return
        }
      } catch (error) {
        if (signal?.aborted) return
        if (!(error instanceof ReaderFailure)) throw error
        this.#fail(error.message)
        if (error.isFinal || ++this.#inARow >= GONE) this.#isOver = true
        return
      } finally {
        this.#reserved -= tokensIn + maxTokens
        this.#settled.emit('settled')
      }
    }
    this.#fail('its answer could not be read')
  }

  /** Sets tokens aside; waits where those in hand may leave enough. False where nothing is asked any more. */
  async #reserve(tokens: number, budget: number): Promise<boolean> {
    const spent = () => this.#result.tokensIn + this.#result.tokensOut
    while (!this.#isOver && this.#reserved > 0 && spent() + this.#reserved + tokens > budget)
      await once(this.#settled, 'settled')
    if (!this.#isOver && spent() + this.#reserved + tokens > budget) {
      this.#result.isBudgetSpent = true
      this.#isOver = true
      this.#settled.emit('settled')
    }
    if (this.#isOver) return false
    this.#reserved += tokens
    return true
  }

  #fail(reason: string): void {
    this.#result.failed++
    this.#reason ??= reason
  }
}
