/**
 * Run as a program of its own, to be killed: FOLDER STORE TERMBASE. A batch over the files of a folder, saved to a
 * termbase; prints a line whenever it is a step further.
 */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { openTermbase } from '../../glossaries/termbase/open.ts'
import { runBatch } from '../../pipeline/batch/batch.ts'
import { saveBatch } from '../../pipeline/batch/save.ts'
import { inProcess } from '../../pipeline/executors/inProcess.ts'
import { openJobContext } from '../../pipeline/jobs/jobContext.ts'
import { folderStore } from '../../pipeline/results/folderStore.ts'
import { lightPipeline } from './lightPipeline.ts'

const [folder, cache, file] = process.argv.slice(2)
const store = folderStore(cache)
const executor = inProcess(openJobContext(store, lightPipeline))
const files = readdirSync(folder)
  .sort()
  .map((name) => join(folder, name))
const step = (what: string) => process.stdout.write(`${what}\n`)
const termbase = await openTermbase(file, 'create')
const batch = await runBatch(files, {
  store,
  executor: () => executor,
  minConfidence: 0.3,
  pipeline: lightPipeline,
  archive: 'archive',
  onProgress: ({ stage, done }) => step(`${stage} ${done}`),
})
await saveBatch(batch, { store, termbase, by: 'test', unitsAtOnce: 20, onProgress: (done) => step(`save ${done}`) })
await termbase.close()
