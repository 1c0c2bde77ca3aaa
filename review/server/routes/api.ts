import type { Context } from 'hono'
import type { Changed, Termbase } from '../../../glossaries/termbase/termbase.ts'
import type { Refusal, Sheet, Totals, Written } from '../../api.ts'
import type { Changes } from '../events.ts'
import type { Extractions } from '../extractions.ts'
import type { Linker } from '../linker.ts'

/** Rows that come with a queue, and most that come with what was written. */
export const rowsAtOnce = 100
/** Lines of the concordance that come with an entry. */
const firstLines = 30

/** What the routes work with. */
export interface Api {
  readonly termbase: Termbase
  /** Its name, as shown. */
  readonly name: string
  readonly changes: Changes
  readonly linker: Linker
  readonly extractions: Extractions
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

export async function totalsOf({ review }: Termbase, reviewer: string): Promise<Totals> {
  return {
    version: await review.lastChange(),
    statuses: await review.statuses(),
    ...(await review.revertible(reviewer)),
  }
}

/** What was written, for the answer; everybody else is told first. */
export async function writtenOf(
  { termbase, changes }: Pick<Api, 'termbase' | 'changes'>,
  context: Context<ReviewerVariables>,
  changed: Changed | undefined,
): Promise<Written> {
  await changes.look()
  const ids = [...new Set(changed?.renderings ?? [])]
  return {
    batch: changed?.batch,
    changed: ids.length + (changed?.concepts.length && !ids.length ? changed.concepts.length : 0),
    rows: ids.length <= rowsAtOnce ? await termbase.review.rows(ids) : [],
    ...(changed?.kept && { kept: changed.kept }),
    ...(await totalsOf(termbase, context.get('reviewer'))),
  }
}

/** Everything about a rendering, with its first occurrences; undefined where it is gone. */
export async function sheetOf({ review }: Termbase, id: string | undefined): Promise<Sheet | undefined> {
  const version = await review.lastChange()
  const entry = id === undefined ? undefined : await review.entry(id)
  return entry && { ...entry, version, concordance: await review.concordance(entry.rendering.id, 0, firstLines) }
}

export const notFound = (context: Context) =>
  context.json<Refusal>({ error: 'there is no such thing', code: 'nothing' }, 404)
