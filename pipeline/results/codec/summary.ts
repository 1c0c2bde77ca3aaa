import type { ConceptEntry, Rendering } from '../../../model/term.ts'
import type { ResultStore } from '../store.ts'

/** The renderings of a document as numbers, with confidence and occurrences of each: all that is needed to choose what is shown. */
export interface Summary {
  readonly renderings: Float64Array
  readonly confidences: Float64Array
  readonly frequencies: Float64Array
}

/**
 * A rendering as a number: the first 52 bits of its id. Among ten million renderings one in a hundred corpora has two
 * of one number, and shows one doubtful pair more.
 */
export const renderingNumber = ({ id }: Pick<Rendering, 'id'>): number => Number.parseInt(id.slice(1, 14), 16)

export function summaryOf(concepts: readonly ConceptEntry[]): Summary {
  const renderings = concepts.flatMap((concept) => concept.renderings)
  return {
    renderings: Float64Array.from(renderings, renderingNumber),
    confidences: Float64Array.from(renderings, ({ confidence }) => confidence),
    frequencies: Float64Array.from(renderings, ({ occurrences }) => occurrences.length),
  }
}

export function encodeSummary(concepts: readonly ConceptEntry[]): Uint8Array {
  const { renderings, confidences, frequencies } = summaryOf(concepts)
  return Buffer.concat([renderings, confidences, frequencies].map(({ buffer }) => new Uint8Array(buffer)))
}

export async function readSummary(store: ResultStore, name: string): Promise<Summary> {
  const bytes = await store.get(`summary/${name}`)
  if (!bytes) throw new Error(`summary/${name} is not in the store of intermediate results: was a part of it deleted?`)
  // A copy, since the bytes of a file may begin anywhere.
  const numbers = new Float64Array(new Uint8Array(bytes).buffer)
  const length = numbers.length / 3
  const [renderings, confidences, frequencies] = [0, 1, 2].map((n) => numbers.subarray(n * length, (n + 1) * length))
  return { renderings, confidences, frequencies }
}
