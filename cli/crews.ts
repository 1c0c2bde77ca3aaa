import { childProcesses } from '../pipeline/crew/childProcesses.ts'
import type { Crew } from '../pipeline/crew/crew.ts'
import { inProcess } from '../pipeline/crew/inProcess.ts'
import { openWorkshop } from '../pipeline/jobs/workshop.ts'
import { folderStore } from '../pipeline/store/folderStore.ts'
import { exitCode } from './errors.ts'

/** Up to so many documents of so many bytes in all are done before other processes are ready for them. */
const FEW = 3
const SMALL = 200_000

/** Who does the jobs of a command. */
export interface Crews {
  /** This process for a few small documents, else child processes. */
  readonly crew: (jobs: number, bytes: number) => Crew
  /** Aborted by Ctrl-C once child processes are at work; before, it ends this process as usual. */
  readonly signal: AbortSignal
  close(): void
}

/** @param onStop called when Ctrl-C was pressed once; pressed again, everything stops at once */
export function openCrews(folder: string, size: number, onStop: () => void): Crews {
  const abort = new AbortController()
  let here: Crew | undefined
  let children: Crew | undefined
  const onInterrupt = () => {
    if (abort.signal.aborted) {
      children?.close()
      process.exit(exitCode.interrupted)
    }
    abort.abort()
    onStop()
  }
  return {
    signal: abort.signal,
    crew(jobs, bytes) {
      if (!children && jobs <= FEW && bytes < SMALL) {
        here ??= inProcess(openWorkshop(folderStore(folder)))
        return here
      }
      if (!children) {
        children = childProcesses(size, folder)
        process.on('SIGINT', onInterrupt)
      }
      return children
    },
    close() {
      children?.close()
      process.off('SIGINT', onInterrupt)
    },
  }
}
