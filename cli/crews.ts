import { childProcesses } from '../pipeline/crew/childProcesses.ts'
import type { Crew } from '../pipeline/crew/crew.ts'
import { inProcess } from '../pipeline/crew/inProcess.ts'
import { openWorkshop } from '../pipeline/jobs/workshop.ts'
import type { Store } from '../pipeline/store/store.ts'
import { freshBundle } from './bundle.mjs'
import { exitCode } from './errors.ts'

/** Up to so many documents of so many bytes in all are done before other processes are ready for them. */
const FEW = 3
const SMALL = 200_000

/** Who does the jobs of a command. */
export interface Crews {
  readonly crew: (jobs: number, bytes: number) => Crew
  /** Aborted by Ctrl-C once other processes are at work; before, it ends this process as usual. */
  readonly signal: AbortSignal
  close(): void
}

/**
 * This process for a few small documents, else child processes.
 * @param place of the store: see `openStore`
 * @param onStop called when Ctrl-C was pressed once; pressed again, everything stops at once
 */
export function localCrews(store: Store, place: string, size: number, onStop: () => void): Crews {
  let here: Crew | undefined
  let children: Crew | undefined
  const interrupts = catchInterrupts(onStop, () => children?.close())
  return {
    signal: interrupts.signal,
    crew(jobs, bytes) {
      if (!children && jobs <= FEW && bytes < SMALL) {
        here ??= inProcess(openWorkshop(store))
        return here
      }
      if (!children) {
        children = childProcesses(size, place, freshBundle('pipeline/crew/worker.ts'))
        interrupts.listen()
      }
      return children
    },
    close() {
      children?.close()
      interrupts.ignore()
    },
  }
}

/** Workers that take jobs from the queue at `url`. They, too, leave results in `store`. */
export async function queueCrews(
  url: string,
  store: Store,
  tell: { readonly onStop: () => void; readonly onIdle: () => void },
): Promise<Crews> {
  const { connectQueue } = await import('../pipeline/queue/connection.ts')
  const { queueCrew } = await import('../pipeline/queue/crew.ts')
  const interrupts = catchInterrupts(tell.onStop, () => {})
  const crew = await queueCrew(await connectQueue(url), { store, signal: interrupts.signal, onIdle: tell.onIdle })
  interrupts.listen()
  return {
    signal: interrupts.signal,
    crew: () => crew,
    close() {
      crew.close()
      interrupts.ignore()
    },
  }
}

function catchInterrupts(onStop: () => void, onKill: () => void) {
  const abort = new AbortController()
  const onInterrupt = () => {
    if (abort.signal.aborted) {
      onKill()
      process.exit(exitCode.interrupted)
    }
    abort.abort()
    onStop()
  }
  return {
    signal: abort.signal,
    listen: () => void process.on('SIGINT', onInterrupt),
    ignore: () => void process.off('SIGINT', onInterrupt),
  }
}
