import { byCodePoint } from '../language/order.ts'
import type { ConceptUses, DatedUse } from '../model/uses.ts'
import { type ChangePoint, changePoint } from './changePoint.ts'

/** A rendering that took the place of another. */
export interface RenderingChange {
  /** Ids of the renderings. */
  readonly old: string
  readonly new: string
  /** Whose words changed; absent where it is everybody's. */
  readonly speaker?: string
  /** Date of the first document after the change, and the dates between which it lies with a probability of 0.9. */
  readonly since: string
  readonly earliest: string
  readonly latest: string
  /** See ChangePoint. */
  readonly bayesFactor: number
  /** Documents before and after, and the share of the new rendering in them. */
  readonly documents: readonly [before: number, after: number]
  readonly share: readonly [before: number, after: number]
}

/** Fewest dated documents with a concept that say anything of a change. */
export const FEWEST_DOCUMENTS = 3
/** Bayes factor from which a change is told: strong evidence (Kass & Raftery 1995). */
const DECISIVE = 30
/** Below it the words of the others did not change when a speaker's did. */
const WEAK = 3
/** Least rise of a share. */
const LEAST_RISE = 0.4

/** A document (of one speaker) and the rendering that it uses most. */
interface Choice {
  readonly date: string
  readonly rendering: string
}

/**
 * What took the place of what: of each concept the rendering whose share of the documents rose, if the evidence for a change
 * is decisive, and the one whose share fell most. A document counts once, for the rendering that it uses most, since one
 * translator uses one rendering all through it. Where only one speaker changed, it is told of that speaker.
 */
export function changesOf({ renderings, uses }: Pick<ConceptUses, 'renderings' | 'uses'>): RenderingChange[] {
  const shared = sharedParts(renderings)
  const dated = uses.filter(
    (use): use is DatedUse & { readonly date: string } => use.date !== undefined && !shared.has(use.rendering),
  )
  const all = changeIn(choicesOf(dated))
  if (all) return [all]
  const speakers = [...new Set(dated.flatMap(({ speaker }) => speaker ?? []))].sort(byCodePoint)
  if (speakers.length < 2) return []
  return speakers.flatMap((speaker) => {
    const change = changeIn(choicesOf(dated.filter((use) => use.speaker === speaker)))
    if (!change) return []
    const others = choicesOf(dated.filter((use) => use.speaker !== speaker))
    const same = changePoint(others.map(({ rendering }) => rendering === change.new))
    return same && same.bayesFactor >= WEAK && same.after > same.before ? [] : [{ ...change, speaker }]
  })
}

/** Renderings that stand within several others, so that they tell none from the other: `community`. */
function sharedParts(renderings: ConceptUses['renderings']): Set<string> {
  const padded = renderings.map(({ id, en }) => ({ id, words: ` ${en.toLowerCase()} ` }))
  const holders = (words: string) => padded.filter((other) => other.words !== words && other.words.includes(words))
  return new Set(padded.filter(({ words }) => holders(words).length > 1).map(({ id }) => id))
}

/** A change with the Chinese of its concept. */
type NamedChange = RenderingChange & { readonly zh: string }

/**
 * One of each group of changes that are one: of terms that hold each other, in the same words and at the same time; the one
 * with the most documents, of equals the longer term.
 */
export function foldedChanges<Change extends NamedChange>(changes: readonly Change[]): Change[] {
  const documents = ({ documents: [before, after] }: Change) => before + after
  const kept: Change[] = []
  for (const change of changes.toSorted((a, b) => documents(b) - documents(a) || b.zh.length - a.zh.length)) {
    const isSame = (other: Change) =>
      (other.zh.includes(change.zh) || change.zh.includes(other.zh)) &&
      other.speaker === change.speaker &&
      change.earliest <= other.latest &&
      other.earliest <= change.latest
    if (!kept.some(isSame)) kept.push(change)
  }
  return kept
}

/** The rendering that each document uses most, in order of time; documents without a date come first. */
export function choicesOf(uses: readonly DatedUse[]): Choice[] {
  const documents = new Map<string, { readonly date: string; readonly counts: Map<string, number> }>()
  for (const { document, date = '', rendering, count } of uses) {
    const known = documents.get(document) ?? { date, counts: new Map<string, number>() }
    documents.set(document, known)
    known.counts.set(rendering, (known.counts.get(rendering) ?? 0) + count)
  }
  return [...documents]
    .sort(([a, one], [b, other]) => byCodePoint(one.date, other.date) || byCodePoint(a, b))
    .map(([, { date, counts }]) => {
      const [[rendering]] = [...counts].sort(([a, most], [b, more]) => more - most || byCodePoint(a, b))
      return { date, rendering }
    })
}

function changeIn(choices: readonly Choice[]): RenderingChange | undefined {
  if (choices.length < FEWEST_DOCUMENTS) return undefined
  const renderings = [...new Set(choices.map(({ rendering }) => rendering))].sort(byCodePoint)
  const rises = renderings.flatMap((rendering) => {
    const point = changePoint(choices.map((choice) => choice.rendering === rendering))
    const isRise = point && point.bayesFactor >= DECISIVE && point.after - point.before >= LEAST_RISE
    return isRise ? [{ rendering, point }] : []
  })
  const [best] = rises.toSorted((a, b) => b.point.bayesFactor - a.point.bayesFactor)
  if (!best) return undefined
  const { rendering, point } = best
  const falls = renderings.filter((one) => one !== rendering).map((one) => ({ one, fall: fallOf(one, choices, point) }))
  const [old] = falls.toSorted((a, b) => b.fall - a.fall)
  return {
    ...{ old: old.one, new: rendering, since: choices[point.at].date, bayesFactor: point.bayesFactor },
    ...{ earliest: choices[point.from].date, latest: choices[point.to].date },
    documents: [point.at, choices.length - point.at],
    share: [point.before, point.after],
  }
}

function fallOf(rendering: string, choices: readonly Choice[], { at }: ChangePoint): number {
  const share = (some: readonly Choice[]) =>
    some.filter((choice) => choice.rendering === rendering).length / some.length
  return share(choices.slice(0, at)) - share(choices.slice(at))
}
