import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { runBatch } from '../../pipeline/batch/batch.ts'
import type { Executor } from '../../pipeline/executors/executor.ts'
import { inProcess } from '../../pipeline/executors/inProcess.ts'
import type { BatchInput } from '../../pipeline/inputs.ts'
import { openJobContext } from '../../pipeline/jobs/jobContext.ts'
import { memoryStore } from '../../pipeline/results/memoryStore.ts'
import { lightPipeline } from './lightPipeline.ts'

/** Sentence pairs that documents are made of. */
export const sentences: readonly (readonly [zh: string, en: string])[] = [
  ['粮食安全是当务之急。', 'Food security is a pressing task.'],
  ['数字经济正在快速发展。', 'The digital economy is growing fast.'],
  ['各国应当尊重领土完整。', 'Countries should respect territorial integrity.'],
  ['我们支持多边主义。', 'We support multilateralism.'],
  ['气候变化影响粮食安全。', 'Climate change affects food security.'],
  ['人工智能改变数字经济。', 'Artificial intelligence is changing the digital economy.'],
]

/** A bitext of three of the sentences, others for every number below 20. */
export function bitext(number: number): string {
  const rows = [number % 6, (number + 1 + (number % 5)) % 6, (number * 2 + 3) % 6].map((n) => sentences[n].join('\t'))
  return `zh\ten\n${rows.join('\n')}\n第${number}号\tNumber ${number}\n`
}

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'shuyu-batch-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Writes documents number 0 to `count` (exclusive); gives their paths. */
export function writeDocuments(folder: string, count: number): string[] {
  return Array.from({ length: count }, (_, number) => {
    const file = join(folder, `talk-${String(number).padStart(2, '0')}.tsv`)
    writeFileSync(file, bitext(number))
    return file
  })
}

/** A store, and batches over it whose jobs are noted: `prepare talk-00.tsv`, `learn`, `find`. */
export function workplace(pipeline = lightPipeline) {
  const store = memoryStore()
  const workers = inProcess(openJobContext(store, pipeline))
  const jobs: string[] = []
  const executor: Executor = {
    ...workers,
    run(job) {
      const file = job.kind === 'prepare' && typeof job.input === 'string' ? ` ${job.input.slice(-11)}` : ''
      jobs.push(`${job.kind}${file}`)
      return workers.run(job)
    },
  }
  const run = async (files: readonly BatchInput[], options: Partial<Parameters<typeof runBatch>[1]> = {}) => {
    jobs.length = 0
    const batch = await runBatch(files, {
      store,
      executor: () => executor,
      minConfidence: 0.3,
      pipeline,
      ...options,
    })
    return { ...batch, jobs: [...jobs] }
  }
  return { store, executor, run }
}

/** A configuration file with a stage of its own: no concept that is named so is found. */
export const stopListConfig = (zh: string): string => `export default ({ pipeline, defineStage }) => {
  const run = () => (concepts) => concepts.filter(({ zh }) => zh !== '${zh}')
  return pipeline({ add: [{ after: 'concepts', stage: defineStage({ name: 'stop list', version: '1', run }) }] })
}
`
