import { createHash } from 'node:crypto'
import { byCodePoint } from '../../../language/order.ts'
import type { ReviewSample, SampleVerdict } from '../../../model/team.ts'
import { portions } from '../database/dialect.ts'
import type { TermbaseStore } from '../database/store.ts'
import { queue, rows } from '../read/queue.ts'
import { sample, sampledRows } from '../read/samples.ts'
import { requireAct, requirePerson } from '../read/team.ts'
import type { SampleDraw, SampleSettling } from '../team.ts'
import { type Changed, DecisionRefused } from '../termbase.ts'
import { inBatch } from './batch.ts'
import { decideRendering } from './decide.ts'
import { addHistory } from './history.ts'

/**
 * Draws a sample: see TeamDesk. Pairs are put in the order of a hash of the sample's number and their id, and the first
 * are taken, so that every pair is as likely as any other and the draw can be made again.
 */
export function drawSample(
  store: TermbaseStore,
  { judges, size, filter }: SampleDraw,
  by: string,
): Promise<ReviewSample> {
  return store.write(async (database) => {
    await requireAct(database, by, 'decide')
    if (judges[0] === judges[1]) throw new DecisionRefused('sample', 'sameJudge')
    for (const name of judges) {
      await requirePerson(database, name, 'sample')
      await requireAct(database, name, 'decide')
    }
    const passing = await queue(database, { statuses: ['proposed'], ...filter, unit: 'pair', english: 'there' })
    if (!passing.length) throw new DecisionRefused('sample', 'sampleEmpty')
    const [judge_a, judge_b] = judges
    const row = { by, at: new Date().toISOString(), judge_a, judge_b, completed: null }
    const { id } = await database.insertInto('samples').values(row).returning('id').executeTakeFirstOrThrow()
    const rank = (key: string) => createHash('sha256').update(`${id} ${key}`).digest('hex')
    const ranked = passing.map((key) => ({ key, at: rank(key) })).sort((a, b) => byCodePoint(a.at, b.at))
    const drawn = await rows(
      database,
      ranked.slice(0, size).map(({ key }) => key),
    )
    const items = drawn.map(({ id: rendering, zh, en }, ordinal) => ({ sample: id, ordinal, rendering, zh, en }))
    for (const portion of portions(items)) await database.insertInto('sampled').values(portion).execute()
    const told = { judges: judges.join(', '), pairs: items.length }
    const nothing = { judges: null, pairs: null }
    await addHistory(database, by, row.at, [{ action: 'sample', before: nothing, after: told }])
    return sample(database, id)
  })
}

/** Judges a pair of a sample: see TeamDesk. Once both are done, what they said goes into the history. */
export function judge(
  store: TermbaseStore,
  id: number,
  rendering: string,
  verdict: SampleVerdict,
  by: string,
): Promise<ReviewSample> {
  return store.write(async (database) => {
    await requireAct(database, by, 'decide')
    const { judges, isComplete } = await sample(database, id)
    const own = judges.indexOf(by)
    if (own < 0) throw new DecisionRefused(rendering, 'notJudge', { name: by })
    if (isComplete) throw new DecisionRefused(rendering, 'complete')
    const row = database.updateTable('sampled').where('sample', '=', id).where('rendering', '=', rendering)
    const { numUpdatedRows } = await row
      .set(own === 0 ? { verdict_a: verdict } : { verdict_b: verdict })
      .executeTakeFirst()
    if (!numUpdatedRows) throw new DecisionRefused(rendering, 'notInSample')
    const items = await sampledRows(database, id)
    if (items.every(({ verdict_a, verdict_b }) => verdict_a !== null && verdict_b !== null)) {
      const at = new Date().toISOString()
      await database.updateTable('samples').set({ completed: at }).where('id', '=', id).execute()
      const changes = items.map(({ rendering, zh, en, verdict_a: first, verdict_b: second }) => {
        const before = { zh, en, judges: null, first: null, second: null }
        return {
          action: 'sample' as const,
          rendering,
          before,
          after: { zh, en, judges: judges.join(', '), first, second },
        }
      })
      await addHistory(database, by, at, changes)
    }
    return sample(database, id)
  })
}

/** Decides pairs of a complete sample: see TeamDesk. */
export function settle(
  store: TermbaseStore,
  id: number,
  settled: readonly SampleSettling[],
  by: string,
): Promise<Changed> {
  return inBatch(store, { by, action: 'decide' }, async (batch) => {
    const { database } = batch
    const { isComplete } = await sample(database, id)
    if (!isComplete) throw new DecisionRefused(String(id), 'notComplete')
    const inSample = new Set((await sampledRows(database, id)).map(({ rendering }) => rendering))
    await batch.load(settled.map(({ rendering }) => rendering))
    for (const { rendering, verdict } of settled) {
      if (!inSample.has(rendering)) throw new DecisionRefused(rendering, 'notInSample')
      await decideRendering(batch, { rendering, status: verdict })
      await database
        .updateTable('sampled')
        .set({ settled: verdict, settled_by: by })
        .where('sample', '=', id)
        .where('rendering', '=', rendering)
        .execute()
    }
  })
}
