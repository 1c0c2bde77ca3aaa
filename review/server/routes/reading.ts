import { Hono } from 'hono'
import { readCount, readText } from '../input.ts'
import { type Api, notFound, type ReviewerVariables } from './api.ts'

/** Documents as they read, and pictures of the whole. */
export function readingRoutes({ termbase, linker }: Api): Hono<ReviewerVariables> {
  const { review } = termbase
  const routes = new Hono<ReviewerVariables>()

  routes.get('/units/:id/neighbours', async (context) => {
    const units = await review.neighbours(context.req.param('id'), readCount(context.req.query('around'), 2, 20))
    return units.length ? context.json(units) : notFound(context)
  })
  routes.get('/units/:id/english', async (context) => {
    const [unit] = await review.neighbours(context.req.param('id'), 0)
    if (!unit) return notFound(context)
    const [start, end] = [context.req.query('start'), context.req.query('end')].map((at) => readCount(at, 0, 1e7))
    return context.json(await linker.englishOf(unit, { start, end }))
  })
  routes.get('/documents', async (context) => context.json((await review.pictures()).documents))
  routes.get('/documents/:id', async (context) => {
    const from = readCount(context.req.query('from'), 0, 1e9)
    const limit = readCount(context.req.query('limit'), 1000, 2000)
    const found = await review.reading(context.req.param('id'), from, limit)
    return found.total ? context.json(found) : notFound(context)
  })
  routes.get('/sentences', async (context) => {
    const offset = readCount(context.req.query('offset'), 0, 1e9)
    const limit = readCount(context.req.query('limit'), 50, 200)
    return context.json(await review.sentences(readText(context.req.query('q')), offset, limit))
  })
  routes.get('/consistency', async (context) => context.json(await review.consistency()))
  routes.get('/pictures', async (context) => context.json(await review.pictures()))
  return routes
}
