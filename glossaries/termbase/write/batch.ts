import { conceptId, renderingId } from '../../../language/identity.ts'
import type { actionsBesideDecisions, ConceptState, HistoryRow, RenderingState } from '../../../model/decision.ts'
import { texts } from '../database/dialect.ts'
import type { TermbaseStore } from '../database/store.ts'
import type { Database } from '../database/tables.ts'
import { refreshConcepts } from '../projection/conceptProjection.ts'
import { conceptsOfKeys } from '../projection/mergedConcepts.ts'
import { conceptRow, conceptState, renderingRow, renderingState, renderingsWithTerm } from '../read/rows.ts'
import { requireAct } from '../read/team.ts'
import { fold, foldedForms } from '../search.ts'
import { type Changed, DecisionRefused } from '../termbase.ts'
import { addHistory, type Change } from './history.ts'
import { movePlaces } from './places.ts'

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

/** Who changes what: the columns of the history that are the same in all rows of a batch. */
export interface ChangeBatchOptions {
  readonly by: string
  readonly action: Exclude<HistoryRow['action'], (typeof actionsBesideDecisions)[number]>
  readonly reverts?: number
}

/**
 * Carries out `work` in one transaction, with a row of history for each thing it sets. Throws DecisionRefused where the
 * person may not decide.
 */
export function inBatch(
  store: TermbaseStore,
  options: ChangeBatchOptions,
  work: (batch: ChangeBatch) => Promise<void>,
): Promise<Changed> {
  return store.write(async (database) => {
    await requireAct(database, options.by, 'decide')
    const batch = new ChangeBatch(database, options)
    await work(batch)
    return batch.finish()
  })
}

/** The reads and writes of one batch, which may hold every rendering of a termbase. */
export class ChangeBatch {
  readonly database: Database
  readonly #options: ChangeBatchOptions
  readonly #at = new Date().toISOString()
  /** Renderings by key, as this batch has left them. */
  readonly #loaded = new Map<string, StoredRendering>()
  /** Rows of history that are still to be written. */
  #changes: Change[] = []
  #marks: Change[] = []
  /** Id of the batch, once rows of it are written. */
  #batch?: number
  readonly #changed = { renderings: [] as string[], concepts: new Set<string>() }
  /** Concepts whose forms or category may have changed. */
  readonly #touched = new Set<string>()

  constructor(database: Database, options: ChangeBatchOptions) {
    this.database = database
    this.#options = options
  }

  /** Who decides now. */
  get decided() {
    return { by: this.#options.by, at: this.#at }
  }

  /** Reads many renderings at once that will be asked for; those that are gone are passed over. */
  async load(keys: readonly string[]): Promise<void> {
    const rows = renderingsWithTerm(this.database).where('r.key', 'in', texts(this.database, keys))
    for (const row of await rows.execute()) {
      const { id, key, revision } = row
      this.#loaded.set(key, { id, key, revision, state: renderingState(row) })
    }
  }

  /** Throws DecisionRefused where it is gone, or is not at the revision that was seen. */
  async rendering(key: string, seen?: number): Promise<StoredRendering> {
    if (!this.#loaded.has(key)) await this.load([key])
    const stored = this.#loaded.get(key)
    if (!stored) throw new DecisionRefused(key, 'gone')
    refuseStale(key, seen, { revision: stored.revision, ...stored.state })
    return stored
  }

  /** As for renderings. */
  async concept(id: string, seen?: number): Promise<StoredConcept> {
    const row = await this.#conceptRow(id)
    if (!row) throw new DecisionRefused(id, 'conceptGone')
    const { revision } = row
    const state = conceptState(row)
    refuseStale(id, seen, { revision, ...state })
    return { id, revision, state }
  }

  /** Ids of the renderings of a concept. */
  async renderingsOf(concept: string): Promise<string[]> {
    const rows = this.database.selectFrom('renderings').where('concept', '=', concept).orderBy('id').select('key')
    return (await rows.execute()).map(({ key }) => key)
  }

  /** Makes every other preferred rendering of the concept an admitted one: a concept prefers one at most. */
  async preferOnly(key: string, concept: string): Promise<void> {
    const others = await this.database
      .selectFrom('renderings')
      .where('concept', '=', concept)
      .where('usage', '=', 'preferred')
      .where('key', '<>', key)
      .orderBy('id')
      .select('key')
      .execute()
    for (const { key: other } of others) {
      const stored = await this.rendering(other)
      await this.setRendering(stored, { ...stored.state, usage: 'admitted', decided: this.decided })
    }
  }

  /** The concept of a Chinese term, if there is one. */
  async conceptOfTerm(zh: string): Promise<string | undefined> {
    const key = conceptId(zh)
    return (await conceptsOfKeys(this.database, [key])).get(key)
  }

  /** The Chinese term that a concept shows, if it is there. */
  async termOf(concept: string): Promise<string | undefined> {
    return (await this.#conceptRow(concept))?.zh
  }

  /** Sets a rendering; one whose concept is not there gets it, with its Chinese as the term. */
  async setRendering({ id, key, revision, state: before }: StoredRendering, wanted: RenderingState): Promise<void> {
    if (isSame(before, wanted)) return
    const after = this.#settled(before, wanted)
    if (after.concept !== before.concept) await this.#ensureConcept(after)
    await this.database
      .updateTable('renderings')
      .set({ ...renderingRow(after), folded: fold(after.en), revision: revision + 1 })
      .where('id', '=', id)
      .execute()
    if ((before.without ?? null) !== (after.without ?? null)) {
      await movePlaces(this.database, id, before.without, after.without)
    }
    this.#loaded.set(key, { id, key, revision: revision + 1, state: after })
    if (before.concept !== after.concept || before.category !== after.category || before.en !== after.en) {
      this.#touched.add(before.concept).add(after.concept)
    }
    this.#record({ concept: after.concept, rendering: key, before, after })
  }

  async setConcept({ id, revision, state: before }: StoredConcept, after: ConceptState): Promise<void> {
    if (isSame(before, after)) return
    if (after.mergedInto !== null && (await this.#leadsTo(after.mergedInto, id))) {
      throw new DecisionRefused(id, 'mergedInCircle')
    }
    await this.database
      .updateTable('concepts')
      .set({ ...conceptRow(after), revision: revision + 1 })
      .where('id', '=', id)
      .execute()
    if (before.forms !== after.forms) await this.#setFormKeys(id, before.forms, after.forms)
    // Its renderings show its Chinese.
    this.#loaded.clear()
    this.#touched.add(id)
    for (const other of [before.mergedInto, after.mergedInto]) if (other !== null) this.#touched.add(other)
    this.#record({ concept: id, before, after })
  }

  /**
   * Enters a wording among the pairs as this rendering's, so that the program's finding it is no new proposal. A
   * corrected wording that is given up, and that no document has, is free again.
   */
  async claim({ id, key, state }: StoredRendering, zh: string, en: string): Promise<void> {
    const pair = renderingId(zh, en)
    // What was proposed without English may be so again.
    if (!zh.trim() || (!en.trim() && pair !== key)) throw new DecisionRefused(key, 'empty')
    const pairs = this.database.selectFrom('pairs')
    const owner = await pairs.where('key', '=', pair).select('rendering').executeTakeFirst()
    if (owner !== undefined && owner.rendering !== id) {
      const taken = this.database.selectFrom('renderings').where('id', '=', owner.rendering).select('key')
      const { key: by } = await taken.executeTakeFirstOrThrow()
      throw new DecisionRefused(key, 'taken', { zh, en, by })
    }
    if (!owner) {
      const row = { key: pair, concept_key: conceptId(zh), rendering: id }
      await this.database.insertInto('pairs').values(row).execute()
    }
    const given = renderingId(state.zh, state.en)
    if (given !== pair && given !== key) await this.#removeUnfoundedPair(given, id)
  }

  /** Takes up what was entered beside the batch, in its transaction: a change that is done but not told. */
  record(change: Pick<Change, 'concept' | 'rendering' | 'before' | 'after'>): void {
    if (change.concept !== undefined) this.#touched.add(change.concept)
    this.#record(change)
  }

  /** Whether nothing was changed so far. */
  get isUnchanged(): boolean {
    return !this.#changes.length && this.#batch === undefined
  }

  /** Adds a row to the history that tells of no change. */
  mark(change: Pick<Change, 'concept' | 'rendering' | 'before' | 'after'>): void {
    this.#marks.push({ ...this.#kind, ...change })
  }

  /** Writes the history of what was done so far, so that a long batch need not be held in memory. */
  async flush(): Promise<void> {
    await refreshConcepts(this.database, this.#touched)
    const rows = [...this.#changes, ...this.#marks]
    if (rows.length) this.#batch = await addHistory(this.database, this.#options.by, this.#at, rows, this.#batch)
    this.#marks = []
    for (const { rendering, concept } of this.#changes) {
      if (rendering !== undefined) this.#changed.renderings.push(rendering)
      if (concept !== undefined) this.#changed.concepts.add(concept)
    }
    this.#changes = []
    this.#touched.clear()
    this.#loaded.clear()
  }

  /** Writes the history; what is decided is done. */
  async finish(): Promise<Changed> {
    await this.flush()
    const { renderings, concepts } = this.#changed
    return { batch: this.#batch, renderings, concepts: [...concepts] }
  }

  get #kind() {
    const { action, reverts } = this.#options
    return { action, reverts }
  }

  #record(change: Pick<Change, 'concept' | 'rendering' | 'before' | 'after'>): void {
    this.#changes.push({ ...this.#kind, ...change })
  }

  /**
   * Who changes what an approval is given to has settled it, and it is not approved any more. What is put back comes with
   * who had settled and approved of it.
   */
  #settled(before: RenderingState, after: RenderingState): RenderingState {
    const isPutBack = this.#options.action === 'undo' || this.#options.action === 'redo'
    if (isPutBack || !settling.some((field) => before[field] !== after[field])) return after
    return { ...after, settledBy: this.#options.by, approvedBy: null }
  }

  /** Terms found in one of these forms belong to the concept, unless they have one. */
  async #setFormKeys(id: string, before: string | null, after: string | null): Promise<void> {
    const [old, now] = [before, after].map((forms) => new Set(formKeys(forms)))
    const removed = [...old].filter((key) => !now.has(key) && key !== id)
    await this.database
      .deleteFrom('concept_keys')
      .where('concept', '=', id)
      .where('key', 'in', texts(this.database, removed))
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom('pairs as p').whereRef('p.concept_key', '=', 'concept_keys.key').select('p.id'))),
      )
      .execute()
    const rows = [...now].map((key) => ({ key, concept: id }))
    const added = this.database.insertInto('concept_keys').values(rows)
    if (rows.length) await added.onConflict((conflict) => conflict.doNothing()).execute()
  }

  #conceptRow(id: string) {
    return this.database.selectFrom('concepts').selectAll().where('id', '=', id).executeTakeFirst()
  }

  async #ensureConcept({ concept: id, zh, category }: RenderingState): Promise<void> {
    if (await this.#conceptRow(id)) return
    const row = { id, zh, variants: '[]', category, folded: foldedForms(zh, []) }
    await this.database.insertInto('concepts').values(row).execute()
    if (id !== conceptId(zh)) return
    const key = this.database.insertInto('concept_keys').values({ key: id, concept: id })
    await key.onConflict((conflict) => conflict.doNothing()).execute()
  }

  async #removeUnfoundedPair(key: string, rendering: number): Promise<void> {
    await this.database
      .deleteFrom('pairs')
      .where('key', '=', key)
      .where('rendering', '=', rendering)
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom('evidence').whereRef('evidence.pair', '=', 'pairs.id').select('pair'))),
      )
      .execute()
  }

  async #leadsTo(from: string, to: string): Promise<boolean> {
    let id: string | null = from
    while (id !== null && id !== to) id = (await this.concept(id)).state.mergedInto
    return id === to
  }
}

/** The fields that an approval is given to. */
const settling = ['concept', 'zh', 'en', 'status', 'usage', 'supersededBy'] as const

/** Keys of the Chinese terms that were given as forms of a concept. */
export function formKeys(forms: string | null): string[] {
  return forms === null ? [] : forms.split('\n').map(conceptId)
}

function refuseStale(subject: string, seen: number | undefined, current: DecisionRefused['current'] & object): void {
  if (seen === undefined || seen === current.revision) return
  throw new DecisionRefused(subject, 'changed', { seen, stored: current.revision }, current)
}

/** Both have the same fields in the same order. */
function isSame(before: object, after: object): boolean {
  return JSON.stringify(before) === JSON.stringify(after)
}
