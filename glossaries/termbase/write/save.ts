import type { Extraction } from '../../../model/glossary.ts'
import { texts } from '../database/dialect.ts'
import type { TermbaseStore } from '../database/store.ts'
import type { Database } from '../database/tables.ts'
import { project } from '../projection/projection.ts'
import { keepSpellings } from '../projection/spellings.ts'
import { requireAct } from '../read/team.ts'
import type { SaveSummary } from '../termbase.ts'
import { addDocuments, removeDocuments, storedDocuments } from './documents.ts'
import { addEvidence, removeEvidence } from './evidence.ts'
import { type DocumentFindings, findingsByDocument } from './findings.ts'
import { findPlacesAgain } from './findPlaces.ts'
import { addHistory } from './history.ts'
import { takeOutAgain } from './places.ts'

/**
 * Saves an extraction in one transaction: see Termbase. Documents that are stored as they are are not written. The work
 * is that of the documents given, however many there are already.
 */
export async function save(store: TermbaseStore, extraction: Extraction, by: string): Promise<SaveSummary> {
  const documents = findingsByDocument(extraction)
  // Looked at first, so that a run that finds nothing new makes nobody wait.
  const changed = await store.read((database) => changedOf(database, documents))
  if (!changed.length) return { ...noChange, documentsUnchanged: documents.length }
  return store.write(async (database) => {
    await requireAct(database, by, 'propose')
    const changed = await changedOf(database, documents)
    const summary = changed.length ? await replace(database, changed, by) : noChange
    return { ...summary, documentsUnchanged: documents.length - changed.length }
  })
}

const noChange = { documentsAdded: 0, documentsReplaced: 0, renderingsAdded: 0, renderingsRemoved: 0 }

/** The documents that are not stored, or not so. */
async function changedOf(database: Database, documents: readonly DocumentFindings[]): Promise<DocumentFindings[]> {
  const hashes = documents.map(({ bitext }) => bitext.document.id)
  const found = await database
    .selectFrom('documents')
    .where('hash', 'in', texts(database, hashes))
    .select(['hash', 'name', 'digest'])
    .execute()
  const stored = new Map(found.map(({ hash, name, digest }) => [hash, { name, digest }]))
  return documents.filter(({ bitext: { document }, digest }) => {
    const same = stored.get(document.id)
    return same?.name !== document.name || same.digest !== digest
  })
}

async function replace(
  database: Database,
  documents: readonly DocumentFindings[],
  by: string,
): Promise<Omit<SaveSummary, 'documentsUnchanged'>> {
  const names = documents.map(({ bitext: { document } }) => ({ name: document.name, hash: document.id }))
  const replaced = await storedDocuments(database, names)
  const replacedIds = replaced.map(({ id }) => id)
  const pairsBefore = await removeEvidence(database, replacedIds)
  await removeDocuments(database, replacedIds)

  const added = await addDocuments(database, documents)
  const { pairs, renderingsAdded } = await addEvidence(database, documents, added)
  const addedIds = [...added.documents.values()]
  const again = await findPlacesAgain(database, addedIds)
  await takeOutAgain(database, new Set([...pairs, ...again]))
  const touched = new Set([...pairsBefore, ...pairs, ...again])
  const renderingsRemoved = await project(database, touched, replaced.length ? undefined : addedIds)
  await keepSpellings(database)

  const before = { documents: replaced.map(({ name, hash }) => ({ name, hash })) }
  const after = { documents: names, renderingsAdded, renderingsRemoved }
  await addHistory(database, by, new Date().toISOString(), [{ action: 'extract', before, after }])
  const known = new Set(replaced.flatMap(({ name, hash }) => [name, hash]))
  const documentsReplaced = names.filter(({ name, hash }) => known.has(name) || known.has(hash)).length
  return { documentsAdded: names.length - documentsReplaced, documentsReplaced, renderingsAdded, renderingsRemoved }
}
