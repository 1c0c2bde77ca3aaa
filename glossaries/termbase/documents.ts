import type { Database } from 'better-sqlite3'
import { sourcedUnit } from '../sourcedUnit.ts'
import { conceptOfKey } from './concepts.ts'
import type { DocumentFindings, Finding } from './findings.ts'

export interface DocumentName {
  readonly name: string
  /** Of its content. */
  readonly hash: string
}

/**
 * Removes documents of these names or these contents, with their units, evidence and occurrences. Returns which they
 * were, and the pairs (row ids) that they had evidence on.
 */
export function removeDocuments(
  database: Database,
  names: readonly DocumentName[],
): { documents: DocumentName[]; pairs: Set<number> } {
  const select = database.prepare('SELECT id, name, hash FROM documents WHERE name = ? OR hash = ?')
  const evidence = database.prepare('SELECT pair FROM evidence WHERE document = ?').pluck()
  const remove = database.prepare('DELETE FROM documents WHERE id = ?')
  const documents: DocumentName[] = []
  const pairs = new Set<number>()
  for (const wanted of names) {
    for (const { id, name, hash } of select.all(wanted.name, wanted.hash) as (DocumentName & { id: number })[]) {
      for (const pair of evidence.all(id) as number[]) pairs.add(pair)
      remove.run(id)
      documents.push({ name, hash })
    }
  }
  return { documents, pairs }
}

/**
 * Adds documents with their units, evidence and occurrences. Pairs not seen before become proposed renderings. Returns
 * how many did, and all pairs (row ids) that the documents have evidence on.
 */
export function addDocuments(
  database: Database,
  documents: readonly DocumentFindings[],
): { renderings: number; pairs: Set<number> } {
  const addDocument = documentAdder(database)
  const pairOf = pairFinder(database)
  const addEvidence = evidenceAdder(database)
  const pairs = new Set<number>()
  let renderings = 0
  for (const document of documents) {
    const { id, units } = addDocument(document)
    for (const finding of document.findings) {
      const { pair, isNew } = pairOf(finding)
      if (isNew) renderings++
      pairs.add(pair)
      addEvidence(finding, pair, id, units)
    }
    for (const speaker of ['zh_speaker', 'en_speaker']) addSpeakers(database, id, speaker)
  }
  return { renderings, pairs }
}

function addSpeakers(database: Database, document: RowId, speaker: string): void {
  database
    .prepare(
      `INSERT INTO spoken SELECT DISTINCT u.${speaker}, o.pair, u.document FROM units u JOIN occurrences o ON o.unit = u.id
       WHERE u.document = ? AND u.${speaker} IS NOT NULL ON CONFLICT DO NOTHING`,
    )
    .run(document)
}

type RowId = number | bigint

/** Adds a document and its units; gives its row id and those of the units by their ids. */
function documentAdder(database: Database): (document: DocumentFindings) => { id: RowId; units: Map<string, RowId> } {
  const insertDocument = database.prepare(
    `INSERT INTO documents (hash, name, title_zh, title_en, date, zh_file, en_file, digest)
     VALUES (@hash, @name, @titleZh, @titleEn, @date, @zhFile, @enFile, @digest)`,
  )
  const insertUnit = database.prepare(
    `INSERT INTO units (document, ordinal, zh, en, zh_speaker, en_speaker, zh_line, zh_column, en_line, en_column, confidence)
     VALUES (@document, @ordinal, @zh, @en, @zhSpeaker, @enSpeaker, @zhLine, @zhColumn, @enLine, @enColumn, @confidence)`,
  )
  return ({ bitext: { document, units }, digest }) => {
    const { name, title, date = null } = document
    const inserted = insertDocument.run({
      hash: document.id,
      name,
      titleZh: title?.zh ?? null,
      titleEn: title?.en ?? null,
      date,
      // All segments of one language stand in one file.
      zhFile: units[0]?.zhSegments[0].place.file ?? name,
      enFile: units[0]?.enSegments[0].place.file ?? name,
      digest,
    })
    const rowIds = new Map<string, RowId>()
    for (const unit of units) {
      const { ordinal, zh, en, speaker, place, confidence } = sourcedUnit(unit, document)
      const { lastInsertRowid } = insertUnit.run({
        document: inserted.lastInsertRowid,
        ordinal,
        zh,
        en,
        zhSpeaker: speaker.zh ?? null,
        enSpeaker: speaker.en ?? null,
        zhLine: place.zh.line,
        zhColumn: place.zh.column,
        enLine: place.en.line,
        enColumn: place.en.column,
        confidence,
      })
      rowIds.set(unit.id, lastInsertRowid)
    }
    return { id: inserted.lastInsertRowid, units: rowIds }
  }
}

/** The row of a finding's pair; a pair not seen before is entered as a proposed rendering of its concept. */
function pairFinder(database: Database): (finding: Finding) => { pair: number; isNew: boolean } {
  const findPair = database.prepare('SELECT id FROM pairs WHERE key = ?').pluck()
  const findConcept = database.prepare(conceptOfKey).pluck()
  const insertConcept = database.prepare('INSERT INTO concepts (id, zh, variants, category) VALUES (?, ?, ?, ?)')
  const insertConceptKey = database.prepare('INSERT INTO concept_keys (key, concept) VALUES (?, ?)')
  const insertRendering = database.prepare(
    `INSERT INTO renderings (key, concept, en, category, confidence, reasons, frequency, status)
     VALUES (?, ?, ?, ?, ?, ?, 0, 'proposed')`,
  )
  const insertPair = database.prepare('INSERT INTO pairs (key, concept_key, rendering) VALUES (?, ?, ?)')

  const conceptOf = ({ entry }: Finding): unknown => {
    const found = findConcept.get(entry.id)
    if (found !== undefined) return found
    insertConcept.run(entry.id, entry.zh, JSON.stringify(entry.variants), entry.category)
    insertConceptKey.run(entry.id, entry.id)
    return entry.id
  }

  return (finding) => {
    const { id: key, en, category, confidence, reasons } = finding.rendering
    const found = findPair.get(key) as number | undefined
    if (found !== undefined) return { pair: found, isNew: false }
    const rendering = insertRendering.run(key, conceptOf(finding), en, category, confidence, JSON.stringify(reasons))
    const pair = insertPair.run(key, finding.entry.id, rendering.lastInsertRowid).lastInsertRowid
    return { pair: Number(pair), isNew: true }
  }
}

function evidenceAdder(
  database: Database,
): (finding: Finding, pair: number, document: RowId, units: ReadonlyMap<string, RowId>) => void {
  const insertEvidence = database.prepare(
    `INSERT INTO evidence (pair, document, zh, variants, en, category, confidence, reasons, frequency)
     VALUES (@pair, @document, @zh, @variants, @en, @category, @confidence, @reasons, @frequency)`,
  )
  const insertOccurrence = database.prepare('INSERT INTO occurrences VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING')
  return ({ entry, rendering, occurrences }, pair, document, units) => {
    const { en, category, confidence, reasons } = rendering
    insertEvidence.run({
      pair,
      document,
      zh: entry.zh,
      variants: JSON.stringify(entry.variants),
      en,
      category,
      confidence,
      reasons: JSON.stringify(reasons),
      frequency: occurrences.length,
    })
    for (const { unit, zh, en } of occurrences) {
      insertOccurrence.run(pair, units.get(unit), zh.start, zh.end, en.start, en.end)
    }
  }
}
