import { InputError } from '../../model/errors.ts'
import { fileOfPart, type SourceInput } from '../../stages/read/index.ts'
import { type BatchInput, canBeReadAgain, isInMemory, loadInput } from '../inputs.ts'
import { type PrepareJob, prepareKey, putSource } from '../jobs/job.ts'
import { divisionOf } from './division.ts'
import { eachOf, FILES_AT_ONCE } from './interruptible.ts'
import type { BatchOptions } from './options.ts'
import type { BatchTally } from './tally.ts'
import type { DocumentTask } from './task.ts'

/** The prepare jobs of the inputs that can be read at all. Their keys tell whether a file changed. */
export async function prepareTasks(
  inputs: readonly BatchInput[],
  options: BatchOptions,
  tally: BatchTally,
): Promise<DocumentTask[]> {
  const identify = async (input: BatchInput): Promise<DocumentTask[]> => {
    try {
      const parts = await divided(input, options, tally)
      if (parts) return parts
      const source = isInMemory(input) ? input : await loadInput(input)
      const files = 'zh' in source ? [source.zh, source.en] : [source]
      const bytes = files.reduce((sum, file) => sum + file.bytes.length, 0)
      return [
        {
          job: await prepareJob(isInMemory(input) || (await canBeReadAgain(input)) ? input : source, source, options),
          name: files[0].name,
          bytes,
        },
      ]
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      tally.failures.push(error)
      return []
    }
  }
  return (await eachOf(inputs, FILES_AT_ONCE, identify, options.signal)).flat()
}

/** The prepare jobs of the parts of a large bitext. */
async function divided(
  input: BatchInput,
  options: BatchOptions,
  tally: BatchTally,
): Promise<DocumentTask[] | undefined> {
  const { store, encoding, pipeline, signal, division: sizes, onWarning } = options
  const onProgress = (done: number, total: number) => tally.report('divide large files', done, total)
  const division = await divisionOf(input, { ...sizes, store, encoding, pipeline, signal, onProgress })
  for (const warning of division?.warnings ?? []) onWarning?.(warning)
  return division?.parts.map(({ key, name, bytes }) => {
    return { job: { kind: 'prepare', key }, name, bytes, whole: fileOfPart(name) }
  })
}

async function prepareJob(
  input: BatchInput,
  source: SourceInput,
  { store, encoding, ocr, pipeline }: BatchOptions,
): Promise<PrepareJob> {
  const key = prepareKey(source, { encoding, ocr }, pipeline)
  if (!isInMemory(input)) return { kind: 'prepare', key, input, encoding, ocr }
  await putSource(store, key, source)
  return { kind: 'prepare', key, encoding, ocr }
}
