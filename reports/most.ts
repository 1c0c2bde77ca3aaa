/**
 * Those that weigh most out of a stream of any length, holding no more than some times as many as are wanted. Of equal ones
 * the earlier.
 */
export class Most<Item> {
  readonly #wanted: number
  readonly #weight: (item: Item) => number
  #items: Item[] = []

  constructor(wanted: number, weight: (item: Item) => number) {
    this.#wanted = wanted
    this.#weight = weight
  }

  add(item: Item): void {
    this.#items.push(item)
    if (this.#items.length >= 4 * this.#wanted) this.#items = this.inOrder()
  }

  /** At most as many as are wanted, the heaviest first. */
  inOrder(): Item[] {
    return this.#items.toSorted((a, b) => this.#weight(b) - this.#weight(a)).slice(0, this.#wanted)
  }
}
