import type { Step } from './decode.ts'
import { learnLexicon, symmetrised } from './documentLexicon.ts'
import { rowsNormalised, transposedLexicon } from './lexicon.ts'
import type { BeadModel } from './model.ts'
import type { SentenceSide } from './sides.ts'

/** Beads less certain than this say nothing of the length ratio. */
const certain = 0.5
/** Chinese characters below which the ratio of a document is chance. */
const enoughText = 200
/** Word pairs in a bead beyond which it takes no part in learning: it would cost more than it tells. */
const largestBead = 250_000

/**
 * The model after a first alignment with it: word translations and the length ratio as this document has them. Links
 * count only as far as both directions believe in them; one direction alone does harm.
 */
export function adapted(model: BeadModel, steps: readonly Step[]): BeadModel {
  const { zh, en, enGivenZh: dictionary } = model
  const beads = steps.filter(
    (step) =>
      step.zhCount > 0 &&
      step.enCount > 0 &&
      tokenCount(zh, step.zh, step.zhCount) * tokenCount(en, step.en, step.enCount) <= largestBead,
  )
  const weight = Float32Array.from(beads, (bead) => bead.confidence)
  const zhRange = ranges(beads.map((bead) => [zh.starts[bead.zh], zh.starts[bead.zh + bead.zhCount]]))
  const enRange = ranges(beads.map((bead) => [en.starts[bead.en], en.starts[bead.en + bead.enCount]]))
  const forward = learnLexicon(
    { from: zh, to: en, fromRange: zhRange, toRange: enRange, weight },
    rowsNormalised(dictionary),
  )
  const backward = learnLexicon(
    { from: en, to: zh, fromRange: enRange, toRange: zhRange, weight },
    rowsNormalised(transposedLexicon(dictionary, en.words.length)),
  )
  const links = symmetrised(forward, backward)
  return {
    ...model,
    enGivenZh: links,
    zhGivenEn: transposedLexicon(links, en.words.length),
    lengthRatio: lengthRatio(model, beads),
  }
}

function lengthRatio(model: BeadModel, beads: readonly Step[]): number {
  let zhLength = 0
  let enLength = 0
  for (const { zh, zhCount, en, enCount, confidence } of beads) {
    if (confidence < certain) continue
    for (let s = zh; s < zh + zhCount; s++) zhLength += model.zh.lengths[s]
    for (let s = en; s < en + enCount; s++) enLength += model.en.lengths[s]
  }
  return zhLength < enoughText ? model.lengthRatio : enLength / zhLength
}

function tokenCount(side: SentenceSide, first: number, count: number): number {
  return side.starts[first + count] - side.starts[first]
}

function ranges(bounds: readonly (readonly [number, number])[]): Int32Array {
  return Int32Array.from(bounds.flat())
}
