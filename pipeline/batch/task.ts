import type { Job } from '../jobs/job.ts'

/** A job on a document, which `name` tells to people. */
export interface DocumentTask<OfJob extends Job = Job> {
  readonly job: OfJob
  readonly name: string
  readonly bytes: number
  /** The large file that the document is a part of. */
  readonly whole?: string
}

/** Has jobs done; gives their results, undefined for what failed and was told. */
export type Perform = <Result>(
  stage: string,
  tasks: readonly DocumentTask[],
) => Promise<readonly (Result | undefined)[]>

/** Items by what they have in common, in their order. */
export function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}
