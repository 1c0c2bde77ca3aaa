import { join } from 'node:path'
import { renderTable } from '../cli/table.ts'
import { goldZh } from '../evaluation/goldIndex.ts'
import { type Random, seededRandom } from '../evaluation/random.ts'
import { middleTokens, type ReaderServer, serveReader } from '../evaluation/readerServer.ts'
import { comparable, TermScorer } from '../evaluation/termScores.ts'
import { renderingId } from '../language/identity.ts'
import type { Verdict } from '../model/decision.ts'
import type { Segment } from '../model/document.ts'
import type { ConceptEntry } from '../model/term.ts'
import type { FoundDocument } from '../pipeline/batch/documents.ts'
import { operatingPoint } from '../pipeline/models.ts'
import { readerAddress } from '../pipeline/reader/address.ts'
import { openReaderClient } from '../pipeline/reader/client.ts'
import { type ReadingReport, secondReading } from '../pipeline/reader/secondReading.ts'
import { openResources } from '../pipeline/resources.ts'
import { encodeBitext } from '../pipeline/results/codec/bitext.ts'
import { encodeConcepts, readConcepts } from '../pipeline/results/codec/concepts.ts'
import { encodeSummary } from '../pipeline/results/codec/summary.ts'
import { memoryStore } from '../pipeline/results/memoryStore.ts'
import type { ResultStore } from '../pipeline/results/store.ts'
import { bitextOf } from '../stages/align/index.ts'
import { concepts } from '../stages/concepts/index.ts'
import { heard, questionsOf, questionText, type ReaderModel, readerTrust, weighed } from '../stages/reader/index.ts'
import { reliability } from './calibration.ts'
import { crossValidate } from './crossValidation.ts'
import { isRight, type ReaderDocument, readerDocuments, readerWeights, replayedAnswers } from './readerExamples.ts'

const LAYOUT = { width: 140, colour: false }
const right = (title: string) => ({ title, align: 'right' }) as const
const share = (value: number) => value.toFixed(3)

/** What a second reader brings, cross-validated by document: neither ranker nor weights have seen what they judge. */
export async function measuredReader(data: string): Promise<string> {
  const result = await crossValidate(data, openResources(), (message) => console.error(message))
  return readerReport(readerDocuments(join(data, 'terms'), result))
}

export async function readerReport(documents: readonly ReaderDocument[]): Promise<string> {
  const before = documents.map(({ entries }) => entries)
  const weightsOf = weightsWithout(documents)
  const { after, reports, cost, literal } = await crossRead(documents, weightsOf)
  const sets = [...new Set(documents.map(({ document }) => document.set))]
  const rows = sets.map((set) => [set, ...compared(documents, before, after, (one) => one.document.set === set)])
  const mean = rows[0]
    .slice(1)
    .map((_, n) => share(rows.reduce((sum, row) => sum + Number(row[n + 1]), 0) / sets.length))
  const units = documents.reduce((sum, one) => sum + one.units.length, 0)
  const own = documents.reduce((sum, one) => sum + textTokens(one), 0)
  const total = (count: (report: ReadingReport) => number) => reports.reduce((sum, report) => sum + count(report), 0)
  const per = (tokens: number) => Math.round((100 * tokens) / units).toLocaleString('en')
  return [
    'Second reader: the verdicts of careful language-model readers replayed through server, cache and verification,',
    'cross-validated by document',
    '',
    renderTable(
      [{ title: 'text' }, ...['accepted without', 'with', 'essential without', 'with'].map(right)],
      [...rows, ['mean', ...mean]],
      LAYOUT,
    ),
    `Expected calibration error ${share(calibrationError(documents, before))} without, ${share(calibrationError(documents, after))} with.`,
    `Asked: ${cost.requests} requests. Per 100 sentence pairs (${per(own)} tokens of text) ${per(cost.tokensIn)} tokens in (${ratio(cost.tokensIn, own)} of the text), ${per(cost.tokensOut)} out (${ratio(cost.tokensOut, own)}).`,
    `Kept ${total(({ kept }) => kept)}, mended ${total(({ mended }) => mended)}, rejected ${total(({ rejected }) => rejected)}, unsure ${total(({ unsure }) => unsure)}; gained ${total(({ gained }) => gained)}; dropped from answers ${total(({ dropped }) => dropped)}.`,
    `Of the places of pairs that the reader proposed, ${(100 * literal).toFixed(2)} % have both sides literally.`,
    '',
    'By what is asked about: confidence of the pairs (shipped first)',
    '',
    renderTable(
      [{ title: 'range' }, ...['pairs asked', 'accepted', 'essential', 'tokens in', 'out'].map(right)],
      RANGES.map((range) => rangeRow(documents, weightsOf, range, own)),
      LAYOUT,
    ),
    'Readers of other kinds: half of the documents reviewed (all that is shown decided), measured on the other half',
    '(essential: of the pairs of both halves, so that half of them can be reached at most, roughly)',
    '',
    renderTable([{ title: 'reader' }, ...['accepted', 'essential'].map(right)], await otherReaders(documents), LAYOUT),
  ].join('\n')
}

const ratio = (tokens: number, own: number) => `${(tokens / own).toFixed(2)}x`

const textTokens = ({ units }: ReaderDocument) => units.reduce((sum, { zh, en }) => sum + middleTokens(zh + en), 0)

type WeightsOf = (document: ReaderDocument) => ReaderModel

/** What verdicts are worth in the documents of other folds. */
function weightsWithout(documents: readonly ReaderDocument[]): WeightsOf {
  const byFold = new Map<string, ReaderModel>()
  return ({ document: { fold } }) => {
    const weights = byFold.get(fold) ?? readerWeights(documents.filter(({ document }) => document.fold !== fold))
    byFold.set(fold, weights)
    return weights
  }
}

type Entries = readonly (readonly ConceptEntry[])[]

/** Accepted without and with, essential without and with, as shares. */
function compared(
  documents: readonly ReaderDocument[],
  before: Entries,
  after: Entries,
  isMeasured: (document: ReaderDocument) => boolean,
): string[] {
  const those = (entries: Entries) => qualityOf(documents, entries, isMeasured)
  const [without, having] = [those(before), those(after)]
  return [without.accepted, having.accepted, without.essential, having.essential].map(share)
}

/** Of what is shown of some documents, the share that is accepted; of the essential pairs, the share that is shown. */
function qualityOf(
  documents: readonly ReaderDocument[],
  entries: Entries,
  isMeasured: (document: ReaderDocument) => boolean,
): { accepted: number; essential: number } {
  const gold = new Set<ReaderDocument['document']['gold']>()
  const shown = documents.flatMap((one, n) => {
    if (!isMeasured(one)) return []
    gold.add(one.document.gold)
    return renderingsIn(entries[n]).filter(({ confidence }) => confidence >= operatingPoint())
  })
  const scorer = new TermScorer([...gold].flat().map((pair) => ({ ...pair, zh: goldZh(pair.zh) })))
  const best = shown.sort((a, b) => b.confidence - a.confidence)
  const { precision, recall } = scorer.strict(comparable(best.map(({ zh, en }) => ({ zh: goldZh(zh), en }))))
  return { accepted: precision, essential: recall }
}

const renderingsIn = (entries: readonly ConceptEntry[]) =>
  entries.flatMap(({ zh, renderings }) => renderings.map((rendering) => ({ ...rendering, zh })))

const calibrationError = (documents: readonly ReaderDocument[], entries: Entries) =>
  reliability(
    documents.flatMap(({ gold }, n) =>
      renderingsIn(entries[n]).map((pair) => ({ confidence: pair.confidence, right: isRight(gold, pair) })),
    ),
  ).expectedCalibrationError

/** Reads every document with what verdicts are worth in the documents of other folds. */
async function crossRead(documents: readonly ReaderDocument[], weightsOf: WeightsOf) {
  const after: (readonly ConceptEntry[])[] = []
  const reports: ReadingReport[] = []
  const cost = { requests: 0, tokensIn: 0, tokensOut: 0 }
  let [places, literal] = [0, 0]
  for (const [n, one] of documents.entries()) {
    const weights = weightsOf(one)
    const replayed = one.reader(0)
    const server = await serveReader((question) => replayed.answer(question))
    try {
      const store = memoryStore()
      const { documents: read, report } = await secondReading([await keep(store, one)], {
        ...(await asking(store, server)),
        weights,
      })
      after[n] = await readConcepts(store, read[0].found)
      reports.push(report)
    } finally {
      server.close()
    }
    for (const key of Object.keys(cost) as (keyof typeof cost)[]) cost[key] += server.cost[key]
    const texts = new Map(one.units.map((unit) => [unit.id, unit]))
    for (const { id, occurrences, reasons } of renderingsIn(after[n])) {
      if (!reasons.some(({ code }) => code === 'readerMendOf' || code === 'readerMissed')) continue
      for (const { unit, zh, en } of occurrences) {
        const text = texts.get(unit)
        places++
        if (text && renderingId(text.zh.slice(zh.start, zh.end), text.en.slice(en.start, en.end)) === id) literal++
      }
    }
  }
  return { after, reports, cost, literal: literal / places }
}

async function asking(store: ResultStore, server: ReaderServer) {
  return { store, model: 'replayed', client: await openReaderClient({ address: readerAddress(server.url) }) }
}

/** A document as a batch leaves it in the store. */
async function keep(store: ResultStore, { units, entries }: ReaderDocument): Promise<FoundDocument> {
  const id = units[0].document
  const segments = (language: 'zh' | 'en') =>
    units.map(
      (unit, n): Segment => ({
        ...{ language, text: unit[language], kind: 'sentence', turn: 0, paragraph: n },
        place: { file: id, line: n + 1, column: 1 },
      }),
    )
  const beads = units.map((_, n) => ({ zh: [n], en: [n], confidence: 1 }))
  const document = { id, name: id, zh: segments('zh'), en: segments('en'), warnings: [] }
  await store.put(`bitext/${id}`, encodeBitext(bitextOf(document, beads)))
  await store.put(`concepts/${id}`, encodeConcepts(entries))
  await store.put(`summary/${id}`, encodeSummary(entries))
  return { id, name: id, key: id, found: id, units: units.length, bytes: 0 }
}

interface Range {
  readonly from?: number
  readonly to?: number
}

const RANGES: readonly Range[] = [{}, { from: 0.1 }, { from: 0.25 }, { from: 0.35, to: 0.9 }, { from: 0.45, to: 0.8 }]

/** The same without server and cache, for other pairs asked about. */
function rangeRow(documents: readonly ReaderDocument[], weightsOf: WeightsOf, range: Range, own: number): string[] {
  let [pairs, tokensIn, tokensOut] = [0, 0, 0]
  const after = documents.map((one) => {
    const questions = questionsOf(one.units, one.entries, range)
    const answers = replayedAnswers(one.reader(0), questions)
    for (const [n, question] of questions.entries()) {
      pairs += question.units.reduce((sum, unit) => sum + unit.pairs.length, 0)
      tokensIn += middleTokens(questionText(question))
      tokensOut += middleTokens(answers[n].text)
    }
    return concepts()(weighed(heard(one.entries, one.units, answers).pairs, readerTrust(weightsOf(one), [])))
  })
  const { accepted, essential } = meanOfSets(documents, after)
  const name = range.from === undefined ? 'as shipped' : `${range.from}-${range.to ?? 'as shipped'}`
  return [name, String(pairs), share(accepted), share(essential), ratio(tokensIn, own), ratio(tokensOut, own)]
}

function meanOfSets(documents: readonly ReaderDocument[], entries: Entries) {
  const sets = [...new Set(documents.map(({ document }) => document.set))]
  const each = sets.map((set) => qualityOf(documents, entries, ({ document }) => document.set === set))
  const mean = (of: (one: (typeof each)[number]) => number) => each.reduce((sum, one) => sum + of(one), 0) / each.length
  return { accepted: mean(({ accepted }) => accepted), essential: mean(({ essential }) => essential) }
}

/** Good, random and contrary readers before and after half of the documents have been reviewed. */
async function otherReaders(documents: readonly ReaderDocument[]): Promise<string[][]> {
  const reviewed = new Set(documents.filter((_, n) => n % 2 === 0))
  const isMeasured = (one: ReaderDocument) => !reviewed.has(one)
  const weights = readerWeights([...reviewed])
  const row = (name: string, entries: Entries) => {
    const { accepted, essential } = qualityOf(documents, entries, isMeasured)
    return [name, share(accepted), share(essential)]
  }
  const rows = [
    row(
      'none',
      documents.map(({ entries }) => entries),
    ),
  ]
  for (const [name, distorted] of KINDS) {
    const random = seededRandom(17)
    const replayed = new Map(documents.map((one) => [one.units.map(({ zh }) => zh).join(' '), one.reader(0)]))
    // A question tells by its first sentence of which document it is.
    const answer = (question: string) => {
      const [, sentence = ''] = /^zh: (.*)$/m.exec(question) ?? []
      const own = [...replayed].find(([text]) => text.replace(/\s+/g, ' ').includes(sentence))?.[1]
      return distorted(own?.answer(question) ?? '{"reject":[]}', random)
    }
    const server = await serveReader(answer)
    try {
      const store = memoryStore()
      const found: FoundDocument[] = []
      for (const one of documents) found.push(await keep(store, one))
      const options = { ...(await asking(store, server)), weights }
      const read = async (verdicts: readonly Verdict[]) => {
        const { documents: after } = await secondReading(found, { ...options, decisions: { verdicts } })
        return Promise.all(after.map((one) => readConcepts(store, one.found)))
      }
      const first = await read([])
      rows.push(row(`${name}, nothing reviewed`, first))
      rows.push(row(`${name}, half reviewed`, await read(verdictsOn(documents, first, reviewed))))
    } finally {
      server.close()
    }
  }
  return rows
}

/** What people say of all that is shown of the documents they review. */
function verdictsOn(
  documents: readonly ReaderDocument[],
  entries: Entries,
  reviewed: ReadonlySet<ReaderDocument>,
): Verdict[] {
  const verdicts = documents.flatMap((one, n) =>
    reviewed.has(one)
      ? renderingsIn(entries[n])
          .filter(({ confidence }) => confidence >= operatingPoint())
          .map((pair) => [pair.id, { pair: pair.id, en: pair.en, accepted: isRight(one.gold, pair) }] as const)
      : [],
  )
  return [...new Map(verdicts).values()]
}

interface Answer {
  readonly keep: Readonly<Record<string, readonly number[]>>
  readonly mend: readonly { readonly n: number }[]
  readonly reject: readonly number[]
  readonly unsure: readonly number[]
}

/** Readers by what they make of the right answer. */
const KINDS: readonly (readonly [string, (answer: string, random: Random) => string])[] = [
  ['replayed', (answer) => answer],
  [
    'random',
    (answer, random) => {
      const { keep, mend, reject, unsure } = JSON.parse(answer) as Answer
      const all = [...Object.values(keep).flat(), ...mend.map(({ n }) => n), ...reject, ...unsure]
      const kept = all.filter(() => random() < 0.5)
      return JSON.stringify({ keep: { T: kept }, reject: all.filter((n) => !kept.includes(n)) })
    },
  ],
  [
    'contrary',
    (answer) => {
      const { keep, mend, reject, unsure } = JSON.parse(answer) as Answer
      return JSON.stringify({
        keep: { T: [...reject, ...mend.map(({ n }) => n)] },
        reject: Object.values(keep).flat(),
        unsure,
      })
    },
  ],
]
