import type { Bead, Language } from '../../model/document.ts'
import type { Candidate } from './anchors.ts'
import type { Step } from './decode.ts'
import type { Hints } from './structure.ts'

/** Sentences of both languages, half-open, that stand in different places of the two texts. */
export interface MovedPassage {
  readonly zh: { readonly from: number; readonly to: number }
  readonly en: { readonly from: number; readonly to: number }
}

/** Pairs of sentences that fix a passage: fewer may be chance. */
const ENOUGH = 2
/** Sentences between two such pairs of one passage, at most. */
const APART = 4

/**
 * The passages that an alignment in order had to leave out since they stand elsewhere in the other language: stretches of
 * unaligned sentences with several pairs that share rare words and follow each other in both languages.
 *
 * @param pairs sentences that are the best partners of each other, wherever they stand; ascending in the Chinese
 */
export function movedPassages(
  steps: readonly Step[],
  pairs: () => readonly Candidate[],
  counts: Readonly<Record<Language, number>>,
): MovedPassage[] {
  const zhFree = freeSentences(steps, 'zh', counts.zh)
  const enFree = freeSentences(steps, 'en', counts.en)
  if (!zhFree.includes(1) || !enFree.includes(1)) return []
  const open = pairs().filter(({ zh, en }) => zhFree[zh] && enFree[en])
  const chains: Candidate[][] = []
  for (const pair of open) {
    const chain = chains.find((one) => {
      const last = one[one.length - 1]
      return isNear(zhFree, last.zh, pair.zh) && isNear(enFree, last.en, pair.en)
    })
    if (chain) chain.push(pair)
    else chains.push([pair])
  }
  return chains
    .filter((chain) => chain.length >= ENOUGH)
    .map((chain) => {
      const [first, last] = [chain[0], chain[chain.length - 1]]
      return { zh: stretch(zhFree, first.zh, last.zh), en: stretch(enFree, first.en, last.en) }
    })
}

/** Whether a sentence comes soon after another, with none between that has its counterpart already. */
function isNear(free: Uint8Array, before: number, after: number): boolean {
  return after > before && after - before <= APART && free.subarray(before, after).every(Boolean)
}

function freeSentences(steps: readonly Step[], language: Language, count: number): Uint8Array {
  const free = new Uint8Array(count)
  for (const step of steps) {
    if (step.zhCount > 0 && step.enCount > 0) continue
    if (language === 'zh') free.fill(1, step.zh, step.zh + step.zhCount)
    else free.fill(1, step.en, step.en + step.enCount)
  }
  return free
}

/** From the first to the last sentence, and on as far as sentences beside them are free. */
function stretch(free: Uint8Array, first: number, last: number): { from: number; to: number } {
  let from = first
  let to = last + 1
  while (from > 0 && free[from - 1]) from--
  while (to < free.length && free[to]) to++
  return { from, to }
}

/** Aligns the sentences of two texts. */
export type AlignTexts = (zh: readonly string[], en: readonly string[], hints?: Hints) => Bead[]

/** Beads of a passage less sure than this stay unaligned. */
const SURE = 0.5

/**
 * The beads of an alignment in order, and of the passages it left out those that `alignTexts` finds within them: in the
 * order of the Chinese, which is that of the English no longer.
 */
export function withPassages(
  beads: readonly Bead[],
  passages: readonly MovedPassage[],
  [zh, en, hints]: Parameters<AlignTexts>,
  alignTexts: AlignTexts,
): Bead[] {
  const found = new Map<number, Bead>()
  const taken = { zh: new Set<number>(), en: new Set<number>() }
  for (const passage of passages) {
    const part = <T>(side: readonly T[], { from, to }: MovedPassage['zh']) => side.slice(from, to)
    const itsHints = hints && { zh: part(hints.zh, passage.zh), en: part(hints.en, passage.en) }
    for (const bead of alignTexts(part(zh, passage.zh), part(en, passage.en), itsHints)) {
      const moved = { zh: bead.zh.map((s) => s + passage.zh.from), en: bead.en.map((s) => s + passage.en.from) }
      const isNew = !moved.zh.some((s) => taken.zh.has(s)) && !moved.en.some((s) => taken.en.has(s))
      if (bead.zh.length === 0 || bead.en.length === 0 || bead.confidence < SURE || !isNew) continue
      found.set(moved.zh[0], { ...moved, confidence: bead.confidence })
      for (const s of moved.zh) taken.zh.add(s)
      for (const s of moved.en) taken.en.add(s)
    }
  }
  return beads.flatMap((bead) => {
    if (bead.zh.length > 0 && bead.en.length > 0) return [bead]
    if (bead.zh.length > 0) return taken.zh.has(bead.zh[0]) ? (found.get(bead.zh[0]) ?? []) : [bead]
    return taken.en.has(bead.en[0]) ? [] : [bead]
  })
}
