import type { Decision } from '../../model/decision.ts'
import type { Exclusion } from '../../model/exclusion.ts'
import type { Extraction, GlossaryFilter } from '../../model/glossary.ts'
import type { ImportedConcept } from '../../model/imported.ts'
import type { Silence } from '../../model/silenced.ts'
import type { SourceRank } from '../../model/sourceRank.ts'
import type { TermbaseStore } from './database/store.ts'
import type { LookupOptions } from './lookup.ts'
import { consistency } from './read/consistency.ts'
import { decidedPairs, decidedReasons, verdicts } from './read/decidedPairs.ts'
import { concept, concordance, countByStatus, entry, names, neighbours, overview } from './read/entry.ts'
import { storedGlossary } from './read/glossary.ts'
import { lookup } from './read/lookup.ts'
import { acceptedTerms, documentDigests, documentNames, readStatus } from './read/overview.ts'
import { pictures } from './read/pictures.ts'
import { proposals } from './read/proposals.ts'
import { counts, queue, rows, warmSpellings } from './read/queue.ts'
import { reading, sentences } from './read/reading.ts'
import { sampleFor, sampleResult, samples } from './read/samples.ts'
import { spread } from './read/spread.ts'
import { commentsOf, countTasks, openComments, people, readTeam, requireAct } from './read/team.ts'
import { conceptUses } from './read/uses.ts'
import { reviewYield } from './read/yield.ts'
import type { QueueFilter, Review } from './review.ts'
import type { TeamDesk } from './team.ts'
import type { BatchChange, ConceptAt, TermAddition, Termbase, TermImport } from './termbase.ts'
import { add } from './write/add.ts'
import { closeComment, comment } from './write/comment.ts'
import { decide, decideAll } from './write/decide.ts'
import { exclude, liftExclusions, readExclusions, wouldHide } from './write/exclude.ts'
import { changesAfter, historyOf, lastChange, readHistory } from './write/history.ts'
import { importConcepts } from './write/import/import.ts'
import { merge, split } from './write/merge.ts'
import { removeDocument } from './write/removeDocument.ts'
import { drawSample, judge, settle } from './write/sample.ts'
import { save } from './write/save.ts'
import { readSetting, writeSetting } from './write/settings.ts'
import { liftSilence, readSilenced, silence } from './write/silence.ts'
import { isPasswordOf, setPassword, setTeam } from './write/team.ts'
import { revert, revertible } from './write/undo.ts'

/**
 * The operations of a termbase, each in a file of its own: a new one is a function of the store (or, where it only reads,
 * of the database), a line here and one in Termbase.
 */
export class StoredTermbase implements Termbase {
  readonly #store: TermbaseStore

  constructor(store: TermbaseStore) {
    this.#store = store
  }

  get name() {
    return this.#store.name
  }

  async save(extraction: Extraction, by: string) {
    return save(this.#store, extraction, by)
  }

  async decide(decisions: readonly Decision[], by: string) {
    return decide(this.#store, decisions, by)
  }

  async decideAll(filter: QueueFilter, change: BatchChange, expected: number, by: string) {
    return decideAll(this.#store, filter, change, expected, by)
  }

  async merge(from: ConceptAt, into: ConceptAt, by: string) {
    return merge(this.#store, from, into, by)
  }

  async split(rendering: string, revision: number, by: string) {
    return split(this.#store, rendering, revision, by)
  }

  async import(concepts: AsyncIterable<ImportedConcept>, options: TermImport) {
    return importConcepts(this.#store, concepts, options)
  }

  async add(term: TermAddition, by: string) {
    return add(this.#store, term, by)
  }

  async removeDocument(name: string, by: string) {
    return removeDocument(this.#store, name, by)
  }

  async undo(by: string) {
    return revert(this.#store, 'undo', by)
  }

  async redo(by: string) {
    return revert(this.#store, 'redo', by)
  }

  readonly review: Review = {
    queue: (filter) => this.#store.read((database) => queue(database, filter)),
    rows: (ids) => this.#store.read((database) => rows(database, ids)),
    entry: (id) => this.#store.read((database) => entry(database, id)),
    concordance: (id, offset, limit) => this.#store.read((database) => concordance(database, id, offset, limit)),
    neighbours: (unit, around) => this.#store.read((database) => neighbours(database, unit, around)),
    overview: () => this.#store.read(overview),
    statuses: () => this.#store.read(countByStatus),
    counts: (filter) => this.#store.read((database) => counts(database, filter)),
    concept: (id) => this.#store.read((database) => concept(database, id)),
    spread: (concept) => this.#store.read((database) => spread(database, concept)),
    reading: (document, from, limit) => this.#store.read((database) => reading(database, document, from, limit)),
    sentences: (search, offset, limit) => this.#store.read((database) => sentences(database, search, offset, limit)),
    yield: (filter) => this.#store.read((database) => reviewYield(database, filter)),
    consistency: () => this.#store.read(consistency),
    warmUp: () => warmSpellings(this.#store),
    pictures: () => this.#store.read(pictures),
    names: (ids) => this.#store.read((database) => names(database, ids)),
    revertible: (by) => this.#store.read((database) => revertible(database, by)),
    changesAfter: (id, limit) => this.#store.read((database) => changesAfter(database, id, limit)),
    historyOf: (rendering, limit) => this.#store.read((database) => historyOf(database, rendering, limit)),
    lastChange: () => this.#store.read(lastChange),
  }

  readonly team: TeamDesk = {
    get: () => this.#store.read(readTeam),
    set: (team, by) => setTeam(this.#store, team, by),
    setPassword: (name, password, by) => setPassword(this.#store, name, password, by),
    isPasswordOf: (name, password) => isPasswordOf(this.#store, name, password),
    require: (by, act) => this.#store.read((database) => requireAct(database, by, act)),
    people: () => this.#store.read(people),
    tasks: (name) => this.#store.read((database) => countTasks(database, name)),
    comment: (said, by) => comment(this.#store, said, by),
    closeComment: (id, isClosed, by) => closeComment(this.#store, id, isClosed, by),
    comments: (rendering) => this.#store.read((database) => commentsOf(database, [rendering])),
    openComments: () => this.#store.read(openComments),
    drawSample: (draw, by) => drawSample(this.#store, draw, by),
    samples: () => this.#store.read(samples),
    sampleFor: (id, name) => this.#store.read((database) => sampleFor(database, id, name)),
    judge: (id, rendering, verdict, by) => judge(this.#store, id, rendering, verdict, by),
    sampleResult: (id) => this.#store.read((database) => sampleResult(database, id)),
    settle: (id, settled, by) => settle(this.#store, id, settled, by),
  }

  async lookup(query: string, options?: LookupOptions) {
    return this.#store.read((database) => lookup(database, query, options))
  }

  uses() {
    return this.#store.stream(conceptUses)
  }

  async sourceRanks() {
    return this.#store.read((database) => readSetting(database, 'sources', []))
  }

  async setSourceRanks(ranks: readonly SourceRank[], by: string) {
    return writeSetting(this.#store, 'sources', ranks, by)
  }

  glossary(filter: GlossaryFilter = {}) {
    return storedGlossary(this.#store, filter)
  }

  async knownTerms() {
    return this.#store.read(acceptedTerms)
  }

  async decidedReasons(without?: readonly string[]) {
    return this.#store.read((database) => decidedReasons(database, without))
  }

  async decidedPairs(without?: readonly string[]) {
    return this.#store.read((database) => decidedPairs(database, without))
  }

  async proposals(documents: readonly string[]) {
    return this.#store.read((database) => proposals(database, documents))
  }

  async verdicts() {
    return this.#store.read(verdicts)
  }

  async documentDigests(documents?: readonly string[]) {
    return this.#store.read((database) => documentDigests(database, documents))
  }

  async exclude(exclusions: readonly Exclusion[], by: string) {
    return exclude(this.#store, exclusions, by)
  }

  async liftExclusions(exclusions: readonly Exclusion[], by: string) {
    return liftExclusions(this.#store, exclusions, by)
  }

  async exclusions() {
    return this.#store.read(readExclusions)
  }

  async wouldHide(exclusions: readonly Exclusion[]) {
    return this.#store.read((database) => wouldHide(database, exclusions))
  }

  async documentNames() {
    return this.#store.read(documentNames)
  }

  async silence(silences: readonly Silence[], by: string) {
    return silence(this.#store, silences, by)
  }

  async liftSilence(silences: readonly Silence[], by: string) {
    return liftSilence(this.#store, silences, by)
  }

  async silenced() {
    return this.#store.read(readSilenced)
  }

  async status() {
    return this.#store.read(readStatus)
  }

  history() {
    return readHistory(this.#store)
  }

  async close() {
    await this.#store.close()
  }
}
