/**
 * A property that a sentence and the translation of its block tend to share, at the beginning or the end of a bead:
 * a question stays a question, a turn of a speaker begins in both languages.
 */
export interface Cue {
  /** Where it is looked at: at the first or at the last sentence of each side of a bead. */
  readonly at: 'start' | 'end'
  /** How many of the rarer side's sentences with this property meet the other side's, 0..1. */
  readonly agreement: number
  readonly zh: Uint8Array
  readonly en: Uint8Array
}

/** The summed scores of cues for each pair of sentences, by the classes of sentences that have the same properties. */
export interface CueTable {
  readonly zhClass: Int32Array
  readonly enClass: Int32Array
  /** scores[zhClass * enClasses + enClass] */
  readonly scores: Float64Array
  readonly enClasses: number
}

/** No cue says more than this for or against a bead. */
const strongest = 4

/**
 * Scores of all cues that are looked at on one end of a bead. The score of one cue is the logarithm of how much more
 * often both, one or none of the sides have it in a translation than by chance, with the frequencies of this document;
 * a property one side never has (speaker labels left out, quotes not used) says nothing.
 */
export function cueTable(cues: readonly Cue[], zhCount: number, enCount: number): CueTable {
  const zhBits = bits(cues.map((cue) => cue.zh), zhCount)
  const enBits = bits(cues.map((cue) => cue.en), enCount)
  const zhClasses = classes(zhBits)
  const enClasses = classes(enBits)
  const scores = new Float64Array(zhClasses.masks.length * enClasses.masks.length)
  cues.forEach((cue, bit) => {
    const score = agreementScores(rate(cue.zh), rate(cue.en), cue.agreement)
    zhClasses.masks.forEach((zhMask, z) => {
      enClasses.masks.forEach((enMask, e) => {
        scores[z * enClasses.masks.length + e] += score[(zhMask >> bit) & 1][(enMask >> bit) & 1]
      })
    })
  })
  return { zhClass: zhClasses.of, enClass: enClasses.of, scores, enClasses: enClasses.masks.length }
}

/** Log ratios [neither, en only], [zh only, both]. */
function agreementScores(zhRate: number, enRate: number, agreement: number): readonly (readonly number[])[] {
  if (zhRate === 0 || enRate === 0) return [[0, 0], [0, 0]]
  const both = agreement * Math.min(zhRate, enRate)
  const chance = zhRate * enRate
  const log = (observed: number, expected: number) =>
    expected <= 0 ? 0 : Math.max(-strongest, Math.min(strongest, Math.log(Math.max(observed, 1e-9) / expected)))
  return [
    [log(1 - zhRate - enRate + both, (1 - zhRate) * (1 - enRate)), log(enRate - both, enRate - chance)],
    [log(zhRate - both, zhRate - chance), log(both, chance)],
  ]
}

function rate(flags: Uint8Array): number {
  let count = 0
  for (const flag of flags) count += flag
  return flags.length === 0 ? 0 : count / flags.length
}

function bits(cues: readonly Uint8Array[], count: number): Int32Array {
  return Int32Array.from({ length: count }, (_, s) => cues.reduce((mask, flags, bit) => mask | (flags[s] << bit), 0))
}

function classes(masks: Int32Array): { masks: number[]; of: Int32Array } {
  const known = new Map<number, number>()
  const of = masks.map((mask) => {
    const found = known.get(mask) ?? known.size
    known.set(mask, found)
    return found
  })
  return { masks: [...known.keys()], of }
}
