import { accessSync, constants, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type TemporaryFolder, temporaryFolder } from '../files/temporary.ts'
import type { Termbase } from '../glossaries/termbase/termbase.ts'
import { byCodePoint } from '../language/order.ts'
import type { InputError } from '../model/errors.ts'
import type { Glossary } from '../model/glossary.ts'
import type { OcrScript } from '../model/ocrScript.ts'
import { formats } from '../output/index.ts'
import { runBatch } from '../pipeline/batch/batch.ts'
import { decisionsIn } from '../pipeline/batch/decisions.ts'
import { Interrupted } from '../pipeline/batch/interruptible.ts'
import type { Batch } from '../pipeline/batch/judge.ts'
import type { BatchProgress } from '../pipeline/batch/options.ts'
import { noteRanked } from '../pipeline/batch/rankedDocuments.ts'
import { type BatchSaved, saveBatch } from '../pipeline/batch/save.ts'
import { inputsIn, type ResolvedInputs, resolveInputs } from '../pipeline/inputs.ts'
import { operatingPoint } from '../pipeline/models.ts'
import { cacheFolder } from '../pipeline/results/folderStore.ts'
import { openStore } from '../pipeline/results/open.ts'
import { StoreError } from '../pipeline/results/store.ts'
import { fileOfPart } from '../stages/read/index.ts'
import type { Strictness } from '../stages/score/index.ts'
import { archiveName } from './archiveName.ts'
import { exitCode } from './errors.ts'
import { localCrews, queueCrews } from './executors.ts'
import { failuresFile, tellFailures, writeFailures } from './failures.ts'
import { lossLines } from './lossLines.ts'
import { userName } from './options.ts'
import { ownPipeline } from './ownPipeline.ts'
import { createProgress, type ProgressLine } from './progress.ts'
import type { ReaderCommandOptions } from './readerOptions.ts'
import { openSecondReader } from './secondReader.ts'
import { selectedRenderings } from './selection.ts'
import { requireWritable, writeResult } from './sink.ts'
import { readStdin } from './stdin.ts'
import { openForCommand } from './termbase.ts'
import { termTable } from './termTable.ts'

/** Options of `shuyu extract`, as commander gives them. */
export interface ExtractCommandOptions extends ReaderCommandOptions {
  readonly termbase: string
  readonly format: 'table' | 'tsv' | 'json'
  readonly out?: string
  readonly minScore?: number
  /** Instead of a score: how much of what is printed shall be right. */
  readonly strictness?: Strictness
  /** Texts in this language alone are taken. */
  readonly only?: 'zh' | 'en'
  /** Print only what the termbase did not have before. */
  readonly new?: boolean
  /** Print pieces of longer terms in the table. */
  readonly pieces?: boolean
  readonly all?: boolean
  readonly jobs: number
  readonly save: boolean
  readonly encoding?: string
  readonly ocr?: OcrScript
  readonly retrain?: boolean
  readonly failures?: string
  readonly retryFailed?: boolean
  /** A folder; false for none. */
  readonly cache: string | false
  /** URL of a queue whose workers do the work. */
  readonly queue?: string
  readonly config?: string
  readonly log?: 'json'
  readonly quiet?: boolean
}

/** `shuyu extract`: reads the inputs, keeps what is found, prints it. The exit code is left in `process.exitCode`. */
export async function runExtract(args: string[], asked: ExtractCommandOptions): Promise<void> {
  const options = asked.strictness ? { ...asked, minScore: operatingPoint(asked.strictness) } : asked
  const progress = createProgress(options)
  // Places that cannot be used are told before the work, not after it.
  if (options.out !== undefined) await requireWritable(options.out)
  let folder: TemporaryFolder | undefined
  const temporary = () => {
    folder ??= temporaryFolder()
    return folder.path
  }
  // Without a termbase to keep, the documents still go through one: it is what puts together what they say.
  const place = options.save ? options.termbase : join(temporary(), 'termbase.db')
  const termbase = await openForCommand(place, 'create')
  try {
    // Workers on other machines share what is kept in the database of the termbase.
    const cache = options.queue ? options.termbase : usableCache(options) || join(temporary(), 'cache')
    // Told before the work, not after it.
    if (options.save) await termbase.team.require(userName(), 'propose')
    await extractInto(termbase, args, { ...options, cache }, progress)
  } catch (error) {
    if (error instanceof StoreError) {
      progress.error(`shuyu: ${error.message}`)
      process.exitCode = exitCode.notDone
    } else if (error instanceof Interrupted) {
      const kept = options.cache ? 'run the same command again to go on from here' : 'with --no-cache nothing is kept'
      progress.error(`shuyu: stopped: ${kept}`, { event: 'stopped' })
      process.exitCode = exitCode.interrupted
    } else throw error
  } finally {
    progress.close()
    await termbase.close()
    folder?.remove()
  }
}

/** The folder that keeps results. Where the user's cache cannot be written, there is none; one that was named must do. */
function usableCache({ cache }: ExtractCommandOptions): string | false {
  if (cache !== cacheFolder()) return cache
  try {
    mkdirSync(cache, { recursive: true })
    accessSync(cache, constants.W_OK)
    return cache
  } catch {
    return false
  }
}

type Options = ExtractCommandOptions & { readonly cache: string }

async function extractInto(
  termbase: Termbase,
  args: string[],
  options: Options,
  progress: ProgressLine,
): Promise<void> {
  const { queue } = options
  const store = await openStore(options.cache)
  const { inputs, failures } = await resolved(args)
  const onStop = () =>
    progress.note('shuyu: finishing the documents in hand; Ctrl-C again stops at once', { event: 'stopping' })
  const onIdle = () =>
    progress.note('shuyu: no worker of this version is there: start some with `shuyu worker`', { event: 'no workers' })
  const own = await ownPipeline(options)
  const executors = queue
    ? await queueCrews(queue, store, { onStop, onIdle }, own)
    : localCrews(store, options.cache, options.jobs, onStop, own)
  try {
    const { signal } = executors
    const reader = await openSecondReader(options, { store, termbase, progress, signal })
    const known = await termbase.knownTerms()
    const stored = await termbase.documentDigests()
    const before = new Set(options.new ? await termbase.review.queue({}) : [])
    const archive = options.save ? archiveName(options.termbase) : undefined
    // A higher --min-score chooses what is printed; the termbase keeps what it has.
    const minConfidence = options.all ? 0 : Math.min(options.minScore ?? 1, operatingPoint())
    const batch = await runBatch(inputs, {
      store,
      executor: executors.executor,
      pipeline: own?.definition,
      signal,
      secondReading: reader && ((documents) => reader.read(documents)),
      minConfidence,
      encoding: options.encoding,
      ocr: options.ocr,
      decisions: await decisionsIn(termbase),
      knownTerms: known.flatMap(({ zh, variants, en }) =>
        [zh, ...variants].flatMap((chinese) => en.map((english) => ({ zh: chinese, en: english }))),
      ),
      archive,
      // A new termbase has no archive, whatever stood in its place before.
      retrain: options.retrain || stored.size === 0,
      retryFailed: options.retryFailed,
      onProgress: reporter(progress, failures.length),
      onWarning: (warning) => progress.note(`shuyu: ${warning}`, { event: 'warning', message: warning }),
    })
    const failed = [...failures, ...batch.failures].sort((a, b) => byCodePoint(a.located, b.located))
    const list = failuresFile(options, inputs.length + failures.length)
    if (list) await writeFailures(list, failed)
    if (!batch.documents.length) {
      tellFailures(failed, options, progress)
      process.exitCode = exitCode.notDone
      return
    }
    progress.report('concepts', 0, batch.documents.length)
    const saved = await saveBatch(batch, {
      store,
      termbase,
      by: userName(),
      signal: executors.signal,
      onProgress: (done) => progress.report('concepts', done, batch.documents.length),
    })
    if (archive !== undefined) await noteRanked(store, archive, batch.ranked, minConfidence)
    progress.close()
    const found = await glossaryOfRun(batch, termbase, options)
    await writeResult(
      rendered(options.new ? selectedRenderings(found, ({ id }) => !before.has(id)) : found, options),
      options.out,
    )
    tellFailures(failed, options, progress, list)
    tellResult(batch, failed, options, termbase.name, progress, saved)
    if (saved.loss) progress.error(lossLines(saved.loss, own !== undefined), { event: 'loss', ...saved.loss })
    if (failed.length || reader?.hasFailed) process.exitCode = exitCode.findings
  } finally {
    executors.close()
  }
}

/** The inputs of the arguments, of which - is what comes by stdin. */
async function resolved(args: readonly string[]): Promise<ResolvedInputs> {
  const named = await resolveInputs(args.filter((arg) => arg !== '-'))
  if (!args.includes('-')) return named
  const failures = [...named.failures]
  const piped = await inputsIn({ name: 'stdin', bytes: await readStdin() }, failures)
  return { inputs: [...piped, ...named.inputs], failures }
}

/** What the run found, in the wording people gave it; without what they rejected. */
async function glossaryOfRun({ documents }: Batch, termbase: Termbase, { save, minScore }: Options): Promise<Glossary> {
  const stored = await termbase.documentDigests()
  const isAll = !save || stored.size === documents.length
  return termbase.glossary({
    documents: isAll ? undefined : documents.map(({ id }) => id),
    statuses: ['accepted', 'proposed', 'undecided'],
    minConfidence: minScore,
  })
}

async function* rendered(glossary: Glossary, options: Options): AsyncGenerator<string | Uint8Array> {
  const { format, out, pieces, all } = options
  if (format === 'table') yield* termTable(glossary, { toTerminal: out === undefined, withPieces: pieces || all })
  else yield* formats[format].write(glossary)
}

const reporter = (progress: ProgressLine, unreadable: number) => (state: BatchProgress) => {
  const { stage, done, total, sentences, pairs, failures } = state
  progress.report(stage, done, total, { sentences, pairs, failed: unreadable + failures })
}

function tellResult(
  { documents, shown }: Batch,
  failed: readonly InputError[],
  { save }: Options,
  place: string,
  progress: ProgressLine,
  saved: BatchSaved,
): void {
  const sentences = documents.reduce((sum, { units }) => sum + units, 0)
  const files = new Set(documents.map(({ name }) => fileOfPart(name))).size
  const gone = saved.renderingsRemoved
  const lines = [
    `${counted(files, 'document')}, ${counted(sentences, 'translation unit')}, ${counted(shown.size, 'pair')}.`,
    ...(save
      ? [
          `Kept in ${place}: ${counted(saved.renderingsAdded, 'new pair')}${gone ? `; ${counted(gone, 'pair')} no longer found or below the threshold (--all keeps every candidate)` : ''}.`,
        ]
      : []),
    ...(save ? nextSteps(place) : []),
  ]
  const figures = { documents: files, sentences, pairs: shown.size, failed: failed.length }
  progress.note(lines.join('\n'), { event: 'done', ...figures, ...(save && saved) })
}

/** What people do after a run. */
function nextSteps(place: string): string[] {
  const option = place === 'termbase.db' ? '' : ` --termbase ${/\s/.test(place) ? `'${place}'` : place}`
  return [
    `Next: shuyu review${option}   accept, reject and mend them in the browser`,
    `      shuyu export xlsx${option} --out terms.xlsx   hand them on; export --help lists the formats`,
  ]
}

const counted = (n: number, noun: string) => `${n.toLocaleString('en')} ${noun}${n === 1 ? '' : 's'}`
