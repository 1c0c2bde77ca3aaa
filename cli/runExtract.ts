import { openTermbase } from '../glossaries/termbase/sqlite.ts'
import type { SaveSummary, Termbase } from '../glossaries/termbase/termbase.ts'
import type { InputError } from '../model/errors.ts'
import type { Glossary } from '../model/glossary.ts'
import { formats } from '../output/index.ts'
import { type ExtractResult, extract } from '../pipeline/extract.ts'
import { glossaryOf } from '../pipeline/glossary.ts'
import { resolveInputs } from '../pipeline/inputs.ts'
import { defaultPipeline } from '../pipeline/stages.ts'
import { exitCode } from './errors.ts'
import { userName } from './options.ts'
import { createProgress, type Progress } from './progress.ts'
import { writeResult } from './sink.ts'
import { termTable } from './termTable.ts'

/** Options of `shuyu extract`, as commander gives them. */
export interface ExtractCommandOptions {
  readonly termbase: string
  readonly format: 'table' | 'tsv' | 'json'
  readonly out?: string
  readonly minScore?: number
  readonly all?: boolean
  readonly jobs: number
  readonly save: boolean
  readonly encoding?: string
  readonly quiet?: boolean
}

/** `shuyu extract`: reads the inputs, keeps what is found, prints it. The exit code is left in `process.exitCode`. */
export async function runExtract(args: string[], options: ExtractCommandOptions): Promise<void> {
  const progress = createProgress({ quiet: options.quiet })
  // Opened first: a termbase that cannot be used is told before the work, not after it.
  const termbase = options.save ? openTermbase(options.termbase, 'create') : undefined
  try {
    const { inputs, failures } = await resolveInputs(args)
    const result = inputs.length ? await extractAll(inputs, options, termbase, progress) : undefined
    progress.close()
    const failed = [...failures, ...(result?.failures ?? [])]
    for (const failure of failed) process.stderr.write(`shuyu: ${failure.located}\n`)
    if (!result?.bitexts.length) {
      process.exitCode = exitCode.notDone
      return
    }
    const saved = await termbase?.save(result, userName())
    await writeResult(rendered(glossaryOfRun(result, termbase), options), options.out)
    if (!options.quiet) process.stderr.write(summary(result, failed, options, saved))
    if (failed.length) process.exitCode = exitCode.findings
  } finally {
    progress.close()
    await termbase?.close()
  }
}

async function extractAll(
  inputs: Parameters<typeof extract>[0],
  options: ExtractCommandOptions,
  termbase: Termbase | undefined,
  progress: Progress,
): Promise<ExtractResult> {
  progress.report('load dictionaries')
  const known = (await termbase?.knownTerms()) ?? []
  const pipeline = defaultPipeline({
    encoding: options.encoding,
    knownTerms: known.flatMap(({ zh, variants }) => [zh, ...variants]),
  })
  pipeline.warm()
  return extract(inputs, pipeline, {
    minConfidence: options.minScore ?? (options.all ? 0 : pipeline.operatingPoint),
    concurrency: options.jobs,
    onProgress: ({ stage, done, total }) => progress.report(stage, done, total),
    onWarning: (warning) => progress.note(`shuyu: ${warning}`),
  })
}

/** What the run found; with a termbase in the wording people gave it, and without what they rejected. */
function glossaryOfRun(result: ExtractResult, termbase: Termbase | undefined): Glossary {
  if (!termbase) return glossaryOf(result)
  const documents = result.bitexts.map(({ document }) => document.id)
  return termbase.glossary({ documents, statuses: ['accepted', 'proposed', 'undecided'] })
}

async function* rendered(glossary: Glossary, { format, out }: ExtractCommandOptions): AsyncGenerator<string> {
  if (format === 'table') yield* termTable(glossary, out === undefined)
  else yield* formats[format].write(glossary)
}

function summary(
  result: ExtractResult,
  failed: readonly InputError[],
  options: ExtractCommandOptions,
  saved?: SaveSummary,
): string {
  const pairs = result.entries.reduce((sum, { renderings }) => sum + renderings.length, 0)
  const units = result.bitexts.reduce((sum, bitext) => sum + bitext.units.length, 0)
  const lines = [
    `${counted(result.bitexts.length, 'document')}, ${counted(units, 'translation unit')}, ${counted(pairs, 'pair')}.`,
  ]
  if (failed.length) lines.push(`${counted(failed.length, 'input')} could not be used, see above.`)
  if (saved)
    lines.push(
      `Kept in ${options.termbase}: ${counted(saved.renderingsAdded, 'new pair')}, ${counted(saved.renderingsRemoved, 'pair')} gone.`,
    )
  return `${lines.join('\n')}\n`
}

const counted = (n: number, noun: string) => `${n.toLocaleString('en')} ${noun}${n === 1 ? '' : 's'}`
