import { type Context, Hono } from 'hono'
import { actsOf, roleIn } from '../../../model/team.ts'
import type { PastChanges, Queue, Session } from '../../api.ts'
import { readCount, readFilter, readIds, readRendering, readText } from '../input.ts'
import { type Api, notFound, type ReviewerVariables, rowsAtOnce, sheetOf, totalsOf } from './api.ts'

/** The filter of a query; what waits is what waits for who asks. */
const filterOf = (context: Context<ReviewerVariables>) => ({
  ...readFilter(context.req.query()),
  person: context.get('reviewer'),
})

/** What a reviewer looks at: the queue, entries, history. */
export function reviewRoutes({ termbase, name, changes }: Api): Hono<ReviewerVariables> {
  const { review } = termbase
  const routes = new Hono<ReviewerVariables>()

  routes.get('/session', async (context) => {
    const reviewer = context.get('reviewer')
    const overview = await review.overview()
    const team = await termbase.team.get()
    const role = roleIn(team, reviewer)
    const session: Session = {
      ...{ reviewer, role, may: actsOf(role), approval: team.approval, people: await termbase.team.people() },
      ...{ termbase: name, overview, ...(await totalsOf(termbase, reviewer)) },
    }
    return context.json(session)
  })
  routes.get('/queue', async (context) => {
    const ids = await review.queue(filterOf(context))
    const [rows, first] = [await review.rows(ids.slice(0, rowsAtOnce)), await sheetOf(termbase, ids[0])]
    const queue: Queue = { ids, rows, first }
    return context.json(queue)
  })
  routes.get('/lookup', async (context) => {
    const limit = readCount(context.req.query('limit'), 20, 200)
    return context.json(await termbase.lookup(readText(context.req.query('q')), { limit }))
  })
  routes.get('/counts', async (context) => context.json(await review.counts(filterOf(context))))
  routes.get('/yield', async (context) => context.json(await review.yield(filterOf(context))))
  routes.get('/renderings', async (context) => context.json(await review.rows(readIds(context.req.query('ids')))))
  routes.get('/renderings/:id', async (context) => {
    const found = await sheetOf(termbase, readRendering(context.req.param('id')))
    return found ? context.json(found) : notFound(context)
  })
  routes.get('/renderings/:id/concordance', async (context) => {
    const offset = readCount(context.req.query('offset'), 0, 1e9)
    const limit = readCount(context.req.query('limit'), 50, 200)
    return context.json(await review.concordance(readRendering(context.req.param('id')), offset, limit))
  })
  routes.get('/renderings/:id/history', async (context) => {
    const rows = await review.historyOf(readRendering(context.req.param('id')), 100)
    const ids = rows.flatMap(({ before, after }) =>
      [before, after].flatMap((state) => {
        const { concept, supersededBy } = state as { concept?: string; supersededBy?: string | null }
        return [concept, supersededBy].filter((id) => typeof id === 'string')
      }),
    )
    const past: PastChanges = { rows, names: await review.names([...new Set(ids)]) }
    return context.json(past)
  })
  routes.get('/history', async (context) => {
    const after = readCount(context.req.query('after'), 0, 1e9)
    return context.json(await review.changesAfter(after, readCount(context.req.query('limit'), 100, 1000)))
  })
  routes.get('/events', (context) => changes.stream(context, context.get('isStillIn')))
  return routes
}
