import { conceptId, renderingId } from '../../../../language/identity.ts'
import type { ImportedConcept, ImportedTerm } from '../../../../model/imported.ts'
import { texts } from '../../database/dialect.ts'
import type { ConceptRow, Database } from '../../database/tables.ts'
import { conceptsOfKeys } from '../../projection/mergedConcepts.ts'
import { conceptState } from '../../read/rows.ts'
import type { StoredConcept } from '../batch.ts'

/** What a termbase has already of some concepts of a glossary. */
export interface Matches {
  /** The concept of each entry: a stored one, or the id of one to be added. */
  readonly conceptOf: (entry: ImportedConcept) => string
  /** The concept that a Chinese term belongs to, stored or to be added. */
  readonly ownerOf: (zh: string) => string | undefined
  readonly stored: ReadonlyMap<string, StoredConcept & { readonly variants: readonly string[] }>
  /** Key of the stored rendering that a term is. */
  readonly renderingOf: (entry: ImportedConcept, term: ImportedTerm) => string | undefined
}

/** Looks up the concepts of a portion together: a few queries, however many they are. */
export async function match(database: Database, entries: readonly ImportedConcept[]): Promise<Matches> {
  const owners = await conceptsOfKeys(
    database,
    new Set(entries.flatMap(({ zh }) => zh.map(({ text }) => conceptId(text)))),
  )
  const ids = new Set([...owners.values(), ...entries.flatMap(({ id }) => (isOwnId(id) ? id : []))])
  const rows = await database.selectFrom('concepts').selectAll().where('id', 'in', texts(database, ids)).execute()
  const known = new Map(rows.map((row) => [row.id, row]))
  const concepts = new Map(entries.map((entry) => [entry, conceptFor(entry, owners, known)]))
  const renderings = await knownRenderings(database, entries, new Set(concepts.values()))
  const standing = rows.filter(({ merged_into }) => merged_into === null)
  return {
    conceptOf: (entry) => concepts.get(entry) as string,
    ownerOf: (zh) => owners.get(conceptId(zh)),
    stored: new Map(
      standing.map((row) => {
        const { id, revision, variants } = row
        return [id, { id, revision, state: conceptState(row), variants: JSON.parse(variants) as string[] }]
      }),
    ),
    renderingOf: (entry, { id, text }) =>
      (isOwnId(id) && renderings.keys.has(id) ? id : undefined) ??
      renderings.byPair.get(renderingId(entry.zh[0].text, text)) ??
      renderings.byConcept.get(`${concepts.get(entry)} ${renderingId('', text)}`),
  }
}

/** Whether an id is of a concept or rendering of ours: see language/identity.ts. */
export function isOwnId(id: string | undefined): id is string {
  return id !== undefined && /^[cr][0-9a-f]{16}$/.test(id)
}

/** The concept of an entry; the terms of one that is added belong to it from now on. */
function conceptFor(
  { id, zh, en }: ImportedConcept,
  owners: Map<string, string>,
  known: ReadonlyMap<string, ConceptRow>,
): string {
  const keys = zh.map(({ text }) => conceptId(text))
  const named = isOwnId(id) ? known.get(id) : undefined
  if (named && named.merged_into === null && keys.includes(conceptId(named.zh))) return named.id
  // A homonym has the id of its first rendering, and leaves the term to another concept: see merge.ts.
  if (isOwnId(id) && !named && en.some((term) => term.id === `r${id.slice(1)}`)) return id
  const owner = keys.map((key) => owners.get(key)).find((found) => found !== undefined)
  const concept = owner ?? (isOwnId(id) && !named ? id : keys[0])
  for (const key of keys) if (!owners.has(key)) owners.set(key, concept)
  return concept
}

async function knownRenderings(database: Database, entries: readonly ImportedConcept[], concepts: ReadonlySet<string>) {
  const keys = entries.flatMap(({ zh, en }) =>
    en.flatMap(({ id, text }) => [renderingId(zh[0].text, text), ...(isOwnId(id) ? [id] : [])]),
  )
  const paired = await database
    .selectFrom('pairs as p')
    .innerJoin('renderings as r', 'r.id', 'p.rendering')
    .where('p.key', 'in', texts(database, keys))
    .select(['p.key as pair', 'r.key'])
    .execute()
  const named = await database
    .selectFrom('renderings')
    .where('key', 'in', texts(database, keys))
    .select('key')
    .execute()
  const ofConcepts = await database
    .selectFrom('renderings')
    .where('concept', 'in', texts(database, concepts))
    .select(['key', 'concept', 'en'])
    .execute()
  return {
    keys: new Set(named.map(({ key }) => key)),
    byPair: new Map(paired.map(({ pair, key }) => [pair, key])),
    byConcept: new Map(ofConcepts.map(({ key, concept, en }) => [`${concept} ${renderingId('', en)}`, key])),
  }
}
