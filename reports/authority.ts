import type { SourceRank } from '../model/sourceRank.ts'
import type { ConceptUses, DatedUse } from '../model/uses.ts'
import { changesOf, choicesOf } from './renderingHistory.ts'
import { rankOf } from './sourceRanks.ts'

/** Where documents of a lower rank render a term as no document of the highest rank that has it does. */
export interface Departure {
  /** Id of the rendering of the highest rank, with its documents there, by date. */
  readonly authority: { readonly rendering: string; readonly rank: string; readonly documents: readonly string[] }
  /** The other one, with the documents that have it, by date. */
  readonly other: { readonly rendering: string; readonly rank?: string; readonly documents: readonly string[] }
}

/**
 * Departures from what the highest-ranking source says. Of several renderings there, the one that most of its documents use
 * counts, or the new one where they changed it. What the source itself uses besides departs from nothing; nor does what
 * only says more or less of the same words, unless a person accepted it: it is mostly the same term, cut otherwise.
 */
export function departuresOf(uses: ConceptUses, ranks: readonly SourceRank[]): Departure[] {
  const rank = rankOf(ranks)
  const ranked = uses.uses.map((use) => ({ ...use, rank: rank(use.document) ?? ranks.length }))
  const highest = ranked.reduce((least, use) => Math.min(least, use.rank), ranks.length)
  if (highest === ranks.length) return []
  const its = ranked.filter((use) => use.rank === highest)
  const authoritative = renderingOf({ ...uses, uses: its })
  const known = new Set(its.map(({ rendering }) => rendering))
  const words = (id: string) => uses.renderings.find((one) => one.id === id)
  const authority = words(authoritative)
  return uses.renderings.flatMap(({ id, en, status }) => {
    if (known.has(id)) return []
    const isCut = status !== 'accepted' && authority !== undefined && holdEachOther(en, authority.en)
    const theirs = ranked.filter((use) => use.rendering === id)
    if (isCut || !theirs.length) return []
    const highestOfThem = theirs.reduce((least, use) => Math.min(least, use.rank), ranks.length)
    return [
      {
        authority: {
          ...{ rendering: authoritative, rank: ranks[highest].name },
          documents: documentsOf(its, authoritative),
        },
        other: { rendering: id, rank: ranks[highestOfThem]?.name, documents: documentsOf(theirs, id) },
      },
    ]
  })
}

/**
 * Those that say more than another does: of terms that hold each other and depart in the same documents, the one with the
 * most documents, of equals the longer.
 */
export function foldedDepartures<Found extends Departure & { readonly zh: string }>(
  departures: readonly Found[],
): Found[] {
  const kept: Found[] = []
  const inOrder = departures.toSorted(
    (a, b) => b.other.documents.length - a.other.documents.length || b.zh.length - a.zh.length,
  )
  for (const one of inOrder) {
    const isToldBy = ({ zh, other }: Found) =>
      (zh.includes(one.zh) || one.zh.includes(zh)) &&
      zh !== one.zh &&
      one.other.documents.every((document) => other.documents.includes(document))
    if (!kept.some(isToldBy)) kept.push(one)
  }
  return kept
}

/** The rendering that a source uses now. */
function renderingOf({ renderings, uses }: Pick<ConceptUses, 'renderings' | 'uses'>): string {
  const changed = changesOf({ renderings, uses }).find(({ speaker }) => speaker === undefined)
  if (changed) return changed.new
  const votes = new Map<string, number>()
  // Of equals the later one: choices are in order of time.
  for (const { rendering } of choicesOf(uses)) votes.set(rendering, (votes.get(rendering) ?? 0) + 1)
  let [best, most] = ['', 0]
  for (const [rendering, count] of votes) if (count >= most) [best, most] = [rendering, count]
  return best
}

const documentsOf = (uses: readonly DatedUse[], rendering: string) => [
  ...new Set(uses.filter((use) => use.rendering === rendering).map(({ document }) => document)),
]

function holdEachOther(a: string, b: string): boolean {
  const [one, other] = [` ${a.toLowerCase()} `, ` ${b.toLowerCase()} `]
  return one.includes(other) || other.includes(one)
}

/** How a speaker renders a concept. */
export interface SpokenRenderings {
  readonly speaker: string
  /** Ids with numbers of occurrences, the most used first. */
  readonly renderings: readonly { readonly rendering: string; readonly count: number }[]
}

/** Fewest occurrences that say what a speaker says. */
const FEWEST_SPOKEN = 2

/** Who says a concept how, where speakers do not all say it alike most of the time; otherwise none. */
export function speakersOf({ uses }: Pick<ConceptUses, 'uses'>): SpokenRenderings[] {
  const bySpeaker = new Map<string, Map<string, number>>()
  for (const { speaker, rendering, count } of uses) {
    if (speaker === undefined) continue
    const counts = bySpeaker.get(speaker) ?? new Map<string, number>()
    bySpeaker.set(speaker, counts)
    counts.set(rendering, (counts.get(rendering) ?? 0) + count)
  }
  const spoken = [...bySpeaker].flatMap(([speaker, counts]) => {
    const renderings = [...counts].map(([rendering, count]) => ({ rendering, count })).sort((a, b) => b.count - a.count)
    const total = renderings.reduce((sum, { count }) => sum + count, 0)
    return total < FEWEST_SPOKEN ? [] : [{ speaker, renderings, total }]
  })
  if (new Set(spoken.map(({ renderings }) => renderings[0].rendering)).size < 2) return []
  return spoken.sort((a, b) => b.total - a.total).map(({ total: _, ...one }) => one)
}
