import type { Insertable } from 'kysely'
import { sourcedUnit } from '../../sourcedUnit.ts'
import { portions, rowIds, texts } from '../database/dialect.ts'
import type { Database, DocumentTable, UnitTable } from '../database/tables.ts'
import type { DocumentFindings } from './findings.ts'

export interface DocumentName {
  readonly name: string
  /** Of its content. */
  readonly hash: string
}

/** Row ids by the ids of the model. */
export interface AddedRows {
  readonly documents: ReadonlyMap<string, number>
  readonly units: ReadonlyMap<string, number>
}

/** The documents that have one of these names or one of these contents. */
export async function storedDocuments(
  database: Database,
  names: readonly DocumentName[],
): Promise<(DocumentName & { readonly id: number })[]> {
  const hashes = names.map(({ hash }) => hash)
  const named = names.map(({ name }) => name)
  return database
    .selectFrom('documents')
    .where(({ or, eb }) => or([eb('name', 'in', texts(database, named)), eb('hash', 'in', texts(database, hashes))]))
    .select(['id', 'name', 'hash'])
    .orderBy('id')
    .execute()
}

/** Removes documents (row ids) and their units. */
export async function removeDocuments(database: Database, documents: readonly number[]): Promise<void> {
  if (!documents.length) return
  await database.deleteFrom('units').where('document', 'in', rowIds(database, documents)).execute()
  await database.deleteFrom('documents').where('id', 'in', rowIds(database, documents)).execute()
}

/** Adds documents and their units. */
export async function addDocuments(database: Database, documents: readonly DocumentFindings[]): Promise<AddedRows> {
  const documentIds = new Map<string, number>()
  for (const portion of portions(documents.map(documentRow))) {
    const added = await database.insertInto('documents').values(portion).returning(['id', 'hash']).execute()
    for (const { id, hash } of added) documentIds.set(hash, id)
  }
  const unitIds = new Map<string, number>()
  for (const { bitext } of documents) {
    const hash = bitext.document.id
    const rows = unitRows(bitext, documentIds.get(hash) as number)
    for (const portion of portions(rows)) {
      const added = await database.insertInto('units').values(portion).returning(['id', 'ordinal']).execute()
      for (const { id, ordinal } of added) unitIds.set(`${hash}:${ordinal}`, id)
    }
  }
  return { documents: documentIds, units: unitIds }
}

function documentRow({ bitext: { document, units }, digest }: DocumentFindings): Insertable<DocumentTable> {
  const { id: hash, name, title, date = null } = document
  return {
    hash,
    name,
    title_zh: title?.zh ?? null,
    title_en: title?.en ?? null,
    date,
    // All segments of one language stand in one file. Of a text in one language the other has none.
    zh_file: units[0]?.zhSegments[0]?.place.file ?? name,
    en_file: units[0]?.enSegments[0]?.place.file ?? name,
    digest,
  }
}

function unitRows({ document, units }: DocumentFindings['bitext'], documentId: number): Insertable<UnitTable>[] {
  return units.map((unit) => {
    const { ordinal, zh, en, speaker, place, confidence } = sourcedUnit(unit, document)
    return {
      ...{ document: documentId, ordinal, zh, en, confidence },
      zh_speaker: speaker.zh ?? null,
      en_speaker: speaker.en ?? null,
      zh_line: place.zh.line,
      zh_column: place.zh.column,
      en_line: place.en.line,
      en_column: place.en.column,
    }
  })
}
