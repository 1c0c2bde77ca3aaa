import type { ConceptEntry } from '../../model/term.ts'
import { renderingNumber, type Summary } from '../results/codec/summary.ts'

/**
 * Which renderings are shown: those that are clear in at least one document. They are then shown in all of them, for a
 * pair that is doubtful in one document may be clear in another.
 */
export class Shown {
  readonly #clear = new Set<number>()
  readonly #minConfidence: number

  constructor(minConfidence: number) {
    this.#minConfidence = minConfidence
  }

  /** Whether a rendering, by its number, is shown. */
  has(rendering: number): boolean {
    return this.#clear.has(rendering)
  }

  isClear(confidence: number): boolean {
    return confidence >= this.#minConfidence
  }

  /** Number of renderings. */
  get size(): number {
    return this.#clear.size
  }

  add({ renderings, confidences }: Summary): void {
    renderings.forEach((rendering, n) => {
      if (this.isClear(confidences[n])) this.#clear.add(rendering)
    })
  }

  /** Those of a document. */
  of({ renderings }: Summary): Float64Array {
    return renderings.filter((rendering) => this.#clear.has(rendering))
  }

  /** The concepts of a document with those of their renderings that are shown, if there are any. */
  select(concepts: readonly ConceptEntry[]): ConceptEntry[] {
    return concepts.flatMap((concept) => {
      const renderings = concept.renderings.filter((rendering) => this.#clear.has(renderingNumber(rendering)))
      return renderings.length ? [{ ...concept, category: renderings[0].category, renderings }] : []
    })
  }
}
