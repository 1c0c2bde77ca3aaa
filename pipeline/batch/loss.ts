import { renderingNumber } from '../results/codec/summary.ts'
import type { Batch } from './judge.ts'

/** What a run takes away of what was proposed in documents that have not changed since. */
export interface Loss {
  /** Pairs that were proposed in them, and how many of these are not shown any more. */
  readonly before: number
  readonly lost: number
  /** Of those lost: clear enough for the ranker, but not for what decisions teach it. */
  readonly lowered: number
  /** Of those lost: clear enough for the ranker, but not once a second reader has spoken. */
  readonly contradicted: number
  /** Of those lost: found, but nowhere clear enough. */
  readonly doubtful: number
  /** Of those lost: not found at all. */
  readonly missing: number
}

/** A larger share of the proposals is not lost without a word, nor so many of a few. */
const SHARE = 1 / 3
const FEW = 3

/**
 * What is lost of earlier proposals (ids of pairs), where it is so much that it should be told; else undefined.
 * A run as before loses nothing: something else than the documents is another now.
 */
export async function lossOf(
  { documents, ranked, findings, shown }: Batch,
  before: readonly string[],
): Promise<Loss | undefined> {
  const lost = new Set(before.map((id) => renderingNumber({ id })).filter((number) => !shown.has(number)))
  if (lost.size < FEW || lost.size <= SHARE * before.length) return undefined
  const lowered = new Set<number>()
  const contradicted = new Set<number>()
  const found = new Set<number>()
  const sort = async (name: string, clear: Set<number>) => {
    const { renderings, confidences } = await findings.undecided(name)
    renderings.forEach((number, n) => {
      if (lost.has(number)) (shown.isClear(confidences[n]) ? clear : found).add(number)
    })
  }
  for (const [n, document] of documents.entries()) {
    await sort(document.found, lowered)
    if (ranked[n].found !== document.found) await sort(ranked[n].found, contradicted)
  }
  const ofReader = [...contradicted].filter((number) => !lowered.has(number)).length
  const doubtful = [...found].filter((number) => !lowered.has(number) && !contradicted.has(number)).length
  const missing = lost.size - lowered.size - ofReader - doubtful
  return { before: before.length, lost: lost.size, lowered: lowered.size, contradicted: ofReader, doubtful, missing }
}
