import { type Context, Hono } from 'hono'
import type { Changed } from '../../../glossaries/termbase/termbase.ts'
import type { AddedTerm } from '../../api.ts'
import { batch, decisions, documentName, merger, nothing, readBody, splitting, term } from '../input.ts'
import { type Api, type ReviewerVariables, writtenOf } from './api.ts'

/** Everything that changes the termbase. */
export function writingRoutes({ termbase, changes }: Api): Hono<ReviewerVariables> {
  const routes = new Hono<ReviewerVariables>()
  const written = (context: Context<ReviewerVariables>, changed: Changed | undefined) =>
    writtenOf({ termbase, changes }, context, changed)

  routes.post('/decisions', async (context) => {
    const body = await readBody(context.req.raw, decisions)
    return context.json(await written(context, await termbase.decide(body.decisions, context.get('reviewer'))))
  })
  routes.post('/batch', async (context) => {
    const { filter, statuses = ['proposed'], change, expected } = await readBody(context.req.raw, batch)
    // Who asks for all that is shown means what nobody has decided yet, unless they say otherwise.
    const asked = filter.statuses ? statuses.filter((one) => filter.statuses?.includes(one)) : statuses
    const person = context.get('reviewer')
    const changed = await termbase.decideAll({ ...filter, person, statuses: asked }, change, expected, person)
    return context.json(await written(context, changed))
  })
  routes.post('/terms', async (context) => {
    const { rendering, isNew, status, occurrences, ...changed } = await termbase.add(
      await readBody(context.req.raw, term),
      context.get('reviewer'),
    )
    const answer: AddedTerm = { ...(await written(context, changed)), rendering, isNew, status, occurrences }
    return context.json(answer)
  })
  routes.post('/documents/remove', async (context) => {
    const { name } = await readBody(context.req.raw, documentName)
    const removed = await termbase.removeDocument(name, context.get('reviewer'))
    return context.json({ ...(await written(context, undefined)), ...removed })
  })
  routes.post('/merge', async (context) => {
    const { from, into } = await readBody(context.req.raw, merger)
    return context.json(await written(context, await termbase.merge(from, into, context.get('reviewer'))))
  })
  routes.post('/split', async (context) => {
    const { rendering, revision } = await readBody(context.req.raw, splitting)
    return context.json(await written(context, await termbase.split(rendering, revision, context.get('reviewer'))))
  })
  for (const how of ['undo', 'redo'] as const) {
    routes.post(`/${how}`, async (context) => {
      await readBody(context.req.raw, nothing)
      return context.json(await written(context, await termbase[how](context.get('reviewer'))))
    })
  }
  return routes
}
