import type { IndexedBead } from '../evaluation/beads.ts'
import { type Random, randomBelow } from '../evaluation/random.ts'
import type { GoldDocument } from '../evaluation/sentenceGold.ts'

/**
 * A document of about `zhCount` Chinese and `enCount` English sentences, made of the beads of others in random order.
 * Every fifth bead gets a number of its own on both sides, as chapters and verses have, since beads drawn again and
 * again leave no other word rare. One bead in fifty loses a side.
 */
export function longDocument(
  sources: readonly GoldDocument[],
  zhCount: number,
  enCount: number,
  random: Random,
): GoldDocument {
  const pool = sources.flatMap(({ zh, en, beads }) =>
    beads.map((bead) => ({ zh: bead.zh.map((s) => zh[s]), en: bead.en.map((s) => en[s]) })),
  )
  const text = { zh: [] as string[], en: [] as string[] }
  const beads: IndexedBead[] = []
  while (text.zh.length < zhCount && text.en.length < enCount) {
    const drawn = pool[randomBelow(random, pool.length)]
    const omitted = random() < 0.02 ? (random() < 0.5 ? 'zh' : 'en') : undefined
    const number = beads.length % 5 === 0 ? 1000 + beads.length : undefined
    const add = (side: 'zh' | 'en', mark: string) => {
      if (side === omitted) return []
      const first = text[side].length
      for (const [s, sentence] of drawn[side].entries()) {
        text[side].push(s === 0 && number !== undefined ? `${mark}${sentence}` : sentence)
      }
      return drawn[side].map((_, s) => first + s)
    }
    beads.push({ zh: add('zh', `（${number}）`), en: add('en', `(${number}) `) })
  }
  return { name: 'long', ...text, beads }
}
