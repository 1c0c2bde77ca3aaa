import type { ConceptEntry } from '../../model/term.ts'
import { renderingNumber, type Summary } from '../results/codec/summary.ts'

/** A set of numbers above 0, in one typed array: 16 bytes a number at most. */
class NumberSet {
  #slots = new Float64Array(1024)
  #size = 0

  get size(): number {
    return this.#size
  }

  has(number: number): boolean {
    return this.#slots[this.#slotOf(number)] === number
  }

  add(number: number): void {
    const slot = this.#slotOf(number)
    if (this.#slots[slot] === number) return
    this.#slots[slot] = number
    if (++this.#size * 2 > this.#slots.length) this.#grow()
  }

  /** Where it is, or where it would be. The numbers are hashes already. */
  #slotOf(number: number): number {
    const last = this.#slots.length - 1
    let slot = (number % 0x7fffffff) & last
    while (this.#slots[slot] !== 0 && this.#slots[slot] !== number) slot = (slot + 1) & last
    return slot
  }

  #grow(): void {
    const before = this.#slots
    this.#slots = new Float64Array(2 * before.length)
    this.#size = 0
    for (const number of before) if (number !== 0) this.add(number)
  }
}

/**
 * Which renderings are shown: those that are clear in at least one document. They are then shown in all of them, for a
 * pair that is doubtful in one document may be clear in another.
 */
export class Shown {
  readonly #clear = new NumberSet()
  readonly #minConfidence: number

  constructor(minConfidence: number) {
    this.#minConfidence = minConfidence
  }

  /** Number of renderings. */
  get size(): number {
    return this.#clear.size
  }

  add({ renderings, confidences }: Summary): void {
    renderings.forEach((rendering, n) => {
      if (confidences[n] >= this.#minConfidence) this.#clear.add(rendering)
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
