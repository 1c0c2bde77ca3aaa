import { type Insertable, sql } from 'kysely'
import type { Rendering } from '../../../model/term.ts'
import { given, portions, rowIds, texts } from '../database/dialect.ts'
import type { Database, EvidenceTable, OccurrenceTable, WordingTable } from '../database/tables.ts'
import { conceptsOfKeys } from '../projection/mergedConcepts.ts'
import { fold, foldedForms } from '../search.ts'
import type { AddedRows } from './documents.ts'
import type { DocumentFinding, DocumentFindings } from './findings.ts'

/** A finding in the rows of its document. */
interface FoundIn {
  readonly finding: DocumentFinding
  readonly document: number
}

/** Removes what documents (row ids) say of pairs; returns these (row ids). */
export async function removeEvidence(database: Database, documents: readonly number[]): Promise<Set<number>> {
  if (!documents.length) return new Set()
  const removed = await database
    .deleteFrom('evidence')
    .where('document', 'in', rowIds(database, documents))
    .returning(['pair', 'wording', 'frequency'])
    .execute()
  await database.deleteFrom('spoken').where('document', 'in', rowIds(database, documents)).execute()
  const theirUnits = database.selectFrom('units').where('document', 'in', rowIds(database, documents)).select('id')
  await database.deleteFrom('occurrences').where('unit', 'in', theirUnits).execute()
  const counts = new Map<number, number>()
  count(counts, removed)
  await changeFrequencies(database, counts, -1)
  const wordings = rowIds(
    database,
    removed.map(({ wording }) => wording),
  )
  await database.deleteFrom('wordings').where('id', 'in', wordings).where('frequency', '=', 0).execute()
  return new Set(removed.map(({ pair }) => pair))
}

/**
 * Adds what was found in documents. Pairs not seen before become proposed renderings. Returns how many did, and all
 * pairs (row ids) that the documents have evidence on.
 */
export async function addEvidence(
  database: Database,
  documents: readonly DocumentFindings[],
  { documents: documentIds, units }: AddedRows,
): Promise<{ pairs: Set<number>; renderingsAdded: number }> {
  const found = documents.flatMap(({ bitext, findings }): FoundIn[] => {
    const document = documentIds.get(bitext.document.id) as number
    return findings.map((finding) => ({ finding, document }))
  })
  const { pairs, renderingsAdded } = await pairsOf(database, found)
  const pairOf = ({ finding }: FoundIn) => pairs.get(finding.rendering.id) as number
  const wordings = await wordingsOf(database, found, pairOf)
  const evidenceRow = (one: FoundIn): Insertable<EvidenceTable> => {
    const { finding, document } = one
    const { category, confidence, prior = null, essential = null, reasons } = finding.rendering
    const pair = pairOf(one)
    return {
      ...{ pair, document, category, confidence, prior, essential },
      wording: wordings.get(finding.rendering) as number,
      reasons: JSON.stringify(reasons),
      frequency: finding.occurrences.length,
    }
  }
  const counts = new Map<number, number>()
  for (const evidence of portions(mapped(found, evidenceRow))) {
    await database.insertInto('evidence').values(evidence).execute()
    count(counts, evidence)
  }
  await changeFrequencies(database, counts, 1)
  for (const occurrences of portions(occurrenceRows(found, pairOf, units))) {
    await database.insertInto('occurrences').values(occurrences).execute()
  }
  for (const speaker of ['zh_speaker', 'en_speaker'] as const) await addSpeakers(database, documentIds, speaker)
  return { pairs: new Set(pairs.values()), renderingsAdded }
}

/** Rows of the findings' pairs by key; a pair not seen before is entered as a proposed rendering of its concept. */
async function pairsOf(
  database: Database,
  found: readonly FoundIn[],
): Promise<{ pairs: Map<string, number>; renderingsAdded: number }> {
  const keys = new Set(found.map(({ finding }) => finding.rendering.id))
  const known = await database
    .selectFrom('pairs')
    .where('key', 'in', texts(database, keys))
    .select(['key', 'id'])
    .execute()
  const pairs = new Map(known.map(({ key, id }) => [key, id]))
  const added = new Map<string, DocumentFinding>()
  for (const { finding } of found) {
    const key = finding.rendering.id
    if (!pairs.has(key) && !added.has(key)) added.set(key, finding)
  }
  for (const [key, pair] of await addRenderings(database, [...added.values()])) pairs.set(key, pair)
  return { pairs, renderingsAdded: added.size }
}

/** Enters proposals, each with its pair; returns the rows of the pairs by key. */
async function addRenderings(database: Database, findings: readonly DocumentFinding[]): Promise<Map<string, number>> {
  const concepts = await conceptsOf(database, findings)
  const renderings = findings.map(
    ({ entry, rendering: { id: key, en, category, confidence, essential = null, reasons } }) => ({
      ...{ key, en, category, confidence, essential },
      concept: concepts.get(entry.id) as string,
      reasons: JSON.stringify(reasons),
      frequency: 0,
      status: 'proposed' as const,
      folded: fold(en),
    }),
  )
  const conceptKeys = new Map(findings.map(({ entry, rendering }) => [rendering.id, entry.id]))
  const pairs = new Map<string, number>()
  for (const portion of portions(renderings)) {
    const added = await database.insertInto('renderings').values(portion).returning(['id', 'key']).execute()
    const rows = added.map(({ id, key }) => ({ key, concept_key: conceptKeys.get(key) as string, rendering: id }))
    const entered = await database.insertInto('pairs').values(rows).returning(['id', 'key']).execute()
    for (const { id, key } of entered) pairs.set(key, id)
  }
  return pairs
}

/** The concepts that the findings' Chinese terms belong to, by the terms' keys; those not there are entered. */
async function conceptsOf(database: Database, findings: readonly DocumentFinding[]): Promise<Map<string, string>> {
  const entries = new Map(findings.map(({ entry }) => [entry.id, entry]))
  const concepts = await conceptsOfKeys(database, entries.keys())
  const added = [...entries.values()].filter(({ id }) => !concepts.has(id))
  const rows = added.map(({ id, zh, variants, category }) => ({
    ...{ id, zh, category },
    variants: JSON.stringify(variants),
    folded: foldedForms(zh, variants),
  }))
  for (const portion of portions(rows)) {
    await database.insertInto('concepts').values(portion).execute()
    const keys = portion.map(({ id }) => ({ key: id, concept: id }))
    await database.insertInto('concept_keys').values(keys).execute()
  }
  for (const { id } of added) concepts.set(id, id)
  return concepts
}

type Wording = Omit<Insertable<WordingTable>, 'id' | 'frequency'>

const wordingKey = ({ pair, zh, variants, en }: Wording) => JSON.stringify([pair, zh, variants, en])

function wordingRow({ entry, rendering }: DocumentFinding, pair: number): Wording {
  return { pair, zh: entry.zh, variants: JSON.stringify(entry.variants), en: rendering.en }
}

/** Rows of the wordings of renderings, which are the same objects in all documents; those not there are entered. */
async function wordingsOf(
  database: Database,
  found: readonly FoundIn[],
  pairOf: (one: FoundIn) => number,
): Promise<Map<Rendering, number>> {
  const rows = new Map<Rendering, Wording>()
  for (const one of found) {
    const { rendering } = one.finding
    if (!rows.has(rendering)) rows.set(rendering, wordingRow(one.finding, pairOf(one)))
  }
  const pairs = new Set([...rows.values()].map(({ pair }) => pair))
  const known = await database
    .selectFrom('wordings')
    .where('pair', 'in', rowIds(database, pairs))
    .select(['id', 'pair', 'zh', 'variants', 'en'])
    .execute()
  const wordings = new Map(known.map((row) => [wordingKey(row), row.id]))
  const added = new Map([...rows.values()].map((row) => [wordingKey(row), { ...row, frequency: 0 }]))
  for (const key of wordings.keys()) added.delete(key)
  for (const portion of portions(added.values())) {
    const entered = await database.insertInto('wordings').values(portion).returningAll().execute()
    for (const row of entered) wordings.set(wordingKey(row), row.id)
  }
  return new Map([...rows].map(([rendering, row]) => [rendering, wordings.get(wordingKey(row)) as number]))
}

/** Adds up the occurrences of wordings (row ids). */
function count(
  counts: Map<number, number>,
  evidence: readonly { readonly wording: number; readonly frequency: number }[],
): void {
  for (const { wording, frequency } of evidence) counts.set(wording, (counts.get(wording) ?? 0) + frequency)
}

async function changeFrequencies(database: Database, counts: ReadonlyMap<number, number>, sign: 1 | -1): Promise<void> {
  const rows = [...counts].map(([wording, count]) => ({ wording, change: sign * count }))
  await database
    .updateTable('wordings')
    .from(given(database, rows, { wording: 'integer', change: 'integer' }).as('given'))
    .whereRef('wordings.id', '=', 'given.wording')
    .set((column) => ({ frequency: column('wordings.frequency', '+', column.ref('given.change')) }))
    .execute()
}

function* occurrenceRows(
  found: readonly FoundIn[],
  pairOf: (one: FoundIn) => number,
  units: ReadonlyMap<string, number>,
): Generator<Insertable<OccurrenceTable>> {
  for (const one of found) {
    const pair = pairOf(one)
    for (const { unit, zh, en } of one.finding.occurrences) {
      yield {
        pair,
        unit: units.get(unit) as number,
        zh_start: zh.start,
        zh_end: zh.end,
        en_start: en.start,
        en_end: en.end,
      }
    }
  }
}

/** One row at a time, so that they are not all in memory together. */
function* mapped<T, Row>(items: readonly T[], row: (item: T) => Row): Generator<Row> {
  for (const item of items) yield row(item)
}

export async function addSpeakers(
  database: Database,
  documents: ReadonlyMap<string, number>,
  speaker: 'zh_speaker' | 'en_speaker',
): Promise<void> {
  await database
    .insertInto('spoken')
    .columns(['speaker', 'pair', 'document'])
    .expression((from) =>
      from
        .selectFrom('units as u')
        .innerJoin('occurrences as o', 'o.unit', 'u.id')
        .where('u.document', 'in', rowIds(database, documents.values()))
        .where(`u.${speaker}`, 'is not', null)
        .select([sql<string>`${sql.ref(`u.${speaker}`)}`.as('speaker'), 'o.pair', 'u.document'])
        .distinct(),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
