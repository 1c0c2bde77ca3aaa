import type { Bead } from '../../model/document.ts'
import type { Hints } from './structure.ts'

type AlignTexts = (zh: readonly string[], en: readonly string[], hints?: Hints) => Bead[]

/**
 * Aligns around sentences without text (empty lines), which have no counterpart: each becomes a bead of its own, or goes
 * along with a bead whose sentences stand on both sides of it. The numbers stay those of the texts given.
 */
export function aroundBlanks(alignTexts: AlignTexts): AlignTexts {
  return (zh, en, hints) => {
    const zhKept = numbersOfText(zh)
    const enKept = numbersOfText(en)
    if (zhKept.length === zh.length && enKept.length === en.length) return alignTexts(zh, en, hints)
    const pick = <T>(items: readonly T[], kept: readonly number[]) => kept.map((s) => items[s])
    const found = alignTexts(
      pick(zh, zhKept),
      pick(en, enKept),
      hints && { zh: pick(hints.zh, zhKept), en: pick(hints.en, enKept) },
    )
    const beads: Bead[] = []
    let zhNext = 0
    let enNext = 0
    const addBlanks = (zhEnd: number, enEnd: number) => {
      while (zhNext < zhEnd) beads.push({ zh: [zhNext++], en: [], confidence: 1 })
      while (enNext < enEnd) beads.push({ zh: [], en: [enNext++], confidence: 1 })
    }
    for (const bead of found) {
      const zhRange = stretch(bead.zh, zhKept)
      const enRange = stretch(bead.en, enKept)
      addBlanks(zhRange[0] ?? 0, enRange[0] ?? 0)
      beads.push({ zh: zhRange, en: enRange, confidence: bead.confidence })
      zhNext += zhRange.length
      enNext += enRange.length
    }
    addBlanks(zh.length, en.length)
    return beads
  }
}

function numbersOfText(sentences: readonly string[]): number[] {
  return sentences.flatMap((sentence, s) => (sentence.trim() === '' ? [] : s))
}

/** The original numbers from the first to the last sentence of one side of a bead, blanks between them included. */
function stretch(side: readonly number[], kept: readonly number[]): number[] {
  if (side.length === 0) return []
  const first = kept[side[0]]
  return Array.from({ length: kept[side[side.length - 1]] - first + 1 }, (_, k) => first + k)
}
