import type { Database } from 'better-sqlite3'
import { conceptId, renderingId } from '../../language/identity.ts'
import type { ConceptState, HistoryRow, RenderingState } from '../../model/decision.ts'
import { conceptOfKey } from './concepts.ts'
import { addHistory } from './history.ts'
import { refreshConcepts } from './projection.ts'
import type { ConceptRow, RenderingRow } from './rows.ts'
import { type Changed, DecisionRefused } from './termbase.ts'

type Action = Exclude<HistoryRow['action'], 'extract'>

/** A rendering as it is stored. */
export interface StoredRendering {
  readonly id: number
  readonly key: string
  readonly revision: number
  readonly state: RenderingState
}

export interface StoredConcept {
  readonly id: string
  readonly revision: number
  readonly state: ConceptState
}

/** Carries out `work` in one transaction, with a row of history for each thing it sets. */
export function inBatch(
  database: Database,
  { by, action, reverts }: { by: string; action: Action; reverts?: number },
  work: (batch: Batch) => void,
): Changed {
  const write = database.transaction(() => {
    const batch = new Batch(database, by, action, reverts)
    work(batch)
    return batch.finish()
  })
  return write.immediate()
}

/** The writes of one batch. Statements are prepared once: a batch may hold every rendering of a termbase. */
export class Batch {
  readonly #database: Database
  readonly #by: string
  readonly #at = new Date().toISOString()
  readonly #action: Action
  readonly #reverts?: number
  readonly #changes: Omit<HistoryRow, 'id' | 'batch' | 'by' | 'at'>[] = []
  /** Concepts whose forms or category may have changed. */
  readonly #touched = new Set<string>()
  readonly #statements

  constructor(database: Database, by: string, action: Action, reverts?: number) {
    this.#database = database
    this.#by = by
    this.#action = action
    this.#reverts = reverts
    this.#statements = statements(database)
  }

  /** Who decides now. */
  get decided() {
    return { by: this.#by, at: this.#at }
  }

  /** Throws DecisionRefused where it is gone, or is not at the revision that was seen. */
  rendering(key: string, seen?: number): StoredRendering {
    const row = this.#statements.rendering.get(key) as RenderingRow | undefined
    if (!row) throw new DecisionRefused(key, 'there is no such rendering any more')
    const { id, revision } = row
    const state = renderingState(row)
    refuseStale(key, seen, { revision, ...state })
    return { id, key, revision, state }
  }

  /** As for renderings. */
  concept(id: string, seen?: number): StoredConcept {
    const row = this.#statements.concept.get(id) as ConceptRow | undefined
    if (!row) throw new DecisionRefused(id, 'there is no such concept any more')
    const state = conceptState(row)
    refuseStale(id, seen, { revision: row.revision, ...state })
    return { id, revision: row.revision, state }
  }

  /** Ids of the renderings of a concept. */
  renderingsOf(concept: string): string[] {
    return this.#statements.renderingsOf.all(concept) as string[]
  }

  /** The concept of a Chinese term, if there is one. */
  conceptOfTerm(zh: string): string | undefined {
    return this.#statements.conceptOfKey.get(conceptId(zh)) as string | undefined
  }

  /** The Chinese term that a concept shows, if it is there. */
  termOf(concept: string): string | undefined {
    return (this.#statements.concept.get(concept) as ConceptRow | undefined)?.zh
  }

  /** Sets a rendering; one whose concept is not there gets it, with its Chinese as the term. */
  setRendering({ id, key, state: before }: StoredRendering, after: RenderingState): void {
    if (isSame(before, after)) return
    this.#ensureConcept(after)
    const { decided, zh, ...columns } = after
    this.#statements.setRendering.run({ ...columns, by: decided?.by ?? null, at: decided?.at ?? null, id })
    if (before.concept !== after.concept || before.category !== after.category || before.en !== after.en) {
      this.#touched.add(before.concept).add(after.concept)
    }
    this.#record({ concept: after.concept, rendering: key, before, after })
  }

  setConcept({ id, state: before }: StoredConcept, after: ConceptState): void {
    if (isSame(before, after)) return
    if (after.mergedInto !== null && this.#leadsTo(after.mergedInto, id)) {
      throw new DecisionRefused(id, 'a concept cannot be merged into one that was merged into it')
    }
    const { decided, ...columns } = after
    this.#statements.setConcept.run({ ...columns, by: decided?.by ?? null, at: decided?.at ?? null, id })
    this.#touched.add(id)
    for (const other of [before.mergedInto, after.mergedInto]) if (other !== null) this.#touched.add(other)
    this.#record({ concept: id, before, after })
  }

  /**
   * Enters a wording among the pairs as this rendering's, so that the program's finding it is no new proposal. A
   * corrected wording that is given up, and that no document has, is free again.
   */
  claim({ id, key, state }: StoredRendering, zh: string, en: string): void {
    if (!zh.trim() || !en.trim()) throw new DecisionRefused(key, 'a rendering needs text on both sides')
    const pair = renderingId(zh, en)
    const owner = this.#statements.owner.get(pair)
    if (owner !== undefined && owner !== id) {
      throw new DecisionRefused(key, `${zh} = ${en} is there already: accept that one and reject this one`)
    }
    this.#statements.addPair.run(pair, conceptId(zh), id)
    const given = renderingId(state.zh, state.en)
    if (given !== pair && given !== key) this.#statements.removeUnfoundedPair.run(given, id)
  }

  /** Writes the history; what is decided is done. */
  finish(): Changed {
    refreshConcepts(this.#database, this.#touched)
    const batch = this.#changes.length ? addHistory(this.#database, this.#by, this.#at, this.#changes) : undefined
    return {
      batch,
      renderings: this.#changes.flatMap(({ rendering }) => rendering ?? []),
      concepts: [...new Set(this.#changes.flatMap(({ concept }) => concept ?? []))],
    }
  }

  #record(change: Pick<HistoryRow, 'concept' | 'rendering' | 'before' | 'after'>): void {
    this.#changes.push({ action: this.#action, reverts: this.#reverts, ...change })
  }

  #ensureConcept({ concept, zh, category }: RenderingState): void {
    if (this.#statements.concept.get(concept) !== undefined) return
    this.#statements.addConcept.run(concept, zh, category)
    if (concept === conceptId(zh)) this.#statements.addConceptKey.run(concept, concept)
  }

  #leadsTo(from: string, to: string): boolean {
    for (let id: string | null = from; id !== null; id = this.concept(id).state.mergedInto) if (id === to) return true
    return false
  }
}

function statements(database: Database) {
  return {
    rendering: database.prepare(
      'SELECT r.*, c.zh FROM renderings r JOIN concepts c ON c.id = r.concept WHERE r.key = ?',
    ),
    concept: database.prepare('SELECT * FROM concepts WHERE id = ?'),
    renderingsOf: database.prepare('SELECT key FROM renderings WHERE concept = ? ORDER BY id').pluck(),
    conceptOfKey: database.prepare(conceptOfKey).pluck(),
    addConcept: database.prepare(`INSERT INTO concepts (id, zh, variants, category) VALUES (?, ?, '[]', ?)`),
    addConceptKey: database.prepare('INSERT INTO concept_keys (key, concept) VALUES (?, ?) ON CONFLICT DO NOTHING'),
    owner: database.prepare('SELECT rendering FROM pairs WHERE key = ?').pluck(),
    addPair: database.prepare(
      'INSERT INTO pairs (key, concept_key, rendering) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
    ),
    removeUnfoundedPair: database.prepare(
      'DELETE FROM pairs WHERE key = ? AND rendering = ? AND NOT EXISTS (SELECT 1 FROM evidence WHERE pair = pairs.id)',
    ),
    setRendering: database.prepare(
      `UPDATE renderings SET concept = @concept, en = @en, category = @category, status = @status, usage = @usage,
         superseded_by = @supersededBy, part_of_speech = @partOfSpeech, note = @note, decided_by = @by, decided_at = @at,
         revision = revision + 1 WHERE id = @id`,
    ),
    setConcept: database.prepare(
      `UPDATE concepts SET zh = @zh, category = @category, definition = @definition, domain = @domain, note = @note,
         merged_into = @mergedInto, decided_by = @by, decided_at = @at, revision = revision + 1 WHERE id = @id`,
    ),
  }
}

export function renderingState(row: RenderingRow): RenderingState {
  return {
    concept: row.concept,
    zh: row.zh,
    en: row.en,
    category: row.category,
    status: row.status,
    usage: row.usage,
    supersededBy: row.superseded_by,
    partOfSpeech: row.part_of_speech,
    note: row.note,
    decided: decided(row),
  }
}

export function conceptState(row: ConceptRow): ConceptState {
  const { zh, category, definition, domain, note } = row
  return { zh, category, definition, domain, note, mergedInto: row.merged_into, decided: decided(row) }
}

function decided({ decided_by, decided_at }: RenderingRow | ConceptRow) {
  return decided_by === null ? null : { by: decided_by, at: decided_at ?? '' }
}

function refuseStale(subject: string, seen: number | undefined, current: DecisionRefused['current'] & object): void {
  if (seen === undefined || seen === current.revision) return
  const message = `somebody decided meanwhile: revision ${seen} was seen, ${current.revision} is stored`
  throw new DecisionRefused(subject, message, current)
}

/** Both have the same fields in the same order. */
function isSame(before: object, after: object): boolean {
  return JSON.stringify(before) === JSON.stringify(after)
}
