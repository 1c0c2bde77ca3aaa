import PQueue from 'p-queue'

/** The batch was stopped by its signal. Everything done so far is in the store. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted'
}

/**
 * The results of `work` on all items, so many of them at once, in their order. Once `signal` is aborted no other item is begun.
 * @throws Interrupted, once what was in hand is done
 */
export async function eachOf<Item, Result>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item, number: number) => Promise<Result>,
  signal?: AbortSignal,
): Promise<Result[]> {
  const queue = new PQueue({ concurrency: atOnce })
  const results: Result[] = []
  const tasks = items.map((item, n) => async () => {
    if (!signal?.aborted) results[n] = await work(item, n)
  })
  try {
    await queue.addAll(tasks)
  } finally {
    queue.clear()
  }
  if (signal?.aborted) throw new Interrupted()
  return results
}

/** Files looked at at once, to see whether they changed. */
export const FILES_AT_ONCE = 8
