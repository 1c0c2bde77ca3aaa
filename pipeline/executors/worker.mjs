// The program of a child process: see childProcesses.ts. Plain JavaScript, since it decides whether TypeScript is needed:
// not where it lies in a build, beside the code compiled.
import { existsSync } from 'node:fs'

const [place, config] = process.argv.slice(2)
const built = new URL('../../pipeline.executors.worker.js', import.meta.url)
const isBuilt = existsSync(built)
if (!isBuilt) (await import('tsx/esm/api')).register()
const { work } = await import(isBuilt ? built.href : './worker.ts')
work(place, config)
