import { effect } from '@preact/signals'
import type { QueueFilter } from '../../api.ts'
import { getTasks } from '../client.ts'
import { setFilter } from '../queue.ts'
import { defaultFilter, filter, knownVersion, loaded, session, tasks } from '../state.ts'
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

/** The queue of what waits for the person, and back. */
export async function toggleMine(): Promise<void> {
  await setFilter(filter.value.task ? defaultFilter : tasksFilter('mine'))
}

/** Pair by pair and with pieces: each of them was asked for. */
export const tasksFilter = (task: NonNullable<QueueFilter['task']>): QueueFilter => ({ task, unit: 'pair' })
