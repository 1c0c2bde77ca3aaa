import { effect } from '@preact/signals'
import type { QueueFilter } from '../../api.ts'
import { getTasks } from '../client.ts'
import { goTo, setFilter } from '../queue.ts'
import { currentId, defaultFilter, filter, knownVersion, loaded, session, tasks } from '../state.ts'
import { problem } from '../tellProblem.ts'

/** Milliseconds after a change. */
const pause = 300
let timer: ReturnType<typeof setTimeout> | undefined

/** Asks again after each change what waits for the person at this page. */
export function watchTasks(): void {
  effect(() => {
    knownVersion.value
    session.value
    if (!loaded.value) return
    clearTimeout(timer)
    timer = setTimeout(() => {
      getTasks()
        .then((found) => {
          tasks.value = found
        })
        .catch(problem)
    }, pause)
  })
}

/** Where the person was before they looked at what waits for them. */
let before: { readonly filter: QueueFilter; readonly at: string | undefined } | undefined

/** The queue of what waits for the person, and back to where they were. */
export async function toggleMine(): Promise<void> {
  if (!filter.value.task) {
    before = { filter: filter.value, at: currentId.value }
    return setFilter(tasksFilter('mine'))
  }
  const { filter: next, at } = before ?? { filter: defaultFilter, at: undefined }
  await setFilter(next)
  if (at !== undefined) goTo(at)
}

/** Pair by pair and with pieces: each of them was asked for. */
export const tasksFilter = (task: NonNullable<QueueFilter['task']>): QueueFilter => ({ task, unit: 'pair' })
