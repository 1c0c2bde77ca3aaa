import { childProcesses } from '../pipeline/executors/childProcesses.ts'
import type { Executor } from '../pipeline/executors/executor.ts'
import { inProcess } from '../pipeline/executors/inProcess.ts'
import { openJobContext } from '../pipeline/jobs/jobContext.ts'
import type { ResultStore } from '../pipeline/results/store.ts'
import { exitCode } from './errors.ts'
import type { OwnPipeline } from './ownPipeline.ts'

/** Up to so many documents of so many bytes in all are done before other processes are ready for them. */
const FEW = 3
const SMALL = 200_000

/** Who does the jobs of a command. */
export interface Executors {
  readonly executor: (jobs: number, bytes: number) => Executor
  /** Aborted by Ctrl-C once other processes are at work; before, it ends this process as usual. */
  readonly signal: AbortSignal
  close(): void
}

/**
 * This process for a few small documents, else child processes.
 * @param place of the store: see `openStore`
 * @param onStop called when Ctrl-C was pressed once; pressed again, everything stops at once
 */
export function localCrews(
  store: ResultStore,
  place: string,
  size: number,
  onStop: () => void,
  own?: OwnPipeline,
): Executors {
  let here: Executor | undefined
  let children: Executor | undefined
  const interrupts = catchInterrupts(onStop, () => children?.close())
  return {
    signal: interrupts.signal,
    executor(jobs, bytes) {
      if (!children && jobs <= FEW && bytes < SMALL) {
        here ??= inProcess(openJobContext(store, own?.definition))
        return here
      }
      if (!children) {
        children = childProcesses(size, place, own?.file)
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
  store: ResultStore,
  tell: { readonly onStop: () => void; readonly onIdle: () => void },
  own?: OwnPipeline,
): Promise<Executors> {
  const { loadQueue } = await import('../pipeline/executors/queue/load.ts')
  const { connectQueue, queueExecutor } = await loadQueue(url)
  const interrupts = catchInterrupts(tell.onStop, () => {})
  const executor = await queueExecutor(await connectQueue(url), {
    store,
    signal: interrupts.signal,
    onIdle: tell.onIdle,
    pipeline: own?.definition,
  })
  interrupts.listen()
  return {
    signal: interrupts.signal,
    executor: () => executor,
    close() {
      executor.close()
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
