/**
 * A property that a sentence and the translation of its block tend to share at the beginning or the end of a bead:
 * a question stays a question, a turn of a speaker begins in both languages.
 */
export interface LinkCue {
  /** Where it is looked at: at the first or at the last sentence of each side of a bead. */
  readonly at: 'start' | 'end'
  /** How many of the rarer side's sentences with this property meet the other side's, 0..1. */
  readonly agreement: number
  /** By sentence: 1 where it has the property. */
  readonly zh: Uint8Array
  readonly en: Uint8Array
}

/** The summed scores of several cues for each pair of sentences, by classes of sentences that have the same properties. */
export interface CueTable {
  readonly zhClass: Int32Array
  readonly enClass: Int32Array
  /** The score of two sentences is scores[zhClass * enClasses + enClass]. */
  readonly scores: Float64Array
  readonly enClasses: number
}

/** No single cue says more than this for or against a bead. */
const strongest = 4

/**
 * Sums the scores of cues. The score of one cue is the logarithm of how much more often both sides, one or none have it
 * in a translation than by chance, with the frequencies of this document; a property one side never has (speaker labels
 * left out, quotation marks not used) says nothing.
 */
export function cueTable(cues: readonly LinkCue[], zhCount: number, enCount: number): CueTable {
  const zh = classes(
    cues.map((cue) => cue.zh),
    zhCount,
  )
  const en = classes(
    cues.map((cue) => cue.en),
    enCount,
  )
  const enClasses = en.masks.length
  const scores = new Float64Array(zh.masks.length * enClasses)
  cues.forEach((cue, bit) => {
    const score = agreementScores(rate(cue.zh), rate(cue.en), cue.agreement)
    zh.masks.forEach((zhMask, z) => {
      en.masks.forEach((enMask, e) => {
        scores[z * enClasses + e] += score[(zhMask >> bit) & 1][(enMask >> bit) & 1]
      })
    })
  })
  return { zhClass: zh.of, enClass: en.of, scores, enClasses }
}

/** Log ratios [[neither, English only], [Chinese only, both]] of a property with these rates. */
function agreementScores(zhRate: number, enRate: number, agreement: number): readonly (readonly number[])[] {
  const both = agreement * Math.min(zhRate, enRate)
  const chance = zhRate * enRate
  return [
    [logRatio(1 - zhRate - enRate + both, (1 - zhRate) * (1 - enRate)), logRatio(enRate - both, enRate - chance)],
    [logRatio(zhRate - both, zhRate - chance), logRatio(both, chance)],
  ]
}

function logRatio(observed: number, byChance: number): number {
  if (byChance <= 0) return 0
  return Math.max(-strongest, Math.min(strongest, Math.log(Math.max(observed, 0) / byChance)))
}

function rate(flags: Uint8Array): number {
  return flags.length === 0 ? 0 : flags.reduce((sum, flag) => sum + flag, 0) / flags.length
}

/** Groups sentences by their properties, written as the bits of a mask. */
function classes(properties: readonly Uint8Array[], count: number): { masks: number[]; of: Int32Array } {
  const known = new Map<number, number>()
  const of = new Int32Array(count)
  for (let s = 0; s < count; s++) {
    const mask = properties.reduce((bits, flags, bit) => bits | (flags[s] << bit), 0)
    if (!known.has(mask)) known.set(mask, known.size)
    of[s] = known.get(mask) ?? 0
  }
  return { masks: [...known.keys()], of }
}
