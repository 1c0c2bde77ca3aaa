import type { BatchInput } from '../inputs.ts'
import type { Found, Prepared } from '../jobs/job.ts'
import { readSummary } from '../results/codec/summary.ts'
import { distinct, type FoundDocument } from './documents.ts'
import { findTasks } from './findTasks.ts'
import { type Batch, type JudgementOptions, judged } from './judge.ts'
import type { BatchOptions } from './options.ts'
import { performed } from './perform.ts'
import { prepareTasks } from './prepareTasks.ts'
import { BatchTally } from './tally.ts'
import { groupBy } from './task.ts'

/**
 * Runs the pipeline over many inputs. Every document goes by itself, twice: until it is cut into words, and, when a
 * sample of all documents has taught how words translate, until its terms are found. What a document gives is kept in
 * the store under the content it depends on; nothing of it stays in memory but the entry in this list.
 */
export async function runBatch(inputs: readonly BatchInput[], options: BatchOptions): Promise<Batch> {
  const tally = new BatchTally(options)
  const tasks = await prepareTasks(inputs, options, tally)
  const onPrepared = async ({ units, warnings }: Prepared) => {
    tally.sentences += units
    for (const warning of warnings) options.onWarning?.(warning)
  }
  const prepared = await performed('read and align', tasks, options, tally, onPrepared)
  const documents = distinct(
    tasks.flatMap(({ job: { key }, name, bytes, whole }, n) => {
      const result = prepared[n]
      return result ? [{ id: result.document, key, units: result.units, name, bytes, whole }] : []
    }),
  )
  const wholes = groupBy(
    tasks.filter(({ whole }, n) => whole !== undefined && prepared[n]),
    ({ whole = '' }) => whole,
  )
  const searched = await findTasks(documents, [...wholes.values()], options, (stage, tasks) =>
    performed(stage, tasks, options, tally),
  )
  const onFound = async ({ name }: Found) => tally.shown.add(await readSummary(options.store, name))
  const finding = searched.map(({ task }) => task)
  const found = await performed('find terms', finding, options, tally, onFound)
  const ranked = searched.flatMap(({ document }, n) => {
    const result = found[n]
    return result ? [{ ...document, found: result.name }] : []
  })
  return judged(ranked, options, tally)
}

/** What a batch would end with now, of documents in which an earlier one found terms (its `ranked`). */
export const judgeAgain = (ranked: readonly FoundDocument[], options: JudgementOptions): Promise<Batch> =>
  judged(ranked, options, new BatchTally(options))
