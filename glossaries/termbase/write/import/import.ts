import { conceptId, renderingId } from '../../../../language/identity.ts'
import type { ConceptState, RenderingState } from '../../../../model/decision.ts'
import type { ImportedConcept, ImportedTerm } from '../../../../model/imported.ts'
import type { Reason } from '../../../../model/reason.ts'
import type { TermbaseStore } from '../../database/store.ts'
import { keepSpellings } from '../../projection/spellings.ts'
import { requireAct } from '../../read/team.ts'
import { DecisionRefused, type ImportConflict, type ImportSummary, type TermImport } from '../../termbase.ts'
import { ChangeBatch } from '../batch.ts'
import { decideRendering } from '../decide.ts'
import { compare, type Difference, toldOfConcept, toldOfRendering } from './compare.ts'
import { enterConcepts, enterRenderings, type NewConcept, type NewRendering, unassigned, undecided } from './enter.ts'
import { isOwnId, type Matches, match } from './match.ts'

/** Concepts that are looked up and written together. */
const PORTION = 500

/** Takes over the concepts of another glossary: see Termbase. */
export async function importConcepts(
  store: TermbaseStore,
  concepts: AsyncIterable<ImportedConcept>,
  options: TermImport,
): Promise<ImportSummary> {
  try {
    return await store.write(async (database) => {
      await requireAct(database, options.by, 'decide')
      const run = new ImportRun(new ChangeBatch(database, { by: options.by, action: 'import' }), options)
      let portion: ImportedConcept[] = []
      for await (const concept of concepts) {
        if (portion.push(concept) < PORTION) continue
        await run.add(portion)
        portion = []
      }
      if (portion.length) await run.add(portion)
      const summary = await run.finish()
      await keepSpellings(database)
      if (options.dryRun) throw new NotToBeKept(summary)
      return summary
    })
  } catch (error) {
    if (error instanceof NotToBeKept) return error.summary
    throw error
  }
}

/** Takes back the transaction of a dry run. */
class NotToBeKept extends Error {
  readonly summary: ImportSummary

  constructor(summary: ImportSummary) {
    super('a dry run is not kept')
    const { batch: _, ...told } = summary
    this.summary = told
  }
}

class ImportRun {
  readonly #batch: ChangeBatch
  readonly #options: TermImport
  readonly #counts = { concepts: 0, conceptsAdded: 0, renderingsAdded: 0, renderingsChanged: 0, renderingsKnown: 0 }
  readonly #conflicts: ImportConflict[] = []
  /** Ids that terms of the glossary had so far. */
  readonly #ids = new Set<string>()
  /** Keys of renderings by the id that the glossary gives them, where it gives another. */
  readonly #keys = new Map<string, string>()
  /** Renderings that another supersedes, with its id in the glossary: it may stand further down. */
  readonly #superseded: { readonly key: string; readonly by: string }[] = []

  constructor(batch: ChangeBatch, options: TermImport) {
    this.#batch = batch
    this.#options = options
  }

  async add(portion: readonly ImportedConcept[]): Promise<void> {
    const entries = portion.map((entry) => ({ ...entry, en: entry.en.map((term) => this.#withIdOnce(term)) }))
    const matches = await match(this.#batch.database, entries)
    const known = entries.flatMap((entry) => entry.en.flatMap((term) => matches.renderingOf(entry, term) ?? []))
    await this.#batch.load(known)
    const concepts = new Map<string, NewConcept>()
    const renderings = new Map<string, NewRendering>()
    for (const entry of entries) {
      this.#counts.concepts++
      const zh = await this.#addConcept(entry, matches, concepts)
      for (const term of entry.en) {
        const key = matches.renderingOf(entry, term)
        if (key !== undefined) await this.#addKnown(key, entry, term)
        else this.#addRendering(entry, term, { concept: matches.conceptOf(entry), zh }, renderings)
      }
    }
    await this.#enter([...concepts.values()], [...renderings.values()])
    await this.#batch.flush()
  }

  async finish(): Promise<ImportSummary> {
    for (const { key, by } of this.#superseded) {
      const supersededBy = this.#keys.get(by) ?? by
      await this.#attempt(() => decideRendering(this.#batch, { rendering: key, supersededBy }))
    }
    const { batch } = await this.#batch.finish()
    return { ...(batch !== undefined && { batch }), ...this.#counts, conflicts: this.#conflicts }
  }

  /** Who copies a row of a table to write a new one copies its id, too: it stands for the first. */
  #withIdOnce({ id, ...term }: ImportedTerm): ImportedTerm {
    if (id === undefined || this.#ids.has(id)) return term
    this.#ids.add(id)
    return { id, ...term }
  }

  /** Returns the Chinese that the concept shows. */
  async #addConcept(entry: ImportedConcept, matches: Matches, added: Map<string, NewConcept>): Promise<string> {
    const id = matches.conceptOf(entry)
    const stored = matches.stored.get(id)
    const before = stored?.state ?? added.get(id)?.state ?? newConcept(entry)
    const { next, conflicts } = compare(before, toldOfConcept(entry), this.#options)
    const forms = this.#formsOf(entry, before, stored?.variants ?? [], matches)
    this.#tell(entry, conflicts)
    const isChanged = next !== before || forms !== before.forms
    const after = isChanged ? { ...next, forms, decided: this.#decided(entry.en[0], before, conflicts) } : before
    if (!stored) added.set(id, { id, state: after })
    else if (isChanged) {
      // More than one row of a table may be about it.
      const current = await this.#batch.concept(id)
      await this.#batch.setConcept(current, { ...after, zh: current.state.zh })
      Object.assign(stored, { state: after })
    }
    return after.zh
  }

  /** The forms that other glossaries gave the concept, with those of this one that it does not show. */
  #formsOf(entry: ImportedConcept, { zh, forms }: ConceptState, variants: readonly string[], matches: Matches) {
    const known = new Set([zh, ...variants, ...(forms?.split('\n') ?? [])])
    const more = entry.zh.map(({ text }) => text.replace(/[\r\n]+/g, ' ')).filter((form) => !known.has(form))
    const [own, others] = [true, false].map((isOwn) =>
      more.filter((form) => (matches.ownerOf(form) === matches.conceptOf(entry)) === isOwn),
    )
    const isHomonym = matches.ownerOf(entry.zh[0].text) !== matches.conceptOf(entry)
    const elsewhere = isHomonym ? [] : others
    this.#tell(
      entry,
      elsewhere.map((file) => ({ field: 'forms', termbase: 'a term of another concept', file, kept: 'termbase' })),
    )
    return own.length ? [...(forms?.split('\n') ?? []), ...new Set(own)].join('\n') : forms
  }

  async #addKnown(key: string, entry: ImportedConcept, term: ImportedTerm): Promise<void> {
    const first = await this.#batch.rendering(key)
    await this.#reword(key, entry, term, first.state)
    const stored = await this.#batch.rendering(key)
    // Its new wording is no decision of before.
    const before = { ...stored.state, decided: first.state.decided }
    const { next, conflicts } = compare(before, toldOfRendering(term, entry, this.#options), this.#options)
    this.#tell(entry, conflicts, before.en)
    if (next !== before) {
      const supersededBy = next.usage === 'superseded' ? next.supersededBy : null
      const decided = this.#decided(term, before, conflicts)
      await this.#batch.setRendering(stored, { ...next, supersededBy, decided })
      this.#remember(key, term, next)
    }
    this.#counts[stored.revision > first.revision || next !== before ? 'renderingsChanged' : 'renderingsKnown']++
    if (term.id !== undefined && term.id !== key) this.#keys.set(term.id, key)
  }

  /** Where a glossary made by this program comes back with another wording, somebody has corrected it there. */
  async #reword(key: string, entry: ImportedConcept, term: ImportedTerm, state: RenderingState): Promise<void> {
    if (term.id !== key) return
    const isSameTerm = entry.zh.some(({ text }) => conceptId(text) === conceptId(state.zh))
    const told = { ...(!isSameTerm && { zh: entry.zh[0].text }), en: term.text }
    const { next, conflicts } = compare(state, told, this.#options)
    this.#tell(entry, conflicts, state.en)
    if (next === state) return
    const { zh, en } = next
    await this.#attempt(() => decideRendering(this.#batch, { rendering: key, zh, en }), entry, state.en)
  }

  #addRendering(
    entry: ImportedConcept,
    term: ImportedTerm,
    { concept, zh }: Pick<RenderingState, 'concept' | 'zh'>,
    added: Map<string, NewRendering>,
  ): void {
    const pair = renderingId(entry.zh[0].text, term.text)
    const place = `${concept} ${renderingId('', term.text)}`
    const twin = added.get(place)
    const told = toldOfRendering(term, entry, this.#options)
    if (twin) {
      const { next, conflicts } = compare(twin.state, told, this.#options)
      this.#tell(entry, conflicts, twin.state.en)
      added.set(place, { ...twin, state: next })
      this.#counts.renderingsKnown++
      if (term.id !== undefined) this.#keys.set(term.id, twin.key)
      return
    }
    const key = isOwnId(term.id) ? term.id : pair
    const state: RenderingState = {
      ...{ concept, zh, en: term.text, supersededBy: null },
      ...{ status: told.status, category: told.category ?? 'term', usage: told.usage ?? null },
      partOfSpeech: told.partOfSpeech ?? entry.zh[0].partOfSpeech ?? null,
      ...{ note: told.note ?? null, source: told.source ?? null, without: null },
      ...{ ...unassigned, settledBy: this.#options.by, decided: this.#decided(term) },
    }
    const reasons: Reason[] = [{ side: 'for', code: 'inGlossary', value: entry.place.file }]
    added.set(place, { key, pair, state, confidence: term.confidence ?? 1, essential: term.essential, reasons })
    this.#counts.renderingsAdded++
    this.#remember(key, term, state)
    if (term.id !== undefined && term.id !== key) this.#keys.set(term.id, key)
  }

  async #enter(concepts: readonly NewConcept[], renderings: readonly NewRendering[]): Promise<void> {
    const { database } = this.#batch
    await enterConcepts(database, concepts)
    await enterRenderings(database, renderings)
    this.#counts.conceptsAdded += concepts.length
    for (const { id, state } of concepts) {
      const before = { ...undecided, zh: state.zh, category: state.category }
      if (state.decided) this.#batch.record({ concept: id, before, after: state })
    }
    for (const { key, state } of renderings) {
      const before = {
        ...state,
        status: 'proposed',
        usage: null,
        partOfSpeech: null,
        note: null,
        source: null,
        settledBy: null,
        decided: null,
      }
      this.#batch.record({ concept: state.concept, rendering: key, before, after: state })
    }
  }

  #remember(key: string, { supersededBy }: ImportedTerm, { usage }: RenderingState): void {
    if (supersededBy !== undefined && usage === 'superseded') this.#superseded.push({ key, by: supersededBy })
  }

  /**
   * Who decided, and when: the person before, where the glossary only said more; else whom the glossary names, or who
   * imports it, now.
   */
  #decided({ decided }: ImportedTerm, before?: RenderingState | ConceptState, conflicts: readonly Difference[] = []) {
    if (before?.decided && !conflicts.some(({ kept }) => kept === 'file')) return before.decided
    return { by: decided?.by ?? this.#batch.decided.by, at: decided?.at ?? this.#batch.decided.at }
  }

  #tell({ place, zh }: ImportedConcept, differences: readonly Difference[], en?: string): void {
    for (const difference of differences) {
      this.#conflicts.push({ place, zh: zh[0].text, ...(en !== undefined && { en }), ...difference })
    }
  }

  /** A change that the termbase may refuse; where it does, that is a conflict, or nothing where nobody is asked. */
  async #attempt(work: () => Promise<void>, entry?: ImportedConcept, en?: string): Promise<void> {
    try {
      await work()
    } catch (error) {
      if (!(error instanceof DecisionRefused)) throw error
      if (entry) this.#tell(entry, [{ field: 'en', termbase: en ?? null, file: error.message, kept: 'termbase' }], en)
    }
  }
}

function newConcept({ zh, en, category }: ImportedConcept): ConceptState {
  return { ...undecided, zh: zh[0].text, category: category ?? en[0].category ?? 'term' }
}
