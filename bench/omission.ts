import { type Random, randomBelow } from '../evaluation/random.ts'
import type { GoldDocument } from '../evaluation/sentenceGold.ts'

/**
 * The document as an abridged translation: of `share` of the beads one side is left out, and from one of the languages
 * a block of `block` sentences besides (at most a third of them). The beads are renumbered; those that lost a side become omissions.
 */
export function omit(document: GoldDocument, random: Random, share = 0.05, block = 40): GoldDocument {
  const dropped = { zh: new Set<number>(), en: new Set<number>() }
  for (const bead of document.beads) {
    if (random() >= share) continue
    const side = random() < 0.5 ? 'zh' : 'en'
    for (const sentence of bead[side]) dropped[side].add(sentence)
  }
  const side = random() < 0.5 ? 'zh' : 'en'
  const length = Math.min(block, Math.floor(document[side].length / 3))
  const first = randomBelow(random, document[side].length - length + 1)
  for (const bead of document.beads) {
    if (bead[side].length > 0 && bead[side][0] >= first && bead[side][0] < first + length) {
      for (const sentence of bead[side]) dropped[side].add(sentence)
    }
  }
  return without(document, dropped.zh, dropped.en)
}

function without(document: GoldDocument, zh: ReadonlySet<number>, en: ReadonlySet<number>): GoldDocument {
  const zhNumbers = renumbered(document.zh.length, zh)
  const enNumbers = renumbered(document.en.length, en)
  return {
    name: document.name,
    zh: document.zh.filter((_, s) => !zh.has(s)),
    en: document.en.filter((_, s) => !en.has(s)),
    beads: document.beads.map((bead) => ({
      zh: bead.zh.map((s) => zhNumbers[s]).filter((s) => s >= 0),
      en: bead.en.map((s) => enNumbers[s]).filter((s) => s >= 0),
    })),
  }
}

/** The new number of each sentence, -1 for one that is dropped. */
function renumbered(count: number, dropped: ReadonlySet<number>): number[] {
  let next = 0
  return Array.from({ length: count }, (_, s) => (dropped.has(s) ? -1 : next++))
}
