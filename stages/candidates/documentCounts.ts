import { entropy } from '../../ranking/entropy.ts'

/** How a candidate is used in one document. */
export interface DocumentUse {
  /** Occurrences. */
  readonly count: number
  /** Entropy of the word before and of the word after it, bits; 0 for what occurs once. */
  readonly leftEntropy: number
  readonly rightEntropy: number
  /**
   * Largest share of the occurrences that have one and the same word on one side, 0..1, for what occurs at least twice:
   * near 1 the candidate is likely a fragment of something longer (the idea of C-value, Frantzi et al. 2000).
   */
  readonly nestedShare: number
}

/** Most candidates stand once. */
export const ONCE: DocumentUse = { count: 1, leftEntropy: 0, rightEntropy: 0, nestedShare: 0 }

/** The words beside each occurrence of a candidate, and its use: worked out when it is first asked for. */
interface Company {
  readonly before: string[]
  readonly after: string[]
  use?: DocumentUse
}

/**
 * How often each candidate stands in one document, and in what company. All keys are candidates without quotes and
 * spaces. Everything here is per document, so that documents stay independent of each other.
 */
export class DocumentCounts {
  readonly #companies = new Map<string, Company>()

  /** One occurrence of a candidate between two words ('' at the edge of a sentence). */
  add(key: string, before: string, after: string): void {
    const company = this.#companies.get(key)
    if (company) {
      company.before.push(before)
      company.after.push(after)
      company.use = undefined
    } else this.#companies.set(key, { before: [before], after: [after] })
  }

  use(key: string): DocumentUse {
    const company = this.#companies.get(key)
    if (!company || company.before.length === 1) return ONCE
    company.use ??= useIn(company)
    return company.use
  }
}

function useIn({ before, after }: Company): DocumentUse {
  const sides = [timesOf(before), timesOf(after)]
  let most = 0
  for (const side of sides) for (const [word, times] of side) if (/\p{L}/u.test(word)) most = Math.max(most, times)
  return {
    count: before.length,
    leftEntropy: entropy(sides[0].values()),
    rightEntropy: entropy(sides[1].values()),
    nestedShare: most / before.length,
  }
}

function timesOf(words: readonly string[]): Map<string, number> {
  const times = new Map<string, number>()
  for (const word of words) times.set(word, (times.get(word) ?? 0) + 1)
  return times
}
