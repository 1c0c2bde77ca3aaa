// The program of a child process: see childProcesses.ts. Plain JavaScript, since it is what brings TypeScript in.
import { register } from 'tsx/esm/api'

register()
const { work } = await import('./worker.ts')
work(process.argv[2])
