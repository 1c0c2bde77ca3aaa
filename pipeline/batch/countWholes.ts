import { addUpJob, type Counted, type CountJob, countJob, type WithinDocument } from '../jobs/job.ts'
import type { PipelineDefinition } from '../stages.ts'
import type { DocumentTask, Perform } from './task.ts'

interface CountOptions {
  readonly perform: Perform
  readonly pipeline?: PipelineDefinition
  /** Store key of the accepted terms. */
  readonly knownTerms?: string
}

/**
 * Counts the candidates of large documents over all their parts, which the tasks prepared. Gives the place of each part, by
 * the key of its prepare job, among what was counted: a part whose counts are not complete has `failed`, one that is
 * all of its document has none, and counts by itself.
 */
export async function countWholes(
  wholes: readonly (readonly DocumentTask[])[],
  { perform, pipeline, knownTerms }: CountOptions,
): Promise<ReadonlyMap<string, WithinDocument | 'failed'>> {
  const places = new Map<string, WithinDocument | 'failed'>()
  if (!countsAsShipped(pipeline)) return places
  const counting = wholes
    .filter((parts) => parts.length > 1)
    .map((parts) =>
      parts.map(({ job, ...task }): DocumentTask<CountJob> => {
        const { key: document } = job
        return { ...task, job: countJob({ document, knownTerms, ranges: rangesFor(parts.length) }, pipeline) }
      }),
    )
  const results = await perform<Counted>('count candidates', counting.flat())
  const counted = inGroups(results, counting).map((found, w) =>
    counting[w].flatMap((task, n) => {
      const name = found[n]?.name
      return name === undefined ? [] : [{ ...task, counts: name }]
    }),
  )
  const adding = counted.map((parts) => {
    const counts = parts.map((part) => part.counts)
    const bytes = parts.reduce((sum, part) => sum + part.bytes, 0)
    const ranges = parts.length ? parts[0].job.ranges : 0
    return Array.from({ length: ranges }, (_, range): DocumentTask => {
      return { job: addUpJob({ counts, range }, pipeline), name: parts[0].whole ?? parts[0].name, bytes }
    })
  })
  const sums = inGroups(await perform('add up candidates', adding.flat()), adding)
  for (const { job } of counting.flat()) places.set(job.document, 'failed')
  for (const [w, parts] of counted.entries()) {
    const isWhole = sums[w].every((sum) => sum !== undefined)
    const keys = adding[w].map(({ job }) => job.key)
    if (isWhole) for (const [part, { job }] of parts.entries()) places.set(job.document, { sums: keys, part })
  }
  return places
}

/** Parts of a document whose candidates are added up at a time: so many counts are in memory together. */
const PARTS_AT_ONCE = 32

/** Into how many ranges candidates are divided: a power of two, so that a document that grows keeps what was counted. */
const rangesFor = (parts: number): number => 2 ** Math.max(0, Math.ceil(Math.log2(parts / PARTS_AT_ONCE)))

/** Whether candidates are told as they are counted: by the stages that ship. */
const countsAsShipped = (pipeline?: PipelineDefinition): boolean =>
  !pipeline ||
  ['cutAtKnownTerms', 'candidates'].every((wanted) =>
    pipeline.stages.find.some(({ name, version }) => name === wanted && version === undefined),
  )

/** A list divided as groups are. */
function inGroups<Item>(items: readonly Item[], groups: readonly (readonly unknown[])[]): (readonly Item[])[] {
  let at = 0
  return groups.map(({ length }) => {
    at += length
    return items.slice(at - length, at)
  })
}
