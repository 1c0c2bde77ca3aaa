import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { DecisionRefused } from '../../../glossaries/termbase/termbase.ts'
import { InputError } from '../../../model/errors.ts'
import type { RefusalCode } from '../../../model/refusal.ts'
import type { Refusal } from '../../api.ts'
import { BadRequest } from '../input.ts'
import { type Api, notFound, type ReviewerVariables } from './api.ts'
import { fileRoutes } from './files.ts'
import { readingRoutes } from './reading.ts'
import { reviewRoutes } from './review.ts'
import { teamRoutes } from './team.ts'
import { writingRoutes } from './writing.ts'

export type { ReviewerVariables } from './api.ts'

/** Bytes of the largest body. */
const bodyBytes = 256 * 1024

/** What is refused for who asks, not for how things stand. */
const forbidden: ReadonlySet<RefusalCode> = new Set(['notAllowed', 'ownDecision', 'notJudge'])

/** The JSON API of docs/review.md; who asks has been let in, and is in the variables. */
export function api(options: Api): Hono<ReviewerVariables> {
  const { review } = options.termbase
  const routes = new Hono<ReviewerVariables>()
  // Before the limit on bodies: files have a larger one of their own.
  routes.route('/', fileRoutes(options))
  routes.use(
    bodyLimit({ maxSize: bodyBytes, onError: (context) => context.json({ error: 'the request is too large' }, 413) }),
  )
  routes.route('/', reviewRoutes(options))
  routes.route('/', readingRoutes(options))
  routes.route('/', writingRoutes(options))
  routes.route('/', teamRoutes(options))
  routes.all('*', notFound)
  routes.onError(async (error, context) => {
    if (error instanceof BadRequest) return context.json<Refusal>({ error: error.message, code: 'notUnderstood' }, 400)
    if (error instanceof DecisionRefused) {
      const { code, values, subject } = error
      const [current] = await review.rows([subject])
      const [other] = typeof values.by === 'string' ? await review.rows([values.by]) : []
      const concept = current ? undefined : await review.concept(subject)
      const more = { ...(current && { current }), ...(other && { other }), ...(concept && { concept }) }
      return context.json<Refusal>({ error: error.message, code, values, ...more }, forbidden.has(code) ? 403 : 409)
    }
    options.onError(error)
    if (error instanceof InputError) return context.json<Refusal>({ error: error.located, code: 'unwritable' }, 503)
    return context.json<Refusal>({ error: 'an unexpected error; the terminal tells more', code: 'unexpected' }, 500)
  })
  return routes
}
