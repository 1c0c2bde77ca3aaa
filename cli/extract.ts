import { type Command, Option } from 'commander'
import { openTermbase } from '../glossaries/termbase/sqlite.ts'
import type { SaveSummary, Termbase } from '../glossaries/termbase/termbase.ts'
import { startJieba } from '../language/segmenter.ts'
import type { InputError } from '../model/errors.ts'
import type { Glossary } from '../model/glossary.ts'
import { formats } from '../output/index.ts'
import { type ExtractResult, extract } from '../pipeline/extract.ts'
import { glossaryOf } from '../pipeline/glossary.ts'
import { resolveInputs } from '../pipeline/inputs.ts'
import { defaultPipeline } from '../pipeline/stages.ts'
import { exitCode } from './errors.ts'
import { outOption, parseCount, parseScore, termbaseOption, userName } from './options.ts'
import { createProgress, type Progress } from './progress.ts'
import { writeResult } from './sink.ts'
import { termTable } from './termTable.ts'

interface Options {
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

export function extractCommand(command: Command): void {
  command
    .argument(
      '<input...>',
      'bilingual files, pairs NAME.zh.EXT + NAME.en.EXT, bitexts (TSV), folders or globs of these',
    )
    .addOption(termbaseOption())
    .addOption(new Option('--format <format>', 'of the result').choices(['table', 'tsv', 'json']).default('table'))
    .addOption(outOption())
    .option('-m, --min-score <score>', 'only pairs with at least this score (0 to 1)', parseScore)
    .option('--all', 'every candidate pair, however doubtful')
    .option('-j, --jobs <n>', 'documents in hand at the same time', parseCount, 4)
    .option('--no-save', 'leave the termbase alone')
    .option('--encoding <label>', 'encoding of the inputs (utf-8, gb18030, big5, utf-16le); found out by default')
    .addHelpText(
      'after',
      `
Reads transcripts as they are published: Chinese and English pages interleaved, paragraphs cut at page ends, speaker
labels and titles. The terms found are printed, best first, and kept in the termbase for review and export.

Examples:
  shuyu extract samples/
  shuyu extract speech.zh.txt speech.en.txt --format tsv --out speech.tsv
  shuyu extract 'archive/**/*.md' --termbase archive.db --min-score 0.5`,
    )
    .action(run)
}

async function run(args: string[], options: Options): Promise<void> {
  startJieba()
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
  options: Options,
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

async function* rendered(glossary: Glossary, { format, out }: Options): AsyncGenerator<string> {
  if (format === 'table') yield* termTable(glossary, out === undefined)
  else yield* formats[format].write(glossary)
}

function summary(result: ExtractResult, failed: readonly InputError[], options: Options, saved?: SaveSummary): string {
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
