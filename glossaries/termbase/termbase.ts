import type {
  ConceptState,
  DecidedPair,
  DecidedReasons,
  Decision,
  HistoryRow,
  RenderingDecision,
  RenderingState,
  Verdict,
} from '../../model/decision.ts'
import type { Exclusion, ExclusionBy, HiddenProposal } from '../../model/exclusion.ts'
import type { Extraction, Glossary, GlossaryFilter } from '../../model/glossary.ts'
import type { ImportedConcept } from '../../model/imported.ts'
import { type RefusalCode, type RefusalValues, refusalText } from '../../model/refusal.ts'
import type { Silence, SilencedBy } from '../../model/silenced.ts'
import type { SourceRank } from '../../model/sourceRank.ts'
import type { Category, Status, Usage } from '../../model/term.ts'
import type { ConceptUses } from '../../model/uses.ts'
import type { Changed } from './changed.ts'
import type { LookedUp, LookupOptions } from './lookup.ts'
import type { QueueFilter, Review } from './review.ts'
import type { TeamDesk } from './team.ts'

export type { Changed, Kept } from './changed.ts'

/**
 * The store of a glossary under review: documents, translation units, concepts and decisions. Whatever keeps it, a
 * method that changes something is one transaction: it happens whole or not at all.
 */
export interface Termbase {
  /** Where it is kept, as a person may be told: without a password. */
  readonly name: string

  /**
   * Adds the documents of an extraction with what was found in them. A document known already with the same findings
   * is left alone; one of the same name but other content replaces the old. What a person decided stays as it is,
   * whether the pair is found again or not; a pair that nobody decided on goes with the last document that has it.
   */
  save(extraction: Extraction, by: string): Promise<SaveSummary>

  /**
   * Carries out decisions as one batch, with a history row each; one that changes nothing leaves no row.
   * Throws DecisionRefused, and then none is carried out.
   */
  decide(decisions: readonly Decision[], by: string): Promise<Changed>

  /**
   * Decides the same of every rendering that passes the filter, as one batch. Throws DecisionRefused where they are not
   * as many as `expected`: what the person saw is not what is there.
   */
  decideAll(filter: QueueFilter, change: BatchChange, expected: number, by: string): Promise<Changed>

  /** Moves the renderings of one concept into another, which also takes what is found of it later. */
  merge(from: ConceptAt, into: ConceptAt, by: string): Promise<Changed>

  /**
   * Takes a rendering out of its concept: back into the one it was merged from, with the others from there; else into a
   * concept of its own (a homonym).
   */
  split(rendering: string, revision: number, by: string): Promise<Changed>

  /**
   * Adds an accepted term that was not proposed, with all its places in the documents: where both wordings stand in one
   * unit. One that is there already is accepted. Throws DecisionRefused where a wording is empty.
   */
  add(term: TermAddition, by: string): Promise<Added>

  /**
   * Takes a document out by its name, with the proposals that no other document makes. What people decided stays. It is
   * not undone: extracting the document again brings it back. Throws DecisionRefused where it is not there.
   */
  removeDocument(name: string, by: string): Promise<{ readonly renderingsRemoved: number }>

  /**
   * Undoes the last batch of this person that is not undone, or redoes the last that is: new rows, which put the changed
   * fields back. What somebody has changed since stays as it is, and is named in `kept`; undefined where there is nothing.
   */
  undo(by: string): Promise<Changed | undefined>
  redo(by: string): Promise<Changed | undefined>

  /**
   * Takes over the concepts of another glossary as one batch; it happens whole, or not at all where reading them fails.
   * What nobody has decided takes what the glossary says. What a person decided stays, with its notes and dates: what the
   * glossary says more is added, what it says otherwise is a conflict, listed and decided by `prefer`.
   */
  import(concepts: AsyncIterable<ImportedConcept>, options: TermImport): Promise<ImportSummary>

  /** What a person looks at who decides. */
  readonly review: Review

  /**
   * Several people: who may do what, comments, second approvals, samples that two judge. Whatever changes the termbase is
   * refused (`notAllowed`) to those who may not; where nothing was set, everybody may everything.
   */
  readonly team: TeamDesk

  /**
   * Concepts for a Chinese or English wording, a part of one, a text that holds some, or pinyin, in full or by initials,
   * with a typing error where nothing else is found; the best match first.
   */
  lookup(query: string, options?: LookupOptions): Promise<LookedUp[]>

  /** When, where and by whom the renderings of each concept were used; rejected ones are left out. */
  uses(): AsyncIterable<ConceptUses>

  /** Whose word counts more, the highest first; none where nobody said. */
  sourceRanks(): Promise<SourceRank[]>

  /** Says whose word counts more, in place of what was said before. */
  setSourceRanks(ranks: readonly SourceRank[], by: string): Promise<void>

  /** The renderings that pass the filter, as a glossary; each of its streams sees one state, whatever is written meanwhile. */
  glossary(filter?: GlossaryFilter): Glossary

  /** Accepted terms, for segmentation and linking: by Chinese text, in code point order. */
  knownTerms(): Promise<AcceptedTerm[]>

  /**
   * Pairs that the program proposed and a person accepted or rejected, for the ranker to learn from, in a fixed order;
   * without what was found in documents `without` (ids).
   */
  decidedPairs(without?: readonly string[]): Promise<DecidedPair[]>

  /** The same of those pairs of which a second reader said something, with all reasons. */
  decidedReasons(without?: readonly string[]): Promise<DecidedReasons[]>

  /** Ids of the pairs that were proposed in these documents (ids), and that nobody decided on. */
  proposals(documents: readonly string[]): Promise<string[]>

  /** What persons accepted or rejected, whether it was found or not, in a fixed order. */
  verdicts(): Promise<Verdict[]>

  /**
   * Of these documents (all by default) those that are here: their ids, with a digest of what is kept of each. It changes
   * exactly when `save` writes the document.
   */
  documentDigests(documents?: readonly string[]): Promise<ReadonlyMap<string, string>>

  /** Names of all documents, in code point order. */
  documentNames(): Promise<string[]>

  /** Remembers findings of a check that are false alarms, for every check to come. */
  silence(silences: readonly Silence[], by: string): Promise<void>

  /** Takes silences back; gives the number of those that held. */
  liftSilence(silences: readonly Silence[], by: string): Promise<number>

  /** What is silenced, the earliest first. */
  silenced(): Promise<SilencedBy[]>

  /**
   * Remembers what is not to be shown: proposals that it means are left out of queues and glossaries from now on, those of
   * later runs too; what a person decided on stays. Gives the number of those that did not hold before.
   */
  exclude(exclusions: readonly Exclusion[], by: string): Promise<number>

  /** Takes exclusions back; gives the number of those that held. Nothing was lost: what they hid is there again. */
  liftExclusions(exclusions: readonly Exclusion[], by: string): Promise<number>

  /** What is excluded, the earliest first. */
  exclusions(): Promise<ExclusionBy[]>

  /** The proposals that exclusions hide or would hide, best first. */
  wouldHide(exclusions: readonly Exclusion[]): Promise<HiddenProposal[]>

  status(): Promise<TermbaseStatus>

  /** All of the history, oldest first. */
  history(): AsyncIterable<HistoryRow>

  close(): Promise<void>
}

export interface TermImport {
  readonly by: string
  /** Status of terms that the glossary gives none. @default accepted */
  readonly status?: Status
  /** Whose word counts in a conflict. @default termbase */
  readonly prefer?: 'termbase' | 'file'
  /** Tells what would happen, and changes nothing. @default false */
  readonly dryRun?: boolean
}

export interface ImportSummary {
  /** The batch in the history; absent where nothing changed. */
  readonly batch?: number
  /** Concepts that were read. */
  readonly concepts: number
  readonly conceptsAdded: number
  /** A rendering is counted once: as added, as changed, or as known. */
  readonly renderingsAdded: number
  /** Known ones that nobody had decided on, or that took more from the glossary. */
  readonly renderingsChanged: number
  readonly renderingsKnown: number
  readonly conflicts: readonly ImportConflict[]
}

/** Where a glossary says otherwise than a person decided. */
export interface ImportConflict {
  readonly place: ImportedConcept['place']
  readonly zh: string
  /** Absent where it is about the concept. */
  readonly en?: string
  /** What they differ in: a field of RenderingState or ConceptState. */
  readonly field: string
  readonly termbase: string | null
  readonly file: string
  /** Whose word counted. */
  readonly kept: 'termbase' | 'file'
}

/** A term as a person adds it. */
export interface TermAddition {
  readonly zh: string
  readonly en: string
  /** @default term */
  readonly category?: Category
  readonly usage?: Usage
  readonly note?: string
}

export interface Added extends Changed {
  /** Id of the rendering. */
  readonly rendering: string
  /** False where it was there before. */
  readonly isNew: boolean
  /** Accepted; proposed where the person may not decide. */
  readonly status: Status
  readonly occurrences: number
}

/** What may be decided of many renderings at once. */
export type BatchChange = Pick<
  RenderingDecision,
  'status' | 'usage' | 'category' | 'partOfSpeech' | 'assignedTo' | 'approvalAsked' | 'approved'
>

/** A concept at the revision that was seen. */
export interface ConceptAt {
  readonly id: string
  /** @default any */
  readonly revision?: number
}

export interface SaveSummary {
  /** Documents that were new, or had other content or other findings than before. */
  readonly documentsAdded: number
  readonly documentsReplaced: number
  readonly documentsUnchanged: number
  readonly renderingsAdded: number
  readonly renderingsRemoved: number
}

export interface AcceptedTerm {
  readonly zh: string
  readonly variants: readonly string[]
  /** Accepted renderings, best first. */
  readonly en: readonly string[]
}

export interface TermbaseStatus {
  /** By name. */
  readonly documents: readonly { readonly name: string; readonly date?: string; readonly units: number }[]
  readonly units: number
  readonly concepts: number
  readonly renderings: Readonly<Record<Status, number>>
  readonly occurrences: number
  /** Proposed Chinese terms whose English is not there yet. */
  readonly withoutEnglish: number
  /** Accepted terms that wait for a second approval. */
  readonly waiting: number
  /** Number of history rows that are decisions. */
  readonly decisions: number
}

/** A decision that cannot be carried out: made on an older state, on something gone, or against another entry. */
export class DecisionRefused extends Error {
  override readonly name = 'DecisionRefused'
  /** Id of the rendering or concept. */
  readonly subject: string
  readonly code: RefusalCode
  readonly values: RefusalValues
  /** Its state now, where it is there and that is why. */
  readonly current?: { readonly revision: number } & (RenderingState | ConceptState)

  constructor(subject: string, code: RefusalCode, values: RefusalValues = {}, current?: DecisionRefused['current']) {
    super(refusalText(code, values))
    this.subject = subject
    this.code = code
    this.values = values
    this.current = current
  }
}
