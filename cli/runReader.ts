import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import type { Termbase } from '../glossaries/termbase/termbase.ts'
import { InputError } from '../model/errors.ts'
import { judgeAgain } from '../pipeline/batch/batch.ts'
import { decisionsIn } from '../pipeline/batch/decisions.ts'
import { type RankedDocument, rankedDocuments } from '../pipeline/batch/rankedDocuments.ts'
import { saveBatch } from '../pipeline/batch/save.ts'
import { noteQuestion } from '../pipeline/reader/answers.ts'
import { questionLine, readAnswers } from '../pipeline/reader/file.ts'
import { distinctQuestions } from '../pipeline/reader/secondReading.ts'
import { openStore } from '../pipeline/results/open.ts'
import type { ResultStore } from '../pipeline/results/store.ts'
import { archiveName } from './archiveName.ts'
import { describeSystemError, exitCode, isSystemError } from './errors.ts'
import { lossLines } from './lossLines.ts'
import { userName } from './options.ts'
import { ownPipeline } from './ownPipeline.ts'
import { createProgress } from './progress.ts'
import { readerOf } from './secondReader.ts'
import { requireWritable, writeResult } from './sink.ts'
import { openForCommand } from './termbase.ts'

/** Options of `shuyu reader`, as commander gives them. */
export interface ReaderFilesOptions {
  readonly termbase: string
  readonly readerModel?: string
  readonly out?: string
  readonly cache: string
  readonly config?: string
  readonly quiet?: boolean
}

/** The name of a model where nobody said which one will answer. */
const SOMEBODY = 'elsewhere'

/** `shuyu reader questions`: what the documents of a termbase leave to ask, a request a line. */
export async function writeQuestions(options: ReaderFilesOptions): Promise<void> {
  const { out, readerModel: model = SOMEBODY } = options
  if (out !== undefined) await requireWritable(out)
  const progress = createProgress(options)
  const store = await openStore(options.cache)
  const termbase = await openForCommand(options.termbase, 'read')
  try {
    const { documents, missing } = await documentsOf(store, termbase, options)
    const style = await termbase.decidedPairs()
    let [written, kept] = [0, 0]
    const lines = async function* () {
      for await (const { id, question, isKept } of distinctQuestions(documents, { store, model })) {
        if (isKept) {
          kept++
          continue
        }
        await noteQuestion(store, id, model)
        written++
        yield questionLine(model, id, question, style)
      }
    }
    await writeResult(lines(), out)
    const before = kept ? `; ${counted(kept, 'answer')} from before` : ''
    progress.note(`${counted(written, 'question')} for ${model}${before}. Nothing was sent.`, {
      event: 'reader questions',
      model,
      questions: written,
      kept,
    })
    if (missing) progress.error(notHere(missing))
    if (missing) process.exitCode = exitCode.findings
  } finally {
    progress.close()
    await termbase.close()
  }
}

/** `shuyu reader answers`: keeps the answers of files, and what the documents of a termbase are in their light. */
export async function bringAnswers(files: readonly string[], options: ReaderFilesOptions): Promise<void> {
  const progress = createProgress(options)
  const store = await openStore(options.cache)
  const termbase = await openForCommand(options.termbase, 'write')
  try {
    await termbase.team.require(userName(), 'propose')
    const { kept, failures } = await answersIn(store, files)
    for (const { located } of failures) progress.error(`shuyu: ${located}`)
    if (!kept.size) {
      progress.error('shuyu: there is no answer to bring in; the termbase is as it was')
      process.exitCode = exitCode.notDone
      return
    }
    const model = options.readerModel ?? (kept.size === 1 ? [...kept.keys()][0] : undefined)
    if (model === undefined)
      throw new InputError(
        files[0],
        `expected answers of one model, found some of ${[...kept.keys()].join(', ')}; all are kept: say with --reader-model which counts, and bring them again`,
      )
    const all = [...kept.values()].reduce((sum, n) => sum + n, 0)
    progress.note(`${counted(all, 'answer')} brought in.`, { event: 'reader answers', answers: all })
    const { documents, missing } = await documentsOf(store, termbase, options)
    const own = await ownPipeline(options)
    const reader = readerOf({ model }, { store, termbase, progress })
    const batch = await judgeAgain(documents, {
      store,
      pipeline: own?.definition,
      // As they were shown before: of several runs the most generous.
      minConfidence: documents.reduce((least, { minConfidence }) => Math.min(least, minConfidence), 1),
      decisions: await decisionsIn(termbase),
      secondReading: (found) => reader.read(found),
    })
    const saved = await saveBatch(batch, { store, termbase, by: userName() })
    const { renderingsAdded, renderingsRemoved } = saved
    progress.note(
      `Kept in ${termbase.name}: ${counted(renderingsAdded, 'new pair')}; ${counted(renderingsRemoved, 'pair')} no longer proposed.`,
      { event: 'done', ...saved },
    )
    if (saved.loss) progress.error(lossLines(saved.loss, own !== undefined), { event: 'loss', ...saved.loss })
    if (missing) progress.error(notHere(missing))
    if (missing || failures.length) process.exitCode = exitCode.findings
  } finally {
    progress.close()
    await termbase.close()
  }
}

/** The documents of a termbase that were extracted here, and how many others it has. */
async function documentsOf(
  store: ResultStore,
  termbase: Termbase,
  options: ReaderFilesOptions,
): Promise<{ documents: readonly RankedDocument[]; missing: number }> {
  const present = await termbase.documentDigests()
  const ranked = await rankedDocuments(store, archiveName(options.termbase))
  const documents = ranked.filter(({ id }) => present.has(id))
  if (!documents.length)
    throw new InputError(
      termbase.name,
      'expected documents that were extracted into it with the results kept here, found none: run shuyu extract first, with the same --cache',
    )
  return { documents, missing: present.size - documents.length }
}

const notHere = (missing: number) =>
  `shuyu: ${counted(missing, 'document')} of the termbase ${missing === 1 ? 'was' : 'were'} not extracted here: run shuyu extract on ${missing === 1 ? 'it' : 'them'} first`

async function answersIn(store: ResultStore, files: readonly string[]) {
  const kept = new Map<string, number>()
  const failures: InputError[] = []
  for (const file of files) {
    const input = file === '-' ? process.stdin : createReadStream(file, 'utf8')
    const name = file === '-' ? 'stdin' : file
    try {
      const read = await readAnswers(store, name, createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY }))
      for (const [model, n] of read.kept) kept.set(model, (kept.get(model) ?? 0) + n)
      for (const failure of read.failures) failures.push(failure)
    } catch (error) {
      if (!isSystemError(error)) throw error
      failures.push(new InputError(name, describeSystemError(error), { cause: error }))
    }
  }
  return { kept, failures }
}

const counted = (n: number, noun: string) => `${n.toLocaleString('en')} ${noun}${n === 1 ? '' : 's'}`
