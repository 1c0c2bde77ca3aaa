import { simplify } from '../language/fold.ts'
import { type GoldPair, goldEnKey, goldZhKey } from './gold.ts'
import type { Verdict } from './verdicts.ts'

/** Chinese key of a gold term as candidates have it: simplified, lower case, without quotes and spaces. */
export const goldZh = (text: string): string => simplify(goldZhKey(text)).toLowerCase()

/** A reference glossary, ready to be asked. */
export class GoldIndex {
  /** English keys of each Chinese key, and whether the pair is essential. */
  readonly byZh = new Map<string, Map<string, boolean>>()
  readonly #verdicts = new Map<string, Verdict['verdict']>()
  readonly #sentences = new Map<string, string>()

  /** @param verdicts what readers said of proposals, those that the pairs have among them or not */
  constructor(pairs: readonly GoldPair[], verdicts: readonly Verdict[] = []) {
    for (const { zh, en, verdict } of verdicts) this.#verdicts.set(`${goldZh(zh)}\t${goldEnKey(en)}`, verdict)
    for (const { zh, en, essential } of pairs) {
      const key = goldZh(zh)
      const renderings = this.byZh.get(key) ?? new Map<string, boolean>()
      this.byZh.set(key, renderings)
      renderings.set(goldEnKey(en), essential || (renderings.get(goldEnKey(en)) ?? false))
    }
  }

  /** What a reader said of a pair that is not right as it stands. */
  verdictOn(zh: string, en: string): Verdict['verdict'] | undefined {
    return this.#verdicts.get(`${zh}\t${goldEnKey(en)}`)
  }

  /** True where this very pair is essential. */
  isEssentialPair(zh: string, en: string): boolean {
    return this.byZh.get(zh)?.get(goldEnKey(en)) ?? false
  }

  isEssential(zh: string): boolean {
    return [...(this.byZh.get(zh)?.values() ?? [])].some(Boolean)
  }

  /** True where the pair is in the gold, essential or acceptable. */
  has(zh: string, en: string): boolean {
    return this.byZh.get(zh)?.has(goldEnKey(en)) ?? false
  }

  /** True where some gold rendering of the Chinese key stands in the English sentence. */
  rendersIn(zh: string, english: string): boolean {
    return [...(this.byZh.get(zh)?.keys() ?? [])].some((key) => this.#keyOf(english).includes(` ${key} `))
  }

  /** True where the English term stands in the English sentence, in whatever inflection. */
  standsIn(en: string, english: string): boolean {
    return this.#keyOf(english).includes(` ${goldEnKey(en)} `)
  }

  #keyOf(english: string): string {
    let sentence = this.#sentences.get(english)
    if (sentence === undefined) {
      // A word in front keeps the key from dropping the sentence's own first article.
      sentence = ` ${goldEnKey(`x ${english}`)} `
      this.#sentences.set(english, sentence)
    }
    return sentence
  }
}
