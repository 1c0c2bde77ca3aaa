import { setTimeout as sleep } from 'node:timers/promises'
import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { Termbase } from '../../glossaries/termbase/termbase.ts'
import type { ChangeEvent } from '../api.ts'

/** Milliseconds between looks for what other processes wrote (another server, `shuyu extract`). */
const lookEvery = 1000
/** Milliseconds between signs of life, so that proxies keep the connection. */
const beatEvery = 20_000
/** Most listeners at a time. */
const listenerLimit = 100
/** History rows told one by one; of more, only that they are. */
const rowLimit = 500

/** Tells all open pages what is added to the history, whoever adds it. */
export class Changes {
  readonly #termbase: Termbase
  readonly #listeners = new Set<(event: ChangeEvent) => void>()
  readonly #timer: NodeJS.Timeout
  #last: number
  #looking = Promise.resolve()

  /** Tells what is added from now on. */
  static async follow(termbase: Termbase): Promise<Changes> {
    return new Changes(termbase, await termbase.review.lastChange())
  }

  private constructor(termbase: Termbase, last: number) {
    this.#termbase = termbase
    this.#last = last
    this.#timer = setInterval(() => this.look(), lookEvery)
    this.#timer.unref()
  }

  /** Tells what was added since the last look, and then is done; one look waits for the other. */
  look(): Promise<void> {
    this.#looking = this.#looking.then(() => this.#tell())
    return this.#looking
  }

  async #tell(): Promise<void> {
    try {
      const event = await changesSince(this.#termbase, this.#last)
      if (!event) return
      this.#last = event.id
      for (const tell of this.#listeners) tell(event)
    } catch {
      // A termbase that is locked or out of reach for once is looked at again.
    }
  }

  /**
   * The stream of events of one page; what it missed since `Last-Event-ID` (or `?after=`) comes first. It ends once who asked for it is
   * no longer let in.
   */
  stream(context: Context, isStillIn: () => boolean): Response {
    if (this.#listeners.size >= listenerLimit) return context.json({ error: 'too many pages are open' }, 429)
    const header = context.req.header('last-event-id') ?? context.req.query('after') ?? ''
    const seen = /^\d{1,15}$/.test(header) ? Number(header) : this.#last
    return streamSSE(context, async (stream) => {
      const send = (event: ChangeEvent) => {
        if (!isStillIn()) void stream.close()
        else void stream.writeSSE({ id: String(event.id), event: 'change', data: JSON.stringify(event) })
      }
      this.#listeners.add(send)
      stream.onAbort(() => void this.#listeners.delete(send))
      try {
        const missed = await changesSince(this.#termbase, seen)
        if (missed) send(missed)
        while (!stream.aborted && !stream.closed && isStillIn()) {
          await stream.writeSSE({ event: 'beat', data: '' })
          // Without a hold on the process, which may end meanwhile.
          await sleep(beatEvery, undefined, { ref: false })
        }
      } finally {
        this.#listeners.delete(send)
      }
    })
  }

  close(): void {
    clearInterval(this.#timer)
    this.#listeners.clear()
  }
}

async function changesSince({ review }: Termbase, id: number): Promise<ChangeEvent | undefined> {
  const last = await review.lastChange()
  if (last <= id) return undefined
  const rows = await review.changesAfter(id, rowLimit + 1)
  const few = rows.length <= rowLimit && last === rows.at(-1)?.id
  return {
    id: last,
    batches: [...new Set(rows.map(({ batch }) => batch))],
    by: [...new Set(rows.map(({ by }) => by))],
    extracted: rows.some(({ action }) => action === 'extract'),
    team: rows.some(({ action }) => action === 'team'),
    ...(few && { renderings: [...new Set(rows.flatMap(({ rendering }) => rendering ?? []))] }),
    statuses: await review.statuses(),
  }
}
