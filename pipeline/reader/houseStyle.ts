/** A pair that people decided on, as an example of what they want. */
export interface StylePair {
  readonly zh: string
  readonly en: string
  readonly accepted: boolean
}

const MOST = 20

/**
 * Lines of the decided pairs nearest to a text: those whose Chinese shares most of its character pairs with it. What stands
 * in it and what is near it tells most of the style that is wanted here.
 */
export function houseStyle(pairs: readonly StylePair[], text: string): string[] {
  const near = pairs.flatMap((pair) => {
    const bigrams = Array.from({ length: pair.zh.length - 1 }, (_, i) => pair.zh.slice(i, i + 2))
    const shared = bigrams.filter((bigram) => text.includes(bigram)).length
    return shared > 0 ? [{ pair, nearness: shared / bigrams.length }] : []
  })
  return near
    .sort((a, b) => b.nearness - a.nearness || a.pair.zh.length - b.pair.zh.length)
    .slice(0, MOST)
    .map(({ pair: { zh, en, accepted } }) => `${accepted ? '+' : '-'} ${line(zh)} = ${line(en)}`)
}

const line = (text: string) => text.replace(/\s+/g, ' ').slice(0, 100)
