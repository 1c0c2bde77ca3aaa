import type { Bead, Language } from '../../model/document.ts'
import type { AlignTexts } from './moved.ts'

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
    const beads = found.map((bead) => ({ ...bead, zh: stretch(bead.zh, zhKept), en: stretch(bead.en, enKept) }))
    return withBlanks(beads, uncovered(beads, zh, 'zh'), uncovered(beads, en, 'en'))
  }
}

/** Sentences of one language that are in no bead: the blank ones that stand in none. */
function uncovered(beads: readonly Bead[], sentences: readonly string[], language: Language): number[] {
  const covered = new Set(beads.flatMap((bead) => bead[language]))
  return sentences.flatMap((_, s) => (covered.has(s) ? [] : s))
}

/** Blanks as beads of their own, each before the first bead that goes on after it in its language. */
function withBlanks(beads: readonly Bead[], zhBlanks: readonly number[], enBlanks: readonly number[]): Bead[] {
  const result: Bead[] = []
  let zhAt = 0
  let enAt = 0
  const addBlanks = (zhEnd: number, enEnd: number) => {
    while (zhBlanks[zhAt] < zhEnd) result.push({ zh: [zhBlanks[zhAt++]], en: [], confidence: 1 })
    while (enBlanks[enAt] < enEnd) result.push({ zh: [], en: [enBlanks[enAt++]], confidence: 1 })
  }
  for (const bead of beads) {
    addBlanks(bead.zh[0] ?? 0, bead.en[0] ?? 0)
    result.push(bead)
  }
  addBlanks(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY)
  return result
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
