import { conceptId, renderingId } from '../../../../language/identity.ts'
import type { ConceptState, HistoryRow, RenderingState } from '../../../../model/decision.ts'
import type { Reason } from '../../../../model/reason.ts'
import { portions, texts } from '../../database/dialect.ts'
import type { Database } from '../../database/tables.ts'
import { conceptRow, renderingRow } from '../../read/rows.ts'
import { fold, foldedForms } from '../../search.ts'
import { formKeys } from '../batch.ts'

export interface NewConcept {
  readonly id: string
  readonly state: ConceptState
}

export interface NewRendering {
  readonly key: string
  /** `renderingId` of its wording in the glossary. */
  readonly pair: string
  readonly state: RenderingState
  /** 0..1 */
  readonly confidence: number
  /** 0..1. @default 1: a person wanted it */
  readonly essential?: number
  readonly reasons: readonly Reason[]
}

/** Enters concepts that are not there, with the keys of their terms as far as these belong to no other. */
export async function enterConcepts(database: Database, concepts: readonly NewConcept[]): Promise<void> {
  const rows = concepts.map(({ id, state }) => {
    const forms = state.forms?.split('\n') ?? []
    const revision = state.decided ? 1 : 0
    return { id, ...conceptRow(state), variants: JSON.stringify(forms), folded: foldedForms(state.zh, forms), revision }
  })
  for (const portion of portions(rows)) await database.insertInto('concepts').values(portion).execute()
  const keys = concepts.flatMap(({ id, state }) =>
    [conceptId(state.zh), ...formKeys(state.forms)].map((key) => ({ key, concept: id })),
  )
  for (const portion of portions(keys)) {
    const added = database.insertInto('concept_keys').values(portion)
    await added.onConflict((conflict) => conflict.doNothing()).execute()
  }
}

/** Enters renderings that are not there, each with its wording as its pair, and so that its own key stands for it. */
export async function enterRenderings(database: Database, renderings: readonly NewRendering[]): Promise<void> {
  const rows = renderings.map(({ key, state, confidence, essential = 1, reasons }) => ({
    ...{ key, confidence, essential, frequency: 0, folded: fold(state.en), revision: state.decided ? 1 : 0 },
    ...renderingRow(state),
    reasons: JSON.stringify(reasons),
  }))
  const byKey = new Map(renderings.map((rendering) => [rendering.key, rendering]))
  for (const portion of portions(rows)) {
    const entered = await database.insertInto('renderings').values(portion).returning(['id', 'key']).execute()
    const pairs = entered.flatMap(({ id, key }) => {
      const { pair, state } = byKey.get(key) as NewRendering
      return [...new Set([key, pair])].map((one) => ({ key: one, concept_key: conceptId(state.zh), rendering: id }))
    })
    const added = database.insertInto('pairs').values(pairs)
    await added.onConflict((conflict) => conflict.doNothing()).execute()
  }
}

/** Enters again what an import had added and its undoing took away, as it was before anything was decided of it. */
export async function enterAgain(database: Database, rows: readonly HistoryRow[]): Promise<void> {
  const concepts = new Map<string, ConceptState>()
  const renderings = new Map<string, RenderingState>()
  for (const { concept, rendering, before } of rows) {
    if (rendering !== undefined) renderings.set(rendering, renderings.get(rendering) ?? (before as RenderingState))
    else if (concept !== undefined) concepts.set(concept, concepts.get(concept) ?? (before as ConceptState))
  }
  for (const { concept, zh, category } of renderings.values()) {
    if (!concepts.has(concept)) concepts.set(concept, { ...undecided, zh, category })
  }
  const concept = database.selectFrom('concepts').where('id', 'in', texts(database, concepts.keys())).select('id')
  for (const { id } of await concept.execute()) concepts.delete(id)
  await enterConcepts(
    database,
    [...concepts].map(([id, state]) => ({ id, state })),
  )
  const rendering = database.selectFrom('renderings').where('key', 'in', texts(database, renderings.keys()))
  for (const { key } of await rendering.select('key').execute()) renderings.delete(key)
  const lost = [...renderings].map(([key, state]) => {
    return { key, pair: renderingId(state.zh, state.en), state, confidence: 1, reasons: [] }
  })
  await enterRenderings(database, lost)
}

/** A rendering that is nobody's. */
export const unassigned = { assignedTo: null, approvalAskedBy: null, settledBy: null, approvedBy: null }

/** A concept of which nothing is decided. */
export const undecided = {
  ...{ definition: null, domain: null, note: null, source: null, forms: null, mergedInto: null, decided: null },
}
