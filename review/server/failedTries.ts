import { isIPv6 } from 'node:net'

/** Wrong passwords allowed in a minute, from one address. */
const PER_MINUTE = 10
const MINUTE = 60_000
/** Addresses that are remembered; of more, those that failed longest ago are forgotten. */
const ADDRESSES = 10_000

/** Wrong passwords of the last minute, counted by address: who guesses locks nobody out but their own network. */
export class FailedTries {
  readonly #times = new Map<string, number[]>()

  /** Whether an address may try once more. */
  mayTry(address: string): boolean {
    return this.#recent(networkOf(address)).length < PER_MINUTE
  }

  /** Counts one; `forget` takes it back. */
  add(address: string): { readonly forget: () => void } {
    const network = networkOf(address)
    const now = Date.now()
    const times = [...this.#recent(network), now]
    // Put in anew, so that the first of the map is the one that failed longest ago.
    this.#times.delete(network)
    this.#times.set(network, times)
    const [oldest] = this.#times.keys()
    if (this.#times.size > ADDRESSES) this.#times.delete(oldest)
    const forget = () => {
      const left = this.#times.get(network) ?? []
      const at = left.indexOf(now)
      if (at >= 0) this.#times.set(network, left.toSpliced(at, 1))
    }
    return { forget }
  }

  #recent(network: string): number[] {
    return (this.#times.get(network) ?? []).filter((time) => Date.now() - time < MINUTE)
  }
}

/** The address itself; of IPv6 the first half, since one household or machine has all of the second. */
export function networkOf(address: string): string {
  const [, embedded] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address) ?? []
  if (embedded) return embedded
  if (!isIPv6(address)) return address
  const [before, after] = address.toLowerCase().replace(/%.*$/, '').split('::')
  const groups = (part?: string) => (part ? part.split(':') : [])
  const [first, last] = [groups(before), groups(after)]
  const zeros = after === undefined ? 0 : 8 - first.length - last.length
  const all = [...first, ...Array<string>(Math.max(0, zeros)).fill('0'), ...last]
  return `${all
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`
}
