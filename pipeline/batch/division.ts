import { createHash } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { isArchive } from '../../files/archive.ts'
import { fileInMemory, type InputFile, openFile } from '../../files/inputFile.ts'
import { nameOfPart, partsOf, rowsOfBitext } from '../../stages/read/index.ts'
import { identityOf } from '../identity.ts'
import type { BatchInput } from '../inputs.ts'
import { hashOf, outcomeOf, type Prepared, prepareKey, putSource } from '../jobs/job.ts'
import { getJson, putJson, type ResultStore } from '../results/store.ts'
import type { PipelineDefinition } from '../stages.ts'

/** A large bitext in the parts that it is worked on in: no document is a unit of memory or of work. */
export interface Division {
  readonly parts: readonly DividedPart[]
  /** What its reader should know. */
  readonly warnings: readonly string[]
}

export interface DividedPart {
  /** As a document. */
  readonly name: string
  /** Of its prepare job; its rows stand in the store, under `source/KEY`. */
  readonly key: string
  /** Its share of the file. */
  readonly bytes: number
}

/** Which files are divided, and how. */
export interface DivisionSizes {
  /** Bytes from which on a bitext is large. @default 1 MiB; of a zipped format (XLSX, ODS) a quarter of that */
  readonly from?: number
  /** Units of a part. @default 1,000 */
  readonly units?: number
}

export interface DivisionOptions extends DivisionSizes {
  readonly store: ResultStore
  readonly encoding?: string
  readonly pipeline?: PipelineDefinition
  /** Called with the number of parts that were read, and a guess of how many there are. */
  readonly onProgress?: (done: number, total: number) => void
  readonly signal?: AbortSignal
}

const MIB = 2 ** 20
const LARGE = MIB
/** How much smaller a zipped format is. */
const ZIPPED = 4

/** Files that are read as streams have no limit; formats that are read as a whole have that of any file. */
const LIMITS = { streamed: Number.POSITIVE_INFINITY, whole: 256 * MIB }

/**
 * The parts of an input, put into the store, where it is a large bitext; undefined for any other. Of a file that did not
 * change since, and whose parts are there, no more than the hash is computed.
 * @throws InputError where it cannot be read
 */
export async function divisionOf(input: BatchInput, options: DivisionOptions): Promise<Division | undefined> {
  const file = isReadByShipped(options.pipeline) ? await largeFile(input, options) : undefined
  if (!file) return undefined
  const { store, encoding = '', pipeline, units = 0 } = options
  const parts = [file.name, await digest(file)]
  const key = `division/${hashOf('division', identityOf('prepare', pipeline), encoding, String(units), ...parts)}`
  const known = await getJson<Division>(store, key)
  if (known && (await isKept(known, options))) return known
  const division = await divided(file, options)
  if (division && !options.signal?.aborted) await putJson(store, key, division)
  return division
}

/** A stage of its own that reads files is given whole files. */
const isReadByShipped = (pipeline?: PipelineDefinition) => pipeline?.stages.prepare[0]?.version === undefined

async function largeFile(input: BatchInput, { from = LARGE }: DivisionSizes): Promise<InputFile | undefined> {
  const isLarge = (size: number, head: Uint8Array) => size >= (isArchive(head) ? from / ZIPPED : from)
  if (typeof input === 'string') {
    const found = await stat(input).catch(() => undefined)
    // What cannot be read is told by whoever reads it.
    if (!found?.isFile() || found.size < from / ZIPPED) return undefined
    const file = await openFile(input, LIMITS)
    return isLarge(file.size, file.head) ? file : undefined
  }
  if (!('bytes' in input) || !isLarge(input.bytes.length, input.bytes)) return undefined
  return fileInMemory(input.name, input.bytes, LIMITS)
}

async function digest(file: InputFile): Promise<Uint8Array> {
  const hash = createHash('sha256')
  for await (const piece of file.stream()) hash.update(piece)
  return hash.digest()
}

/** Whether all parts can be worked on: a part of the store may have been deleted. */
async function isKept({ parts }: Division, { store, pipeline }: DivisionOptions): Promise<boolean> {
  for (const { key } of parts) {
    const outcome = await outcomeOf<Prepared>(store, { kind: 'prepare', key }, pipeline)
    if (!outcome && !(await store.get(`source/${key}`))) return false
  }
  return true
}

async function divided(file: InputFile, options: DivisionOptions): Promise<Division | undefined> {
  const { store, encoding, pipeline, units, onProgress, signal } = options
  const counted = countingBytes(file)
  const stream = await rowsOfBitext(counted.file, { encoding })
  if (!stream) return undefined
  const parts: DividedPart[] = []
  counted.reset()
  let before = 0
  for await (const part of partsOf(stream, file.name, units)) {
    if (signal?.aborted) break
    const key = prepareKey(part, undefined, pipeline)
    await putSource(store, key, part)
    const bytes = counted.read()
    parts.push({ name: nameOfPart(part.name, part.part), key, bytes: bytes - before })
    before = bytes
    onProgress?.(parts.length, Math.max(parts.length, Math.round((parts.length * file.size) / Math.max(1, bytes))))
  }
  return { parts, warnings: stream.warnings }
}

/** A file that tells how much of it was read. */
function countingBytes(file: InputFile) {
  let bytes = 0
  const stream = async function* () {
    for await (const piece of file.stream()) {
      bytes += piece.length
      yield piece
    }
  }
  return {
    file: { ...file, stream },
    read: () => bytes,
    reset: () => {
      bytes = 0
    },
  }
}
