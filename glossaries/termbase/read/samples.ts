import type { Selectable } from 'kysely'
import type { ReviewSample, SampleItem, SampleResult } from '../../../model/team.ts'
import { agreementOf } from '../../../ranking/agreement.ts'
import type { Database, SampledTable } from '../database/tables.ts'
import { DecisionRefused } from '../termbase.ts'

/** All samples, newest first: see TeamDesk. */
export async function samples(database: Database): Promise<ReviewSample[]> {
  const rows = await database
    .selectFrom('samples as s')
    .innerJoin('sampled as p', 'p.sample', 's.id')
    .groupBy(['s.id', 's.by', 's.at', 's.judge_a', 's.judge_b', 's.completed'])
    .orderBy('s.id', 'desc')
    .select(['s.id', 's.by', 's.at', 's.judge_a', 's.judge_b', 's.completed'])
    .select(({ fn }) => [
      fn.count<number>('p.rendering').as('size'),
      fn.count<number>('p.verdict_a').as('a'),
      fn.count<number>('p.verdict_b').as('b'),
    ])
    .execute()
  return rows.map(({ id, by, at, judge_a, judge_b, completed, size, a, b }) => ({
    ...{ id, by, at, size },
    judges: [judge_a, judge_b] as const,
    judged: [a, b] as const,
    isComplete: completed !== null,
  }))
}

/** Throws DecisionRefused where there is none of this number. */
export async function sample(database: Database, id: number): Promise<ReviewSample> {
  const found = (await samples(database)).find((one) => one.id === id)
  if (!found) throw new DecisionRefused(String(id), 'sampleGone')
  return found
}

export function sampledRows(database: Database, id: number): Promise<Selectable<SampledTable>[]> {
  return database.selectFrom('sampled').where('sample', '=', id).orderBy('ordinal').selectAll().execute()
}

/** The pairs with one's own verdicts: see TeamDesk. */
export async function sampleFor(database: Database, id: number, name: string) {
  const found = await sample(database, id)
  const rows = await sampledRows(database, id)
  const own = found.judges.indexOf(name)
  const items = rows.map(({ rendering, zh, en, verdict_a, verdict_b }): SampleItem => {
    const verdict = own < 0 ? null : [verdict_a, verdict_b][own]
    return { rendering, zh, en, ...(verdict !== null && { own: verdict }) }
  })
  return { sample: found, items }
}

/** What came out: see TeamDesk. */
export async function sampleResult(database: Database, id: number): Promise<SampleResult> {
  const { isComplete } = await sample(database, id)
  if (!isComplete) throw new DecisionRefused(String(id), 'notComplete')
  const items = (await sampledRows(database, id)).flatMap(
    ({ rendering, zh, en, verdict_a, verdict_b, settled, settled_by }) =>
      verdict_a === null || verdict_b === null
        ? []
        : {
            ...{ rendering, zh, en },
            verdicts: [verdict_a, verdict_b] as const,
            ...(settled !== null && { settled: { verdict: settled, by: settled_by ?? '' } }),
          },
  )
  return { agreement: agreementOf(items.map(({ verdicts }) => verdicts)), items }
}
