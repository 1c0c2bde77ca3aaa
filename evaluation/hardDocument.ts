import type { IndexedBead } from './beads.ts'
import { type Random, randomBelow } from './random.ts'
import type { GoldDocument } from './sentenceGold.ts'

/** The sentences of a bead. */
interface TextBead {
  readonly zh: readonly string[]
  readonly en: readonly string[]
}

/** Of the beads, one in so many is cut anew, and the number of passages of each kind in a document. */
const CUT_ANEW = 12
const SUMMARIES = 1
const REFRAINS = 3
const OMISSIONS = 1
const MOVES = 2
/** Beads of a passage that is left out or moved, at least and at most so many more. */
const PASSAGE = { least: 3, more: 5 }
/** Beads that a passage moves past, at least. */
const FAR = 10

/**
 * An aligned document made hard: sentences that are cut elsewhere in the translation (2-3 and 3-2 beads), a passage that is
 * summed up, a sentence that comes back (a refrain), a passage that is left out, and passages that stand elsewhere in the
 * translation.
 */
export function hardDocument(document: GoldDocument, random: Random): GoldDocument {
  let beads: TextBead[] = document.beads
    .map(({ zh, en }) => ({ zh: zh.map((s) => document.zh[s]), en: en.map((s) => document.en[s]) }))
    .filter(({ zh, en }) => zh.length + en.length > 0)
  beads = cutAnew(beads, random)
  for (let n = 0; n < SUMMARIES; n++) beads = summedUp(beads, random)
  beads = withRefrain(beads, random)
  for (let n = 0; n < OMISSIONS; n++) {
    const { from, to } = passage(beads, random)
    beads = beads.map((bead, i) => (i >= from && i < to ? { ...bead, en: [] } : bead))
  }
  let order = beads.map((_, i) => i)
  for (let n = 0; n < MOVES; n++) order = moved(order, random)
  return numbered(document.name, beads, order)
}

const isSimple = ({ zh, en }: TextBead): boolean => zh.length === 1 && en.length === 1

/** Two sentences and their translations, of which one side is cut after their first commas: three sentences for two. */
function cutAnew(beads: readonly TextBead[], random: Random): TextBead[] {
  const result: TextBead[] = []
  for (let i = 0; i < beads.length; i++) {
    const [one, next] = [beads[i], beads[i + 1]]
    const side = random() < 0.5 ? 'zh' : 'en'
    const cut =
      next && isSimple(one) && isSimple(next) && random() * CUT_ANEW < 2
        ? threeOf(one[side][0], next[side][0], side)
        : undefined
    if (cut) {
      const both = { zh: [...one.zh, ...next.zh], en: [...one.en, ...next.en] }
      result.push({ ...both, [side]: cut })
      i++
    } else result.push(one)
  }
  return result
}

function threeOf(first: string, second: string, side: 'zh' | 'en'): string[] | undefined {
  const [comma, stop] = side === 'zh' ? ['，', '。'] : [', ', '.']
  const [a, b] = [first.indexOf(comma), second.indexOf(comma)]
  if (a < 4 || b < 4) return undefined
  const tail = first.slice(a + comma.length).replace(/[。.]$/, '')
  return [
    first.slice(0, a) + stop,
    `${tail}${side === 'zh' ? '，' : ', and '}${second.slice(0, b)}${stop}`,
    second.slice(b + comma.length),
  ]
}

/** Three sentences of which the translation has but the first clauses, in one sentence. */
function summedUp(beads: readonly TextBead[], random: Random): TextBead[] {
  const places = beads.flatMap((_, i) => (beads.slice(i, i + 3).filter(isSimple).length === 3 ? [i] : []))
  if (places.length === 0) return [...beads]
  const at = places[randomBelow(random, places.length)]
  const three = beads.slice(at, at + 3)
  const clauses = three.map(({ en }) => en[0].split(/[,;.]/)[0].trim())
  const summary = { zh: three.flatMap(({ zh }) => zh), en: [`${clauses.join(', and ')}.`] }
  return [...beads.slice(0, at), summary, ...beads.slice(at + 3)]
}

/** A sentence that comes back, in both languages. */
function withRefrain(beads: readonly TextBead[], random: Random): TextBead[] {
  const simple = beads.filter(isSimple)
  const refrain = simple[randomBelow(random, simple.length)]
  const places = Array.from({ length: REFRAINS }, () => 1 + randomBelow(random, beads.length - 1))
  return beads.flatMap((bead, i) => (places.includes(i) ? [refrain, bead] : [bead]))
}

function passage(beads: readonly unknown[], random: Random): { from: number; to: number } {
  const length = PASSAGE.least + randomBelow(random, PASSAGE.more)
  const from = 1 + randomBelow(random, Math.max(1, beads.length - length - 1))
  return { from, to: from + length }
}

/** The order of the translation with a passage of it somewhere else. */
function moved(order: readonly number[], random: Random): number[] {
  const { from, to } = passage(order, random)
  const rest = [...order.slice(0, from), ...order.slice(to)]
  const places = rest.map((_, i) => i).filter((i) => Math.abs(i - from) >= FAR)
  if (places.length === 0) return [...order]
  const at = places[randomBelow(random, places.length)]
  return [...rest.slice(0, at), ...order.slice(from, to), ...rest.slice(at)]
}

function numbered(name: string, beads: readonly TextBead[], order: readonly number[]): GoldDocument {
  const zh: string[] = []
  const en: string[] = []
  const zhOf = beads.map((bead) => bead.zh.map((text) => zh.push(text) - 1))
  const enOf: number[][] = []
  for (const i of order) enOf[i] = beads[i].en.map((text) => en.push(text) - 1)
  return { name, zh, en, beads: beads.map((_, i): IndexedBead => ({ zh: zhOf[i], en: enOf[i] })) }
}
