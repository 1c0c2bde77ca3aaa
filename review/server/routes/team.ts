import { Hono } from 'hono'
import type { TeamView } from '../../api.ts'
import {
  closing,
  newComment,
  ownPassword,
  readBody,
  readCount,
  readRendering,
  sampleDraw,
  sampleVerdict,
  settling,
  team as teamBody,
} from '../input.ts'
import { type Api, type ReviewerVariables, writtenOf } from './api.ts'

/** Several people: who may what, what waits for whom, comments, samples that two judge. */
export function teamRoutes({ termbase, changes }: Api): Hono<ReviewerVariables> {
  const { team } = termbase
  const routes = new Hono<ReviewerVariables>()

  const view = async (): Promise<TeamView> => ({ ...(await team.get()), people: await team.people() })
  routes.get('/team', async (context) => context.json(await view()))
  routes.post('/team', async (context) => {
    await team.set(await readBody(context.req.raw, teamBody), context.get('reviewer'))
    await changes.look()
    return context.json(await view())
  })
  routes.post('/team/password', async (context) => {
    const { name, password } = await readBody(context.req.raw, ownPassword)
    await team.setPassword(name, password, context.get('reviewer'))
    await changes.look()
    return context.json(await view())
  })
  routes.get('/tasks', async (context) => context.json(await team.tasks(context.get('reviewer'))))

  routes.get('/comments', async (context) => context.json(await team.openComments()))
  routes.get('/renderings/:id/comments', async (context) =>
    context.json(await team.comments(readRendering(context.req.param('id')))),
  )
  routes.post('/comments', async (context) => {
    const said = await readBody(context.req.raw, newComment)
    await team.comment(said, context.get('reviewer'))
    await changes.look()
    return context.json(await team.comments(said.rendering))
  })
  routes.post('/comments/close', async (context) => {
    const { id, isClosed } = await readBody(context.req.raw, closing)
    await team.closeComment(id, isClosed, context.get('reviewer'))
    await changes.look()
    return context.json({})
  })

  const numberOf = (text: string) => readCount(text, 0, 1e9)
  routes.get('/samples', async (context) => context.json(await team.samples()))
  routes.post('/samples', async (context) => {
    const { filter, ...draw } = await readBody(context.req.raw, sampleDraw)
    const person = context.get('reviewer')
    return context.json(await team.drawSample({ ...draw, ...(filter && { filter: { ...filter, person } }) }, person))
  })
  routes.get('/samples/:id', async (context) =>
    context.json(await team.sampleFor(numberOf(context.req.param('id')), context.get('reviewer'))),
  )
  routes.post('/samples/:id/verdicts', async (context) => {
    const { rendering, verdict } = await readBody(context.req.raw, sampleVerdict)
    const sample = await team.judge(numberOf(context.req.param('id')), rendering, verdict, context.get('reviewer'))
    await changes.look()
    return context.json(sample)
  })
  routes.get('/samples/:id/result', async (context) =>
    context.json(await team.sampleResult(numberOf(context.req.param('id')))),
  )
  routes.post('/samples/:id/settle', async (context) => {
    const { settled } = await readBody(context.req.raw, settling)
    const changed = await team.settle(numberOf(context.req.param('id')), settled, context.get('reviewer'))
    return context.json(await writtenOf({ termbase, changes }, context, changed))
  })
  return routes
}
