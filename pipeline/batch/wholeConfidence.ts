import { byConfidence } from '../../language/order.ts'
import type { ConceptEntry } from '../../model/term.ts'
import { logistic } from '../../ranking/trees.ts'
import { type ConfidenceModel, pairOdds } from '../../stages/score/index.ts'
import { readConcepts } from '../results/codec/concepts.ts'
import { readSummary, renderingNumber, type Summary } from '../results/codec/summary.ts'
import type { ResultStore } from '../results/store.ts'

/**
 * How sure the renderings of a large document are, out of what its parts found: as in a document that is worked on as a
 * whole, by the clearest occurrence in any part and the occurrences in all of them. No part is surer than the whole.
 * It has 20 bytes for each rendering, in tables at least half of whose places are taken once they are large.
 */
export class WholeConfidence {
  readonly #model: Pick<ConfidenceModel, 'slope' | 'shift'>
  #numbers = new Float64Array(FIRST_PLACES).fill(NOBODY)
  #odds = new Float64Array(FIRST_PLACES)
  #frequencies = new Uint32Array(FIRST_PLACES)
  #size = 0

  constructor(model: Pick<ConfidenceModel, 'slope' | 'shift'>) {
    this.#model = model
  }

  /** Takes what was found in a part; the order does not matter. */
  add({ renderings, confidences, frequencies }: Summary): void {
    for (const [n, number] of renderings.entries())
      this.#put(number, this.#oddsOf(confidences[n], frequencies[n]), frequencies[n])
  }

  /** Of a rendering, by its number; undefined where no part has it. 0..1 */
  of(number: number): number | undefined {
    const place = this.#placeOf(number)
    if (this.#numbers[place] === NOBODY) return undefined
    const { slope, shift } = this.#model
    return logistic(slope * pairOdds(this.#odds[place], this.#frequencies[place]) + shift)
  }

  /** Log-odds of the clearest occurrence, by the confidence of all of them. */
  #oddsOf(confidence: number, frequency: number): number {
    const { slope, shift } = this.#model
    return (Math.log(confidence / (1 - confidence)) - shift) / slope - pairOdds(0, frequency)
  }

  #put(number: number, odds: number, frequency: number): void {
    if (this.#size * 3 > this.#numbers.length * 2) this.#grow()
    const place = this.#placeOf(number)
    if (this.#numbers[place] === NOBODY) {
      this.#numbers[place] = number
      this.#odds[place] = odds
      this.#frequencies[place] = frequency
      this.#size++
    } else {
      this.#odds[place] = Math.max(this.#odds[place], odds)
      this.#frequencies[place] += frequency
    }
  }

  /** Where a number stands, or may. Numbers are parts of hashes: any digits of theirs are random. */
  #placeOf(number: number): number {
    const places = this.#numbers.length
    let place = number % places
    while (this.#numbers[place] !== NOBODY && this.#numbers[place] !== number) place = (place + 1) % places
    return place
  }

  #grow(): void {
    const [numbers, odds, frequencies] = [this.#numbers, this.#odds, this.#frequencies]
    this.#numbers = new Float64Array(2 * numbers.length).fill(NOBODY)
    this.#odds = new Float64Array(2 * numbers.length)
    this.#frequencies = new Uint32Array(2 * numbers.length)
    for (const [old, number] of numbers.entries()) {
      if (number === NOBODY) continue
      const place = this.#placeOf(number)
      this.#numbers[place] = number
      this.#odds[place] = odds[old]
      this.#frequencies[place] = frequencies[old]
    }
  }
}

const FIRST_PLACES = 1024
const NOBODY = -1

/** What was found in documents, by the names under which the store keeps it. */
export interface FoundReader {
  concepts(name: string): Promise<readonly ConceptEntry[]>
  summary(name: string): Promise<Summary>
}

/** What the store has, of parts of large documents as sure as the whole makes it. `wholes` are by the names of what was found. */
export function foundReader(store: ResultStore, wholes: ReadonlyMap<string, WholeConfidence> = new Map()): FoundReader {
  return {
    async concepts(name) {
      const found = await readConcepts(store, name)
      const whole = wholes.get(name)
      return whole ? found.map((concept) => raised(concept, whole)) : found
    },
    async summary(name) {
      const found = await readSummary(store, name)
      const whole = wholes.get(name)
      if (!whole) return found
      const confidences = found.confidences.map((own, n) => whole.of(found.renderings[n]) ?? own)
      return { ...found, confidences }
    },
  }
}

function raised(concept: ConceptEntry, whole: WholeConfidence): ConceptEntry {
  const renderings = concept.renderings
    .map((rendering) => ({ ...rendering, confidence: whole.of(renderingNumber(rendering)) ?? rendering.confidence }))
    .sort(byConfidence)
  return { ...concept, category: renderings[0].category, renderings }
}
