import type { Database } from 'better-sqlite3'
import type { Extraction } from '../../model/glossary.ts'
import { addDocuments, removeDocuments } from './documents.ts'
import { type DocumentFindings, findingsByDocument } from './findings.ts'
import { addHistory } from './history.ts'
import { project } from './projection.ts'
import type { SaveSummary } from './termbase.ts'

/** Saves an extraction in one transaction: see Termbase. Documents that are stored as they are are not written. */
export function save(database: Database, extraction: Extraction, by: string): SaveSummary {
  const documents = findingsByDocument(extraction)
  const stored = database.prepare('SELECT 1 FROM documents WHERE hash = ? AND name = ? AND digest = ?').pluck()
  const isChanged = ({ bitext: { document }, digest }: DocumentFindings) =>
    stored.get(document.id, document.name, digest) === undefined
  const write = database.transaction(() => {
    const changed = documents.filter(isChanged)
    return { ...replace(database, changed, by), documentsUnchanged: documents.length - changed.length }
  })
  return documents.some(isChanged) ? write.immediate() : { ...noChange, documentsUnchanged: documents.length }
}

const noChange = { documentsAdded: 0, documentsReplaced: 0, renderingsAdded: 0, renderingsRemoved: 0 }

function replace(
  database: Database,
  documents: readonly DocumentFindings[],
  by: string,
): Omit<SaveSummary, 'documentsUnchanged'> {
  if (!documents.length) return noChange
  const names = documents.map(({ bitext: { document } }) => ({ name: document.name, hash: document.id }))
  const removed = removeDocuments(database, names)
  const added = addDocuments(database, documents)
  const renderingsAdded = added.renderings
  const renderingsRemoved = project(database, new Set([...removed.pairs, ...added.pairs]))
  addHistory(database, by, new Date().toISOString(), [
    {
      action: 'extract',
      before: { documents: removed.documents },
      after: { documents: names, renderingsAdded, renderingsRemoved },
    },
  ])
  const known = new Set(removed.documents.flatMap(({ name, hash }) => [name, hash]))
  const documentsReplaced = names.filter(({ name, hash }) => known.has(name) || known.has(hash)).length
  return { documentsAdded: names.length - documentsReplaced, documentsReplaced, renderingsAdded, renderingsRemoved }
}
