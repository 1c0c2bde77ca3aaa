import { type GoldPair, goldEnTokens, goldZhKey } from './gold.ts'

/** A pair as it is compared with a reference glossary. */
export interface Comparable {
  readonly zhKey: string
  readonly enTokens: readonly string[]
  /** Equal for pairs that are the same but for case, article, inflection, quotation marks. */
  readonly key: string
}

/** Quality of a list against a reference glossary, 0..1. */
export interface ListQuality {
  readonly proposed: number
  /** Right pairs, essential or acceptable, among those proposed. */
  readonly precision: number
  /** Essential pairs that were found among all essential ones. */
  readonly recall: number
  readonly f1: number
}

/** English sides with this much in common (F1 of tokens) are leniently the same. */
const LENIENT = 0.8

/** The pairs ready to be compared, each once, in the order given (best first). */
export function comparable<Pair extends { readonly zh: string; readonly en: string }>(
  pairs: Iterable<Pair>,
): (Pair & Comparable)[] {
  const distinct = new Map<string, Pair & Comparable>()
  for (const pair of pairs) {
    const zhKey = goldZhKey(pair.zh)
    const enTokens = goldEnTokens(pair.en)
    const key = `${zhKey}\t${enTokens.join(' ')}`
    if (!distinct.has(key)) distinct.set(key, { ...pair, zhKey, enTokens, key })
  }
  return [...distinct.values()]
}

/**
 * Compares lists of pairs with a reference glossary. Strictly, a pair is right where both sides are the same as in the
 * glossary (see `goldZhKey`, `goldEnTokens`); leniently, where the Chinese is and the English shares most words.
 */
export class TermScorer {
  readonly essential: number
  /** By key: whether the pair is essential. */
  readonly #gold = new Map<string, boolean>()
  readonly #byZh = new Map<string, Comparable[]>()

  constructor(gold: readonly GoldPair[]) {
    for (const { essential, ...pair } of gold) {
      const [member] = comparable([pair])
      this.#gold.set(member.key, essential || (this.#gold.get(member.key) ?? false))
      this.#byZh.set(member.zhKey, [...(this.#byZh.get(member.zhKey) ?? []), member])
    }
    this.essential = [...this.#gold.values()].filter(Boolean).length
  }

  /** Whether this very pair is essential. */
  isEssential({ key }: Comparable): boolean {
    return this.#gold.get(key) ?? false
  }

  strict(list: readonly Comparable[]): ListQuality {
    return this.#quality(list, ({ key }) => (this.#gold.has(key) ? [key] : []))
  }

  lenient(list: readonly Comparable[]): ListQuality {
    return this.#quality(list, ({ zhKey, enTokens }) =>
      (this.#byZh.get(zhKey) ?? [])
        .filter((member) => tokenF1(enTokens, member.enTokens) >= LENIENT)
        .map(({ key }) => key),
    )
  }

  /** Share of the essential pairs whose Chinese side is among these keys. */
  chineseRecall(zhKeys: ReadonlySet<string>): number {
    let found = 0
    for (const [key, essential] of this.#gold) if (essential && zhKeys.has(key.slice(0, key.indexOf('\t')))) found++
    return this.essential ? found / this.essential : 0
  }

  #quality(list: readonly Comparable[], goldKeys: (pair: Comparable) => readonly string[]): ListQuality {
    const found = new Set<string>()
    let hits = 0
    for (const pair of list) {
      const keys = goldKeys(pair)
      if (keys.length) hits++
      for (const key of keys) if (this.#gold.get(key)) found.add(key)
    }
    const precision = list.length ? hits / list.length : 0
    const recall = this.essential ? found.size / this.essential : 0
    const f1 = precision + recall ? (2 * precision * recall) / (precision + recall) : 0
    return { proposed: list.length, precision, recall, f1 }
  }
}

function tokenF1(a: readonly string[], b: readonly string[]): number {
  const left = [...b]
  let shared = 0
  for (const token of a) {
    const at = left.indexOf(token)
    if (at < 0) continue
    shared++
    left.splice(at, 1)
  }
  return shared ? (2 * shared) / (a.length + b.length) : 0
}
