import { isAcceptedAs, renderingId } from '../../language/identity.ts'
import type { DecidedReasons } from '../../model/decision.ts'
import { concepts } from '../../stages/concepts/index.ts'
import {
  type DecidedVerdict,
  type Heard,
  heard,
  INSTRUCTIONS_VERSION,
  parseAnswer,
  type Question,
  questionsOf,
  questionText,
  type ReaderModel,
  readerTrust,
  type Spoken,
  saidIn,
  speakerOf,
  verified,
  weighed,
} from '../../stages/reader/index.ts'
import type { Decisions } from '../batch/decisions.ts'
import type { FoundDocument } from '../batch/documents.ts'
import { Interrupted } from '../batch/interruptible.ts'
import { hashOf } from '../jobs/job.ts'
import { readBitext } from '../results/codec/bitext.ts'
import { encodeConcepts, readConcepts } from '../results/codec/concepts.ts'
import { encodeSummary, readSummary, renderingNumber } from '../results/codec/summary.ts'
import type { ResultStore } from '../results/store.ts'
import { keptAnswer, questionId } from './answers.ts'
import { type Asked, Asking, type AskingOptions } from './asking.ts'
import { chatRequest } from './body.ts'
import { answerTokens, NOTHING, type Range, sum, tokensOf } from './cost.ts'
import { houseStyle, type StylePair } from './houseStyle.ts'

export interface SecondReadingOptions {
  readonly store: ResultStore
  /** As the reader's server calls it. */
  readonly model: string
  /** What its verdicts are worth at first. */
  readonly weights: ReaderModel
  /** Who is asked. @default nobody: only answers that are kept already count */
  readonly client?: AskingOptions['client']
  readonly budget?: number
  readonly concurrency?: number
  /** What people decided: it teaches how far to trust this model. */
  readonly decisions?: Pick<Decisions, 'verdicts'> & {
    /** What had spoken for and against pairs decided on that were found in other documents than these (ids). */
    readonly reasonsElsewhere?: (documents: readonly string[]) => Promise<readonly DecidedReasons[]>
  }
  /** Decided pairs, for examples. */
  readonly style?: readonly StylePair[]
  /** Called before anything is asked. */
  readonly onPlan?: (plan: ReadingPlan) => void
  readonly onProgress?: (done: number, total: number) => void
  readonly signal?: AbortSignal
}

/** What a reading will cost. */
export interface ReadingPlan {
  readonly questions: number
  /** Of these, with an answer that is kept already. */
  readonly kept: number
  /** Of all others. */
  readonly tokensIn: Range
  readonly tokensOut: Range
}

/** What a reading has brought. */
export interface ReadingReport extends Heard {
  readonly plan: ReadingPlan
  readonly asked: Asked
}

const NOBODY: Asked = { answered: 0, failed: 0, left: 0, isBudgetSpent: false, tokensIn: 0, tokensOut: 0 }

/**
 * Has a second reader look at what was found in documents, and gives them what was found in the light of what it said: the
 * same pairs with other confidences, and those it mended or missed. The store keeps both, and every answer.
 * @throws Interrupted, once the answers in hand are kept
 */
export async function secondReading(
  documents: readonly FoundDocument[],
  options: SecondReadingOptions,
): Promise<{ documents: FoundDocument[]; report: ReadingReport }> {
  const plan = await planOf(documents, options)
  options.onPlan?.(plan)
  const asked = await askAll(documents, options, plan)
  const { weights, store, model } = options
  const decided = await decidedVerdicts(documents, options)
  const oddsOf = readerTrust(weights, decided)
  const trust = hashOf('trust', JSON.stringify([weights, decided]))
  const counts = { kept: 0, mended: 0, rejected: 0, unsure: 0, dropped: 0, gained: 0 }
  const read: FoundDocument[] = []
  for (const document of documents) {
    const spoken = await spokenOf(document, options)
    if (!spoken.answers.length) {
      read.push(document)
      continue
    }
    const { pairs, counts: own } = heard(spoken.concepts, spoken.units, spoken.answers)
    for (const key of Object.keys(counts) as (keyof Heard)[]) counts[key] += own[key]
    const entries = concepts()(weighed(pairs, oddsOf))
    const found = hashOf('read', document.found, model, trust, JSON.stringify(entries))
    await store.put(`concepts/${found}`, encodeConcepts(entries))
    await store.put(`summary/${found}`, encodeSummary(entries))
    read.push({ ...document, found })
  }
  return { documents: read, report: { ...counts, plan, asked } }
}

/** The questions about a document with their names, and what they are about. */
async function questionsAbout(
  { key, found }: FoundDocument,
  { store, model }: Pick<SecondReadingOptions, 'store' | 'model'>,
) {
  const { units } = await readBitext(store, key)
  const concepts = await readConcepts(store, found)
  const questions = questionsOf(units, concepts).map((question) => ({ id: questionId(model, question), question }))
  return { units, concepts, questions }
}

/** Every question about documents once, in a fixed order, with its name and whether it has an answer that is kept. */
export async function* distinctQuestions(
  documents: readonly FoundDocument[],
  options: Pick<SecondReadingOptions, 'store' | 'model'>,
): AsyncGenerator<{ readonly id: string; readonly question: Question; readonly isKept: boolean }> {
  const seen = new Set<string>()
  for (const document of documents)
    for (const { id, question } of (await questionsAbout(document, options)).questions) {
      if (seen.has(id)) continue
      seen.add(id)
      yield { id, question, isKept: (await keptAnswer(options.store, id)) !== undefined }
    }
}

async function planOf(documents: readonly FoundDocument[], options: SecondReadingOptions): Promise<ReadingPlan> {
  let [questions, kept] = [0, 0]
  let [tokensIn, tokensOut] = [NOTHING, NOTHING]
  for await (const { question, isKept } of distinctQuestions(documents, options)) {
    questions++
    if (isKept) {
      kept++
      continue
    }
    const text = questionText(question)
    const { messages } = chatRequest(options.model, text, houseStyle(options.style ?? [], text), 'text')
    for (const { content } of messages) tokensIn = sum(tokensIn, tokensOf(content))
    const pairs = question.units.reduce((all, unit) => all + unit.pairs.length, 0)
    tokensOut = sum(tokensOut, answerTokens(pairs))
  }
  return { questions, kept, tokensIn, tokensOut }
}

async function askAll(
  documents: readonly FoundDocument[],
  options: SecondReadingOptions,
  { questions, kept }: ReadingPlan,
): Promise<Asked> {
  const { client, signal, onProgress } = options
  if (!client || questions === kept) return NOBODY
  const asking = new Asking({ ...options, client, onSettled: (through) => onProgress?.(through, questions - kept) })
  try {
    for await (const { id, question, isKept } of distinctQuestions(documents, options)) {
      signal?.throwIfAborted()
      if (!isKept) await asking.ask(id, question)
    }
    return await asking.done()
  } catch (error) {
    if (!signal?.aborted) throw error
    throw new Interrupted()
  }
}

/** What the reader said of a document, as far as it holds. */
async function spokenOf(document: FoundDocument, options: SecondReadingOptions) {
  const { store, model } = options
  const { units, concepts, questions } = await questionsAbout(document, options)
  const answers: Spoken[] = []
  for (const { id, question } of questions) {
    const kept = await keptAnswer(store, id)
    const answer = kept && parseAnswer(kept.text)
    if (answer)
      answers.push({ verified: verified(question, answer), by: speakerOf(model, INSTRUCTIONS_VERSION, kept.day) })
  }
  return { units, concepts, answers }
}

/** What this model said of pairs that people decided on, here and in other documents of the termbase. */
async function decidedVerdicts(
  documents: readonly FoundDocument[],
  options: SecondReadingOptions,
): Promise<DecidedVerdict[]> {
  const { store, model, decisions } = options
  if (!decisions?.verdicts.length) return []
  const byPair = new Map(decisions.verdicts.map((verdict) => [verdict.pair, verdict]))
  const numbers = new Set(decisions.verdicts.map(({ pair }) => renderingNumber({ id: pair })))
  const decidedElsewhere = await decisions.reasonsElsewhere?.(documents.map(({ id }) => id))
  const elsewhere = (decidedElsewhere ?? []).flatMap(({ accepted, reasons }): DecidedVerdict[] => {
    const said = saidIn(reasons, model)
    return said ? [{ said, accepted }] : []
  })
  // A pair that several documents have was decided on once: what was said of it where it is clearest counts.
  const firstTrust = readerTrust(options.weights, [])
  const here = new Map<string, { readonly odds: number; readonly verdict: DecidedVerdict }>()
  for (const document of documents) {
    // What a reader mended is not in the summary, but what it was mended from is.
    const { renderings } = await readSummary(store, document.found)
    const spoken = await spokenOf(document, options)
    const gained = spoken.answers.length > 0
    if (!gained && !renderings.some((number) => numbers.has(number))) continue
    for (const { zh, en, said, spoken: told } of heard(spoken.concepts, spoken.units, spoken.answers).pairs) {
      const id = renderingId(zh, en)
      const verdict = told.length ? byPair.get(id) : undefined
      if (!verdict) continue
      const odds = firstTrust(said)
      const known = here.get(id)
      if (!known || odds > known.odds) here.set(id, { odds, verdict: { said, accepted: isAcceptedAs(zh, verdict) } })
    }
  }
  return [...elsewhere, ...[...here.values()].map(({ verdict }) => verdict)]
}
