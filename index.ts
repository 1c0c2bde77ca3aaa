/**
 * shuyu as a library: the terms of bilingual Chinese-English texts, with their translations.
 *
 * Importing it does nothing, and nothing is ever printed. Functions that take time give promises, tell how far they are
 * by `onProgress`, and stop at the next step when their `signal` is aborted, throwing its reason. A step (one document
 * read, one document searched for terms) is not interrupted: it takes milliseconds for a sentence, a second for a speech.
 * What is wrong with an input is an `InputError`, which names the file and says what was expected and found.
 * @module shuyu
 */
import { type CheckResult, checkBitexts, readDrafts } from './checking/drafts.ts'
import {
  type GlossaryFile,
  glossaryFileOf,
  type ImportOptions,
  openGlossaryFile,
  readGlossary,
} from './glossaries/importers/index.ts'
import { openDictionary } from './glossaries/lexicons/cedict.ts'
import type { Termbase } from './glossaries/termbase/termbase.ts'
import type { Bitext } from './model/bitext.ts'
import type { InputError } from './model/errors.ts'
import type { Glossary } from './model/glossary.ts'
import type { ImportedConcept } from './model/imported.ts'
import type { ConceptEntry } from './model/term.ts'
import type { WordLink } from './model/token.ts'
import { type FormatName, formats } from './output/index.ts'
import { decisionsIn } from './pipeline/batch/decisions.ts'
import { Interrupted } from './pipeline/batch/interruptible.ts'
import { extract as extractBatch } from './pipeline/extract.ts'
import { glossaryOf } from './pipeline/glossary.ts'
import { type Input, isInMemory, loadInput } from './pipeline/inputs.ts'
import { operatingPoint } from './pipeline/models.ts'
import { placedStages } from './pipeline/pipeline.ts'
import type { PipelineDefinition } from './pipeline/stages.ts'
import { linkTokens } from './stages/link/index.ts'
import type { SourceInput } from './stages/read/index.ts'

export type { CheckedDocument, CheckResult } from './checking/drafts.ts'
export type { Termbase } from './glossaries/termbase/termbase.ts'
export type { EnglishAnalyser, EnglishToken } from './language/english.ts'
export type { Segmenter, TaggedWord } from './language/segmenter.ts'
export type { Bitext, TranslationUnit } from './model/bitext.ts'
export { InputError } from './model/errors.ts'
export type { Finding } from './model/finding.ts'
export type { Glossary, GlossaryFilter } from './model/glossary.ts'
export type { ImportedConcept } from './model/imported.ts'
export type { Category, ConceptEntry, Rendering, Span, Status, TermPair } from './model/term.ts'
export type { LinkedUnit, Token, TokenizedUnit, WordLink } from './model/token.ts'
export type { FormatName } from './output/index.ts'
export type { Config, ConfigTools } from './pipeline/config.ts'
export { defineStage, type OwnStage, type PipelineChanges, pipeline } from './pipeline/define.ts'
export type { Resources } from './pipeline/resources.ts'
export { type PipelineDefinition, type StageContext, shippedStages } from './pipeline/stages.ts'

/** How far a function is: `done` of `total` steps of a stage, which has a name for people. */
export interface Progress {
  readonly stage: string
  readonly done: number
  readonly total: number
}

/** What every function takes that takes time. */
export interface RunOptions {
  /** Stops the work at the next step; the promise is rejected with its reason. */
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: Progress) => void
}

/** A text in memory: its content, and the name that tells its format by the extension and that messages give it. */
export interface TextInput {
  /** @default `text.txt`: interleaved or parallel paragraphs */
  readonly name?: string
  /** Text, or the bytes of a file of any format that is read (DOCX, PDF, ...). */
  readonly content: string | Uint8Array
}

/**
 * A document: the path of a bilingual file; the paths of its two sides, `{ zh: 'a.zh.txt', en: 'a.en.txt' }`; or the same in
 * memory, `{ content }`, `{ zh: { content }, en: { content } }`.
 */
export type DocumentInput = string | TextInput | { readonly zh: string | TextInput; readonly en: string | TextInput }

export interface ExtractOptions extends RunOptions {
  /** Pairs of lower confidence are left out, 0..1; 0 gives every candidate. @default where F1 is best, about 0.35 */
  readonly minConfidence?: number
  /** @default the pipeline as it ships */
  readonly pipeline?: PipelineDefinition
  /**
   * Its accepted terms are known, its decisions teach the ranking, and what is found is saved in it.
   * @default none
   */
  readonly termbase?: Termbase
  /** Who extracts, for the history of the termbase. @default `library` */
  readonly by?: string
  /** Encoding label of the inputs. @default found out */
  readonly encoding?: string
  /** Called with what the reader of a document should know; every warning names its file. */
  readonly onWarning?: (warning: string) => void
}

/** What was found. */
export interface Extracted {
  /** The concepts, each with its renderings, best first; a concept stands where its Chinese term first does. */
  readonly concepts: readonly ConceptEntry[]
  /** The documents, with their translation units. */
  readonly documents: readonly Bitext[]
  /** The same as a glossary, for `exportGlossary`. */
  readonly glossary: Glossary
  /** Inputs that could not be used; the others went through. */
  readonly failures: readonly InputError[]
}

/**
 * Finds the terms of documents, in this process. The documents of one call teach how words translate in each other.
 * Loading dictionaries takes about a second and 300 MB, once a process. For thousands of documents use the command, which
 * works in several processes and keeps what is done.
 * @throws InputError where no document could be used
 */
export async function extract(
  inputs: DocumentInput | readonly DocumentInput[],
  options: ExtractOptions = {},
): Promise<Extracted> {
  const { termbase, by = 'library', minConfidence = operatingPoint(), signal } = options
  const documents = Array.isArray(inputs) ? (inputs as readonly DocumentInput[]) : [inputs as DocumentInput]
  const known = (await termbase?.knownTerms()) ?? []
  const found = await stoppable(
    signal,
    extractBatch(await Promise.all(documents.map(loaded)), {
      ...options,
      minConfidence,
      decisions: termbase && (await decisionsIn(termbase)),
      knownTerms: known.flatMap(({ zh, variants, en }) =>
        [zh, ...variants].flatMap((chinese) => en.map((english) => ({ zh: chinese, en: english }))),
      ),
    }),
  )
  if (!found.bitexts.length && found.failures.length) throw found.failures[0]
  await termbase?.save(found, by)
  const { entries: concepts, bitexts, failures } = found
  return { concepts, documents: bitexts, glossary: glossaryOf(found), failures }
}

/**
 * Aligns the sentences of a document: its translation units, each of one or more sentences a side, in order.
 * @throws InputError where it cannot be read or is no bilingual text
 */
export async function align(
  input: DocumentInput,
  { signal, onProgress, encoding, pipeline }: RunOptions & Pick<ExtractOptions, 'encoding' | 'pipeline'> = {},
): Promise<Bitext> {
  const stages = placedStages({ encoding }, pipeline)
  const steps = stepper(signal, onProgress, ['read', 'align'])
  steps.next()
  const document = await stages.read(await source(input))
  steps.next()
  return steps.done(await stages.align(document))
}

/** A sentence pair as words, in the order of the text. */
export interface WordPair {
  readonly zh: readonly string[]
  readonly en: readonly string[]
}

/**
 * Links the words of sentence pairs: for each pair, links of word `zh` to word `en` (both from 0) with a probability of
 * 0.01 to 1; above 0.45 they make a good alignment. The pairs of one call teach each other, so give them all at once.
 * The work is one step: `signal` is looked at before and after it.
 */
export async function link(
  pairs: readonly WordPair[],
  { signal, onProgress }: RunOptions = {},
): Promise<readonly (readonly WordLink[])[]> {
  const steps = stepper(signal, onProgress, ['link'])
  steps.next()
  const lower = pairs.map(({ zh, en }) => ({ zh: zh.map(normal), en: en.map(normal) }))
  return steps.done(linkTokens({ dictionary: openDictionary() })(lower))
}

const normal = (word: string) => word.normalize('NFKC').toLowerCase()

/**
 * Opens a termbase: an SQLite file, or a schema of a PostgreSQL database (`postgres://user@host/database?schema=name`,
 * which needs the package `pg`). Close it when done.
 * @param access `create` makes one where there is none; `read` changes nothing
 * @throws InputError where it is not there, is no termbase, or comes from a newer version
 */
export async function openTermbase(place: string, access: 'read' | 'write' | 'create' = 'create'): Promise<Termbase> {
  // Its database packages are many files: only who opens one loads them.
  const open = await import('./glossaries/termbase/open.ts')
  return open.openTermbase(place, access)
}

/** Names of the formats that `exportGlossary` writes. */
export const formatNames = Object.keys(formats) as readonly FormatName[]

/**
 * Writes a glossary in a format, piece by piece: text (UTF-8), of `xlsx` bytes. The same glossary gives the same file.
 * @param glossary `termbase.glossary(filter)`, or that of an extraction
 * @throws RangeError where there is no such format
 */
export async function* exportGlossary(
  glossary: Glossary,
  format: FormatName,
  { signal }: Pick<RunOptions, 'signal'> = {},
): AsyncGenerator<string | Uint8Array> {
  if (!Object.hasOwn(formats, format)) throw new RangeError(`no format ${format}: there are ${formatNames.join(', ')}`)
  for await (const piece of formats[format].write(glossary)) {
    signal?.throwIfAborted()
    yield piece
  }
}

export interface ImportGlossaryOptions extends ImportOptions, Pick<RunOptions, 'signal'> {
  /** Called with what was left out or read otherwise than written; lines count from 1. */
  readonly onWarning?: (message: string, line?: number) => void
}

/**
 * Reads the concepts of a glossary of whatever format (TBX, TMX, XLIFF, MultiTerm, XLSX, UTX, JSON, CSV, TSV), in its
 * order. `termbase.import(importGlossary(file), { by })` takes them into a termbase.
 * @param file its path, or its bytes with a name for messages
 * @throws InputError, as soon as it is read, where it is no glossary
 */
export async function* importGlossary(
  file: string | { readonly name: string; readonly bytes: Uint8Array },
  { onWarning = () => {}, signal, ...options }: ImportGlossaryOptions = {},
): AsyncGenerator<ImportedConcept> {
  const opened: GlossaryFile =
    typeof file === 'string' ? await openGlossaryFile(file) : glossaryFileOf(file.name, file.bytes)
  for await (const concept of readGlossary(opened, options, onWarning)) {
    signal?.throwIfAborted()
    yield concept
  }
}

/**
 * Checks translations against the accepted terms of a termbase: what is not rendered, deprecated or inconsistent.
 * @throws InputError where a draft cannot be read or is no bilingual text
 */
export async function checkDraft(
  drafts: DocumentInput | readonly DocumentInput[],
  termbase: Termbase,
  options: RunOptions & Pick<ExtractOptions, 'encoding' | 'pipeline' | 'onWarning'> = {},
): Promise<CheckResult> {
  const { signal, onProgress = () => {} } = options
  signal?.throwIfAborted()
  const inputs = Array.isArray(drafts) ? (drafts as readonly DocumentInput[]) : [drafts as DocumentInput]
  const stages = placedStages({ encoding: options.encoding }, options.pipeline)
  const report = {
    ...options,
    onProgress: (progress: Progress) => {
      signal?.throwIfAborted()
      onProgress(progress)
    },
  }
  const { bitexts, failures } = await readDrafts(await Promise.all(inputs.map(source)), stages, report)
  if (failures.length) throw failures[0]
  return checkBitexts(bitexts, stages, termbase.glossary({ withoutWaiting: true }), report)
}

/** An input as the stages read it. @throws InputError where a file cannot be read */
async function source(input: DocumentInput): Promise<SourceInput> {
  const ready = await loaded(input)
  return isInMemory(ready) ? ready : loadInput(ready)
}

/** Paths as they are; of what is partly in memory, everything. */
async function loaded(input: DocumentInput): Promise<Input | SourceInput> {
  if (typeof input === 'string') return input
  if ('content' in input) return inMemory(input, 'text.txt')
  const { zh, en } = input
  if (typeof zh === 'string' && typeof en === 'string') return { zh, en }
  const side = async (one: string | TextInput, name: string) =>
    typeof one === 'string' ? ((await loadInput(one)) as ReturnType<typeof inMemory>) : inMemory(one, name)
  return { zh: await side(zh, 'zh.txt'), en: await side(en, 'en.txt') }
}

const inMemory = ({ name, content }: TextInput, standard: string) => ({
  name: name ?? standard,
  bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content,
})

/** The reason of the signal where work ended by it. */
async function stoppable<Result>(signal: AbortSignal | undefined, work: Promise<Result>): Promise<Result> {
  try {
    return await work
  } catch (error) {
    throw error instanceof Interrupted ? signal?.reason : error
  }
}

function stepper(signal: AbortSignal | undefined, onProgress: RunOptions['onProgress'], stages: readonly string[]) {
  let done = 0
  return {
    next() {
      signal?.throwIfAborted()
      onProgress?.({ stage: stages[done], done, total: stages.length })
      done++
    },
    done<Result>(result: Result): Result {
      signal?.throwIfAborted()
      return result
    },
  }
}
