import type { Inconsistency, Pictures } from '../glossaries/termbase/review.ts'
import type { Termbase } from '../glossaries/termbase/termbase.ts'
import { byCodePoint } from '../language/order.ts'
import type { FormulaFamily } from '../model/family.ts'
import type { Citation } from '../model/glossary.ts'
import type { NamedPerson } from '../model/namesBook.ts'
import type { SourceRank } from '../model/sourceRank.ts'
import type { ConceptUses, DatedUse } from '../model/uses.ts'
import { type Departure, departuresOf, foldedDepartures, speakersOf } from './authority.ts'
import { Most } from './most.ts'
import { changesOf, FEWEST_DOCUMENTS, foldedChanges, type RenderingChange } from './renderingHistory.ts'

/** What a termbase says of itself: see docs/report.md. */
export interface Report {
  readonly termbase: string
  /** ISO 8601, UTC. */
  readonly made: string
  readonly documents: number
  /** Documents with a date. */
  readonly dated: number
  /** Fewest dated documents that say anything of changes; `dated` may be below. */
  readonly fewest: number
  readonly changes: readonly ToldChange[]
  /** Of concepts with several renderings, those with the most occurrences first. */
  readonly histories: readonly RenderingHistory[]
  /** Whose word counts more, the highest first. */
  readonly ranks: readonly SourceRank[]
  /** What departs from the highest-ranking source, with both quotations; those with the most documents first. */
  readonly departures: readonly ToldDeparture[]
  /** Who says what how, where speakers differ; the concepts with the most occurrences first. */
  readonly speakers: readonly (Named & {
    readonly speakers: readonly {
      readonly speaker: string
      readonly renderings: readonly (Wording & { readonly count: number })[]
    }[]
  })[]
  /** Number of concepts that documents up to a month had, by month. */
  readonly growth: readonly { readonly month: string; readonly concepts: number }[]
  readonly coverage: Pictures['documents']
  readonly activity: Pictures['activity']
  readonly confidence: Pictures['confidence']
  readonly consistency: readonly Inconsistency[]
  /** Formulas with slots in its documents, the best first. */
  readonly families: readonly FormulaFamily[]
  /** Persons of its documents, by pinyin. */
  readonly names: readonly NamedPerson[]
}

/** What is found in the texts of the documents, by their words. */
export type ReportedTexts = Pick<Report, 'families' | 'names'>

interface Named {
  readonly concept: string
  readonly zh: string
}

/** A departure with a place of each rendering. */
export interface ToldDeparture extends Named {
  readonly authority: Omit<Departure['authority'], 'rendering'> & Wording & { readonly place?: Citation }
  readonly other: Omit<Departure['other'], 'rendering'> & Wording & { readonly place?: Citation }
}

/** A change with the quotations on both sides of it, for a person to confirm. */
export interface ToldChange extends Named, Omit<RenderingChange, 'old' | 'new'> {
  readonly old: Wording
  readonly new: Wording
  /** The last place of the old rendering before the change, and the first of the new one after it. */
  readonly lastOld?: Citation
  readonly firstNew?: Citation
}

interface Wording {
  readonly id: string
  readonly en: string
}

/** The renderings of one concept by month. */
export interface RenderingHistory extends Named {
  readonly renderings: readonly (Wording & {
    readonly status: string
    readonly usage?: string
    readonly first?: string
    readonly last?: string
    readonly months: readonly { readonly month: string; readonly count: number; readonly documents: number }[]
  })[]
}

/** Most concepts whose renderings are told one by one. */
const MOST_HISTORIES = 200
/** Most departures, and concepts that speakers render each in their way. */
const MOST_DEPARTURES = 200
const MOST_SPOKEN = 100
/** Places looked through for the quotations of a change. */
const MOST_PLACES = 2000

/**
 * @param now the time that the report bears
 * @param texts takes the time of cutting all texts into words: @default nothing
 */
export async function reportOf(
  termbase: Termbase,
  now: Date,
  texts: ReportedTexts = { families: [], names: [] },
): Promise<Report> {
  const { review } = termbase
  const ranks = await termbase.sourceRanks()
  const changes: Found<RenderingChange>[] = []
  const departures = new Most<Found<Departure>>(MOST_DEPARTURES, ({ other }) => other.documents.length)
  const spoken = new Most<Report['speakers'][number] & Weighed>(MOST_SPOKEN, ({ total }) => total)
  const histories = new Most<RenderingHistory & Weighed>(MOST_HISTORIES, ({ total }) => total)
  const firstMonths: string[] = []
  for await (const uses of termbase.uses()) {
    const { zh } = uses
    const [first] = uses.uses.flatMap(({ date }) => date ?? []).sort(byCodePoint)
    if (first) firstMonths.push(first.slice(0, 7))
    if (uses.renderings.length < 2) continue
    changes.push(...changesOf(uses).map((change) => ({ ...change, zh, uses })))
    for (const departure of departuresOf(uses, ranks)) departures.add({ ...departure, zh, uses })
    const speakers = spokenOf(uses)
    if (speakers.speakers.length) spoken.add(speakers)
    if (first) histories.add(historyOf(uses))
  }
  const told = foldedChanges(changes).sort((a, b) => byCodePoint(b.since, a.since) || byCodePoint(a.zh, b.zh))
  const { documents, activity, confidence } = await review.pictures()
  return {
    ...{ termbase: termbase.name, made: now.toISOString(), fewest: FEWEST_DOCUMENTS },
    ...{ documents: documents.length, dated: documents.filter(({ date }) => date !== undefined).length },
    changes: await oneByOne(told, (change) => withQuotations(termbase, change)),
    histories: histories.inOrder().map(({ total: _, ...history }) => history),
    ranks,
    departures: await oneByOne(foldedDepartures(departures.inOrder()), (departure) => withPlaces(termbase, departure)),
    speakers: spoken.inOrder().map(({ total: _, ...one }) => one),
    growth: growthOf(firstMonths),
    ...{ coverage: documents, activity, confidence },
    consistency: await review.consistency(),
    ...texts,
  }
}

type Found<Finding> = Finding & { readonly zh: string; readonly uses: ConceptUses }

/** With the occurrences of the concept. */
interface Weighed {
  readonly total: number
}

const totalOf = ({ uses }: ConceptUses) => uses.reduce((sum, { count }) => sum + count, 0)
const wordingOf = ({ renderings }: ConceptUses, id: string): Wording => ({
  id,
  en: renderings.find((one) => one.id === id)?.en ?? '',
})

function spokenOf(uses: ConceptUses): Report['speakers'][number] & Weighed {
  const speakers = speakersOf(uses).map(({ speaker, renderings }) => ({
    speaker,
    renderings: renderings.map(({ rendering, count }) => ({ ...wordingOf(uses, rendering), count })),
  }))
  return { concept: uses.id, zh: uses.zh, speakers, total: totalOf(uses) }
}

function historyOf({ id, zh, renderings, uses }: ConceptUses): RenderingHistory & { total: number } {
  return {
    ...{ concept: id, zh, total: uses.reduce((sum, { count }) => sum + count, 0) },
    renderings: renderings.map(({ id, en, status, usage }) => {
      const dated = uses.filter(
        (use): use is DatedUse & { date: string } => use.rendering === id && use.date !== undefined,
      )
      const dates = dated.map(({ date }) => date).sort(byCodePoint)
      const months = [...new Set(dates.map((date) => date.slice(0, 7)))].map((month) => {
        const its = dated.filter(({ date }) => date.startsWith(month))
        const count = its.reduce((sum, use) => sum + use.count, 0)
        return { month, count, documents: new Set(its.map(({ document }) => document)).size }
      })
      const seen = dates.length ? { first: dates[0], last: dates[dates.length - 1] } : {}
      return { id, en, status, ...(usage && { usage }), ...seen, months }
    }),
  }
}

async function withQuotations(termbase: Termbase, { uses, ...change }: Found<RenderingChange>): Promise<ToldChange> {
  const { since, speaker } = change
  const isTheirs = ({ unit }: Citation) => !speaker || [unit.speaker.zh, unit.speaker.en].includes(speaker)
  const old = (await placesOf(termbase, change.old)).filter(isTheirs)
  const now = (await placesOf(termbase, change.new)).filter(isTheirs)
  const lastOld = old.filter(({ unit }) => (unit.date ?? '9') < since).at(-1)
  const firstNew = now.find(({ unit }) => (unit.date ?? '') >= since)
  return {
    ...change,
    ...{ concept: uses.id, old: wordingOf(uses, change.old), new: wordingOf(uses, change.new) },
    ...(lastOld && { lastOld }),
    ...(firstNew && { firstNew }),
  }
}

/** The latest place of each rendering: what the highest source says now, and what departs from it. */
async function withPlaces(
  termbase: Termbase,
  { uses, zh, authority, other }: Found<Departure>,
): Promise<ToldDeparture> {
  const highest = (await placesOf(termbase, authority.rendering)).filter(({ unit }) =>
    authority.documents.includes(unit.document),
  )
  const departing = await placesOf(termbase, other.rendering)
  const placed = <Side extends { readonly rendering: string }>({ rendering, ...rest }: Side, place?: Citation) => ({
    ...{ ...rest, ...wordingOf(uses, rendering) },
    ...(place && { place }),
  })
  return {
    ...{ concept: uses.id, zh },
    authority: placed(authority, highest.at(-1)),
    other: placed(other, departing.at(-1)),
  }
}

/** Not at once: each looks through up to `MOST_PLACES` places. */
async function oneByOne<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = []
  for (const item of items) results.push(await work(item))
  return results
}

async function placesOf({ review }: Termbase, rendering: string): Promise<readonly Citation[]> {
  return (await review.concordance(rendering, 0, MOST_PLACES)).lines
}

function growthOf(firstMonths: readonly string[]): Report['growth'] {
  const counts = new Map<string, number>()
  for (const month of firstMonths) counts.set(month, (counts.get(month) ?? 0) + 1)
  let concepts = 0
  return [...counts]
    .sort(([a], [b]) => byCodePoint(a, b))
    .map(([month, count]) => {
      concepts += count
      return { month, concepts }
    })
}
