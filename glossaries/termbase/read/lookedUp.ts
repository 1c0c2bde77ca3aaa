import { sql } from 'kysely'
import { pinyin } from 'pinyin-pro'
import type { Citation } from '../../../model/glossary.ts'
import type { Status } from '../../../model/term.ts'
import { rowIds, texts } from '../database/dialect.ts'
import type { Database, RenderingRow } from '../database/tables.ts'
import type { LookedUp, LookedUpRendering, LookupMatch } from '../lookup.ts'
import { grouped } from '../projection/forms.ts'
import { isShown } from './hidden.ts'
import { renderingsWithTerm, toConcept, toOccurrence, toUnit, unitColumns } from './rows.ts'

/** Everything a look-up tells of the concepts that it found, in their order. */
export async function lookedUpConcepts(
  database: Database,
  found: readonly { readonly concept: string; readonly match: LookupMatch }[],
  statuses: readonly Status[],
): Promise<LookedUp[]> {
  const ids = found.map(({ concept }) => concept)
  const concepts = await database.selectFrom('concepts').selectAll().where('id', 'in', texts(database, ids)).execute()
  const byId = new Map(concepts.map((row) => [row.id, row]))
  const rows = await renderingsWithTerm(database)
    .where('r.concept', 'in', texts(database, ids))
    .where('r.status', 'in', texts(database, statuses))
    .where(({ or, eb }) => or([eb('r.en', '<>', ''), isShown]))
    .execute()
  const examples = await newestExamples(database, rows)
  const successors = await wordingsOf(database, rows)
  const renderings = grouped(rows.toSorted(byWorth), ({ concept }) => concept)
  return found.flatMap(({ concept, match }) => {
    const row = byId.get(concept)
    if (!row) return []
    const { id, zh, variants, category, definition, domain, note } = toConcept(row)
    const said = { ...(definition && { definition }), ...(domain && { domain }), ...(note && { note }) }
    const theirs = renderings.get(concept) ?? []
    return {
      ...{ id, match, zh, variants, pinyin: pinyin(zh, { nonZh: 'consecutive' }), category },
      ...said,
      renderings: theirs.map((one) => toLookedUp(one, examples.get(one.id), successors)),
    }
  })
}

function toLookedUp(
  row: RenderingRow,
  example: Citation | undefined,
  successors: ReadonlyMap<string, string>,
): LookedUpRendering {
  const successor = row.superseded_by === null ? undefined : successors.get(row.superseded_by)
  return {
    ...{ id: row.key, en: row.en, status: row.status },
    ...(row.usage !== null && { usage: row.usage }),
    ...(successor !== undefined && { supersededBy: successor }),
    ...(row.note !== null && { note: row.note }),
    ...{ confidence: row.confidence, frequency: row.frequency },
    ...(example && { example }),
  }
}

const STATUS_RANK = { accepted: 0, undecided: 1, proposed: 2, rejected: 3 } satisfies Record<Status, number>
const USAGE_RANK = { preferred: 0, admitted: 1, deprecated: 3, superseded: 3 }

/** Decided ones first, of these the preferred; what is not to be used comes last. */
function byWorth(a: RenderingRow, b: RenderingRow): number {
  const usage = (row: RenderingRow) => (row.usage === null ? 2 : USAGE_RANK[row.usage])
  return (
    STATUS_RANK[a.status] - STATUS_RANK[b.status] ||
    usage(a) - usage(b) ||
    b.confidence - a.confidence ||
    b.frequency - a.frequency ||
    (a.en < b.en ? -1 : 1)
  )
}

/** By row id of the rendering the first place in the newest document that has it. */
async function newestExamples(database: Database, rows: readonly RenderingRow[]): Promise<Map<number, Citation>> {
  const byRow = new Map(rows.map((row) => [row.id, row]))
  const documents = database
    .selectFrom('pairs as p')
    .innerJoin('evidence as e', 'e.pair', 'p.id')
    .innerJoin('documents as d', 'd.id', 'e.document')
    .where('p.rendering', 'in', rowIds(database, byRow.keys()))
    .select(['p.rendering', 'e.pair', 'e.document'])
    .select(
      sql<number>`row_number() OVER (PARTITION BY p.rendering ORDER BY coalesce(d.date, '') DESC, d.name)`.as('age'),
    )
  const places = await database
    .selectFrom(documents.as('newest'))
    .innerJoin('occurrences as o', 'o.pair', 'newest.pair')
    .innerJoin('units as u', (join) => join.onRef('u.id', '=', 'o.unit').onRef('u.document', '=', 'newest.document'))
    .innerJoin('documents as d', 'd.id', 'u.document')
    .where('newest.age', '=', 1)
    .select(unitColumns)
    .select(['newest.rendering', 'u.zh as unit_zh', 'u.en as unit_en'])
    .select(['o.zh_start', 'o.zh_end', 'o.en_start', 'o.en_end'])
    .orderBy('u.ordinal', 'desc')
    .orderBy('o.zh_start', 'desc')
    .orderBy('o.en_start', 'desc')
    .execute()
  // In reverse: the first place is entered last, and stays.
  return new Map(
    places.map((place) => {
      const { zh, en } = toOccurrence(place, byRow.get(place.rendering) as RenderingRow)
      return [place.rendering, { unit: toUnit(place), zh, en }]
    }),
  )
}

/** The English of the renderings that others are superseded by, by key. */
async function wordingsOf(database: Database, rows: readonly RenderingRow[]): Promise<Map<string, string>> {
  const keys = rows.flatMap(({ superseded_by: key }) => key ?? [])
  if (!keys.length) return new Map()
  const found = await database
    .selectFrom('renderings')
    .where('key', 'in', texts(database, keys))
    .select(['key', 'en'])
    .execute()
  return new Map(found.map(({ key, en }) => [key, en]))
}
