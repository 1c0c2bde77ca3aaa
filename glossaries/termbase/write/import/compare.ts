import type { ConceptState, RenderingState } from '../../../../model/decision.ts'
import type { ImportedConcept, ImportedTerm } from '../../../../model/imported.ts'
import type { TermImport } from '../../termbase.ts'

/** A field in which a glossary and the termbase differ, and whose word counts. */
export interface Difference {
  readonly field: string
  readonly termbase: string | null
  readonly file: string
  readonly kept: 'termbase' | 'file'
}

export interface Compared<State> {
  /** The state with what it takes from the glossary; the same object where it takes nothing. */
  readonly next: State
  readonly conflicts: readonly Difference[]
}

/** What a glossary says of a rendering; a field that it does not mention is undefined. */
export function toldOfRendering(term: ImportedTerm, { category }: ImportedConcept, options: TermImport) {
  return {
    status: term.status ?? options.status ?? ('accepted' as const),
    usage: term.usage,
    partOfSpeech: term.partOfSpeech,
    category: term.category ?? category,
    note: term.note,
    source: term.source,
  }
}

/** What a glossary says of a concept; what it says of Chinese terms, too, since the termbase keeps that of concepts. */
export function toldOfConcept({ category, definition, domain, note, source, zh, en }: ImportedConcept) {
  const notes = [note, ...zh.map((term) => term.note)].filter((text) => text !== undefined)
  // That of its best rendering is no more than derived from it.
  const isChosen = category !== undefined && en[0].category !== undefined && en[0].category !== category
  return {
    category: isChosen ? category : undefined,
    ...{ definition, domain },
    note: notes.length ? notes.join('\n') : undefined,
    source: source ?? zh[0].source,
  }
}

/** Fields that a person who decided may have left open: what a glossary says there is more, not otherwise. */
const open: readonly string[] = ['note', 'source', 'partOfSpeech', 'definition', 'domain']

/** Brings what is told to a state: see Termbase.import. */
export function compare<State extends RenderingState | ConceptState>(
  state: State,
  told: { readonly [K in keyof State]?: State[K] | undefined },
  { prefer = 'termbase' }: TermImport,
): Compared<State> {
  const taken: Partial<State> = {}
  const conflicts: Difference[] = []
  for (const field of Object.keys(told) as (keyof State & string)[]) {
    const [file, termbase] = [told[field], state[field]] as [string | undefined, string | null]
    if (file === undefined || isSameText(file, termbase)) continue
    const isFree = state.decided === null || (termbase === null && open.includes(field))
    if (!isFree) conflicts.push({ field, termbase, file, kept: prefer })
    if (isFree || prefer === 'file') taken[field] = file as State[typeof field]
  }
  return { next: Object.keys(taken).length ? { ...state, ...taken } : state, conflicts }
}

/** Formats of one line an entry make spaces of line ends, and some drop control characters. */
function isSameText(a: string, b: string | null): boolean {
  const bare = (text: string) =>
    text
      .replace(/\s+/g, ' ')
      .replace(/\p{Cc}/gu, '')
      .trim()
  return b !== null && bare(a) === bare(b)
}
