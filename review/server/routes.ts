import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { type Changed, DecisionRefused, type Termbase } from '../../glossaries/termbase/termbase.ts'
import { InputError } from '../../model/errors.ts'
import type { Queue, Refusal, Session, Sheet, Totals, Written } from '../api.ts'
import type { Changes } from './events.ts'
import {
  BadRequest,
  batch,
  decisions,
  merger,
  nothing,
  readBody,
  readCount,
  readFilter,
  readIds,
  readRendering,
  splitting,
} from './input.ts'

/** Bytes of the largest body. */
const bodyBytes = 256 * 1024
/** Rows that come with a queue, and most that come with what was written. */
const rowsAtOnce = 100
/** Lines of the concordance that come with an entry. */
const firstLines = 30

export interface ApiOptions {
  readonly termbase: Termbase
  /** Its name, as shown. */
  readonly name: string
  readonly changes: Changes
  /** Is told of errors that nobody foresaw. */
  readonly onError: (error: unknown) => void
}

/** Set before the API is asked. */
export interface ReviewerVariables {
  Variables: {
    reviewer: string
    /** Whether the session that the request came with has not ended meanwhile. */
    isStillIn: () => boolean
  }
}

/** The JSON API of docs/review.md; who asks has been let in, and is in the variables. */
export function api({ termbase, name, changes, onError }: ApiOptions): Hono<ReviewerVariables> {
  const { review } = termbase
  const routes = new Hono<ReviewerVariables>()

  const totals = async (reviewer: string): Promise<Totals> => ({
    statuses: await review.statuses(),
    ...(await review.revertible(reviewer)),
  })
  const sheet = async (id: string | undefined): Promise<Sheet | undefined> => {
    const entry = id === undefined ? undefined : await review.entry(id)
    return entry && { ...entry, concordance: await review.concordance(entry.rendering.id, 0, firstLines) }
  }
  const written = async (context: Context<ReviewerVariables>, changed: Changed | undefined) => {
    await changes.look()
    const ids = [...new Set(changed?.renderings ?? [])]
    const answer: Written = {
      batch: changed?.batch,
      changed: ids.length + (changed?.concepts.length && !ids.length ? changed.concepts.length : 0),
      rows: ids.length <= rowsAtOnce ? await review.rows(ids) : [],
      ...(await totals(context.get('reviewer'))),
    }
    return context.json(answer)
  }

  routes.use(
    bodyLimit({ maxSize: bodyBytes, onError: (context) => context.json({ error: 'the request is too large' }, 413) }),
  )

  routes.get('/session', async (context) => {
    const reviewer = context.get('reviewer')
    const overview = await review.overview()
    const session: Session = { reviewer, termbase: name, overview, ...(await totals(reviewer)) }
    return context.json(session)
  })
  routes.get('/queue', async (context) => {
    const ids = await review.queue(readFilter(context.req.query()))
    const [rows, first] = [await review.rows(ids.slice(0, rowsAtOnce)), await sheet(ids[0])]
    const queue: Queue = { ids, rows, first }
    return context.json(queue)
  })
  routes.get('/renderings', async (context) => context.json(await review.rows(readIds(context.req.query('ids')))))
  routes.get('/renderings/:id', async (context) => {
    const found = await sheet(readRendering(context.req.param('id')))
    return found ? context.json(found) : notFound(context)
  })
  routes.get('/renderings/:id/concordance', async (context) => {
    const offset = readCount(context.req.query('offset'), 0, 1e9)
    const limit = readCount(context.req.query('limit'), 50, 200)
    return context.json(await review.concordance(readRendering(context.req.param('id')), offset, limit))
  })
  routes.get('/renderings/:id/history', async (context) =>
    context.json(await review.historyOf(readRendering(context.req.param('id')), 100)),
  )
  routes.get('/units/:id/neighbours', async (context) => {
    const units = await review.neighbours(context.req.param('id'), readCount(context.req.query('around'), 2, 20))
    return units.length ? context.json(units) : notFound(context)
  })
  routes.get('/history', async (context) => {
    const after = readCount(context.req.query('after'), 0, 1e9)
    return context.json(await review.changesAfter(after, readCount(context.req.query('limit'), 100, 1000)))
  })
  routes.get('/events', (context) => changes.stream(context, context.get('isStillIn')))

  routes.post('/decisions', async (context) => {
    const body = await readBody(context.req.raw, decisions)
    return written(context, await termbase.decide(body.decisions, context.get('reviewer')))
  })
  routes.post('/batch', async (context) => {
    const { filter, change, expected } = await readBody(context.req.raw, batch)
    return written(context, await termbase.decideAll(filter, change, expected, context.get('reviewer')))
  })
  routes.post('/merge', async (context) => {
    const { from, into } = await readBody(context.req.raw, merger)
    return written(context, await termbase.merge(from, into, context.get('reviewer')))
  })
  routes.post('/split', async (context) => {
    const { rendering, revision } = await readBody(context.req.raw, splitting)
    return written(context, await termbase.split(rendering, revision, context.get('reviewer')))
  })
  routes.post('/undo', async (context) => {
    await readBody(context.req.raw, nothing)
    return written(context, await termbase.undo(context.get('reviewer')))
  })
  routes.post('/redo', async (context) => {
    await readBody(context.req.raw, nothing)
    return written(context, await termbase.redo(context.get('reviewer')))
  })

  routes.all('*', notFound)
  routes.onError(async (error, context) => {
    if (error instanceof BadRequest) return context.json<Refusal>({ error: error.message }, 400)
    if (error instanceof DecisionRefused) {
      const [current] = await review.rows([error.subject])
      return context.json<Refusal>({ error: error.message, ...(current && { current }) }, 409)
    }
    onError(error)
    if (error instanceof InputError) return context.json<Refusal>({ error: error.located }, 503)
    return context.json<Refusal>({ error: 'an unexpected error; the terminal tells more' }, 500)
  })
  return routes
}

const notFound = (context: Context) => context.json<Refusal>({ error: 'there is no such thing' }, 404)
