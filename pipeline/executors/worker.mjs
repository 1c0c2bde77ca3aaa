// The program of a child process: see childProcesses.ts. Plain JavaScript, since it decides whether TypeScript is needed.
const [place, code] = process.argv.slice(2)
if (code === undefined) (await import('tsx/esm/api')).register()
const { work } = await import(code ?? './worker.ts')
work(place)
