import type { PipelineIdentity } from '../identity.ts'
import { outcomeOf } from '../jobs/job.ts'
import type { ResultStore } from '../results/store.ts'
import { getJson, putJson } from '../results/store.ts'

/** A document as far as a sample is concerned. */
export interface SampleDocument {
  /** Its id: hexadecimal digits of a hash of its content. */
  readonly id: string
  /** Key of its prepare job. */
  readonly key: string
  readonly units: number
}

/**
 * The documents whose words are learned from, in two halves. A document is linked with what the half taught that it
 * does not belong to: what a text says of its own words is already there when it is linked, and would count twice.
 */
export interface Sample {
  /** Keys of their prepare jobs. */
  readonly halves: readonly [readonly string[], readonly string[]]
  readonly units: number
}

/** Units of a half: for linking documents like them more teach little more, and cost memory. */
const HALF = 10_000

export const halfOf = (id: string): 0 | 1 => (Number.parseInt(id.at(-1) as string, 16) % 2 === 0 ? 0 : 1)

/** The same of the same documents, in whatever order: as ids are hashes, their order is a random one. */
export function chooseSample(documents: readonly SampleDocument[]): Sample {
  const inOrder = documents.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const halves = ([0, 1] as const).map((half) => {
    let units = 0
    const members = inOrder.filter(({ id }) => halfOf(id) === half)
    const chosen = members.filter((document) => {
      if (units >= HALF) return false
      units += document.units
      return true
    })
    return { keys: chosen.map(({ key }) => key), units }
  })
  return { halves: [halves[0].keys, halves[1].keys], units: halves[0].units + halves[1].units }
}

export interface SampleOptions {
  /** Choose anew. @default false */
  readonly retrain?: boolean
  /** The stages, where they are not those that ship. */
  readonly pipeline?: PipelineIdentity
}

/**
 * The sample an archive goes by: the one it has, so that documents that are added change nothing for those that are
 * there; a new one where there is none yet, where it would be twice as large, or where one is wanted.
 */
export async function sampleOf(
  store: ResultStore,
  archive: string | undefined,
  documents: readonly SampleDocument[],
  { retrain = false, pipeline }: SampleOptions = {},
): Promise<Sample> {
  const fresh = chooseSample(documents)
  if (archive === undefined) return fresh
  const known = await getJson<Sample>(store, `archive/${archive}`)
  if (known && !retrain && fresh.units < 2 * known.units && (await isThere(store, known, pipeline))) return known
  await putJson(store, `archive/${archive}`, fresh)
  return fresh
}

/** The documents may have been deleted from the store since, or have been prepared by other code. */
async function isThere(store: ResultStore, { halves }: Sample, pipeline?: PipelineIdentity): Promise<boolean> {
  for (const key of halves.flat()) if (!(await outcomeOf(store, { kind: 'prepare', key }, pipeline))) return false
  return true
}
