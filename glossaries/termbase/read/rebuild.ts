import {
  actionsBesideDecisions,
  type ConceptState,
  type HistoryRow,
  type RenderingState,
} from '../../../model/decision.ts'

const beside: ReadonlySet<string> = new Set(actionsBesideDecisions)

/** All that people have decided, by id. */
export interface DecidedState {
  readonly renderings: Map<string, RenderingState>
  readonly concepts: Map<string, ConceptState>
}

/**
 * The state that decisions have brought about, from the history alone: up to and with `at` (ISO 8601), or all of it.
 * What nobody has decided is the program's proposal, and is not in it.
 */
export async function rebuild(history: AsyncIterable<HistoryRow>, at?: string): Promise<DecidedState> {
  const renderings = new Map<string, RenderingState>()
  const concepts = new Map<string, ConceptState>()
  for await (const { action, at: when, rendering, concept, after } of history) {
    if (beside.has(action)) continue
    if (at !== undefined && when > at) break
    if (rendering !== undefined) setOrForget(renderings, rendering, after as RenderingState)
    else if (concept !== undefined) {
      setOrForget(concepts, concept, after as ConceptState)
      const { zh } = after as ConceptState
      for (const [id, state] of renderings) if (state.concept === concept) renderings.set(id, { ...state, zh })
    }
  }
  return { renderings, concepts }
}

/** Undone to where nobody had decided, it is a proposal again. */
function setOrForget<T extends { readonly decided: unknown }>(states: Map<string, T>, id: string, state: T): void {
  if (state.decided === null) states.delete(id)
  else states.set(id, state)
}
