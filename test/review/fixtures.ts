import { onTestFinished } from 'vitest'
import { openTermbase } from '../../glossaries/termbase/open.ts'
import type { Termbase } from '../../glossaries/termbase/termbase.ts'
import { type ReviewOptions, type ReviewServer, startReview } from '../../review/server/server.ts'
import { bitext, extraction, type Proposal } from '../glossaries/termbase/builders.ts'
import { temporaryFile } from '../glossaries/termbase/fixtures.ts'

const talk = bitext('talk.txt', [
  ['我们维护世界和平的发展。', 'We safeguard world peace and development.'],
  ['和平是发展的前提。', 'Peace is the precondition of development.'],
  ['<img src=x onerror=alert(1)>不是术语。', '<script>alert(1)</script> is no term.'],
])
const pairs: Proposal[] = [
  ['发展', 'development', 0.9],
  ['和平', 'peace', 0.8],
  ['世界和平', 'world peace and', 0.5],
  ['<img src=x onerror=alert(1)>', '<script>alert(1)</script>', 0.4],
]

export interface Served {
  readonly termbase: Termbase
  readonly file: string
  readonly server: ReviewServer
  /** Errors that the server did not foresee. */
  readonly errors: unknown[]
  /** Asks as the bearer of the token; `init` may take that away. */
  readonly ask: (path: string, init?: RequestInit) => Promise<Response>
  readonly post: (path: string, body: unknown) => Promise<Response>
}

/** A review server on a small termbase, until the test is over. */
export async function serve(options: Partial<ReviewOptions> = {}): Promise<Served> {
  const file = temporaryFile()
  const termbase = await openTermbase(file, 'create')
  await termbase.save(extraction([talk], pairs), 'test')
  const errors: unknown[] = []
  const onError = (error: unknown) => void errors.push(error)
  const server = await startReview({ termbase, file, reviewer: 'Li', onError, ...options })
  onTestFinished(async () => {
    await server.close()
    await termbase.close()
  })
  const ask = (path: string, init: RequestInit = {}) =>
    fetch(`http://127.0.0.1:${server.port}${path}`, {
      redirect: 'manual',
      ...init,
      headers: { Authorization: `Bearer ${server.apiToken}`, ...init.headers },
    })
  const post = (path: string, body: unknown) =>
    ask(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) })
  return { termbase, file, server, errors, ask, post }
}
