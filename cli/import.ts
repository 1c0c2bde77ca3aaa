import { type Command, InvalidArgumentError, Option } from 'commander'
import {
  type ImportOptions,
  openGlossaryFile,
  parseMapping,
  type Reading,
  readGlossary,
} from '../glossaries/importers/index.ts'
import type { ImportSummary, Termbase, TermImport } from '../glossaries/termbase/termbase.ts'
import { InputError } from '../model/errors.ts'
import type { ImportedConcept } from '../model/imported.ts'
import { type Status, statuses } from '../model/term.ts'
import { exitCode } from './errors.ts'
import { type FileReport, importTables, ReadTerms } from './importReport.ts'
import { termbaseOption, userName } from './options.ts'
import { createProgress, type ProgressLine } from './progress.ts'
import { writeResult } from './sink.ts'
import { openForCommand } from './termbase.ts'

interface ImportCommandOptions {
  readonly termbase: string
  readonly map?: ImportOptions['map']
  readonly encoding?: string
  readonly split?: boolean
  readonly status?: Status
  readonly prefer: 'termbase' | 'file'
  readonly dryRun?: boolean
  readonly format: 'table' | 'json'
  readonly quiet?: boolean
}

export function importCommand(command: Command): void {
  command
    .argument(
      '<file...>',
      'glossaries: TBX, TMX, XLIFF, MultiTerm XML, XLSX, CSV, TSV, DOCX, Markdown, OmegaT, UTX, JSON',
    )
    .addOption(termbaseOption())
    .option('--map <columns>', 'columns of a table, by name or number: zh=Term,en=Translation,note=Remark', toMapping)
    .option('--split', 'make a term of each of several in one cell (path; road); without it they are one proposal')
    .option('--encoding <label>', 'encoding of a table (utf-8, gb18030, big5, utf-16le); found out by default')
    .addOption(
      new Option('-s, --status <status>', 'of terms that the file gives none (default: accepted)').choices(statuses),
    )
    .addOption(
      new Option('--prefer <side>', 'whose word counts where a person decided otherwise than the file says')
        .choices(['termbase', 'file'])
        .default('termbase'),
    )
    .option('-n, --dry-run', 'tell what would be imported, and change nothing')
    .addOption(new Option('-f, --format <format>', 'of the summary').choices(['table', 'json']).default('table'))
    .addHelpText(
      'after',
      `
The format is found out by what is in the file, the columns of a table by their titles; where these leave a doubt, the
file is refused, and --map says it. The summary tells which column was taken for what. A term whose status is not known, or
whose English may be none, becomes a proposal. Each file is imported whole or not at all, and can be undone as one
step (z on the review page). What a person decided in the termbase stays unless --prefer file is given; where the file
says otherwise, that is listed as a conflict.

Examples:
  shuyu import client.tbx
  shuyu import terms.xlsx --prefer file        an export that was worked on comes back
  shuyu import list.csv --dry-run              which columns are taken for what, and the first three entries
  shuyu import list.csv --map zh=3,en=2,note=Remark --split --status proposed

Exit codes: 0 done; 1 conflicts that the termbase won, or files that failed; 2 nothing could be imported.`,
    )
    .action(run)
}

async function run(files: string[], options: ImportCommandOptions): Promise<void> {
  const progress = createProgress(options)
  const termbase = await openForCommand(options.termbase, 'create')
  const reports: FileReport[] = []
  try {
    for (const file of files) reports.push(await importFile(file, termbase, options, progress))
  } catch (error) {
    // What was imported before is told, whatever stops the rest.
    progress.close()
    await writeResult(importTables(reports))
    throw error
  } finally {
    progress.close()
    await termbase.close()
  }
  await writeResult(options.format === 'json' ? [`${JSON.stringify(reports, null, 2)}\n`] : importTables(reports))
  if (options.dryRun) progress.note('shuyu: a dry run: nothing was changed')
  const failed = reports.filter(({ error }) => error !== undefined).length
  const isOverruled = reports.some(({ summary }) => summary?.conflicts.some(({ kept }) => kept === 'termbase'))
  if (failed === files.length) process.exitCode = exitCode.notDone
  else if (failed > 0 || isOverruled) process.exitCode = exitCode.findings
}

/** Warnings that are told one by one of each file; the JSON has all. */
const SHOWN_WARNINGS = 20

/** A file that cannot be used is told, and the others go on. */
async function importFile(
  file: string,
  termbase: Termbase,
  options: ImportCommandOptions,
  progress: ProgressLine,
): Promise<FileReport> {
  const { map, encoding, split, status, prefer, dryRun } = options
  const warnings: string[] = []
  const warn = (message: string, line?: number) => {
    warnings.push(`${file}${line === undefined ? '' : `:${line}`}: ${message}`)
  }
  const target: TermImport = { by: userName(), status, prefer, dryRun }
  let summary: ImportSummary | undefined
  let reading: Reading | undefined
  let error: string | undefined
  const told = (found: Reading) => {
    reading = found
  }
  const terms = new ReadTerms()
  try {
    const concepts = readGlossary(await openGlossaryFile(file), { map, encoding, split, told }, warn)
    summary = await termbase.import(counted(concepts, terms, progress), target)
  } catch (reason) {
    if (!(reason instanceof InputError) || reason.file === termbase.name) throw reason
    error = reason.located
    progress.error(`shuyu: ${error}`)
  }
  for (const warning of warnings.slice(0, SHOWN_WARNINGS)) progress.note(`shuyu: ${warning}`)
  const more = warnings.length - SHOWN_WARNINGS
  if (more > 0) progress.note(`shuyu: ${file}: ${more} more warnings: --format json has them all`)
  return {
    file,
    ...(summary && { summary, proposals: terms.proposals }),
    ...(reading && { columns: reading }),
    ...(dryRun && summary && { first: terms.first }),
    ...(error !== undefined && { error }),
    warnings,
  }
}

async function* counted(
  concepts: AsyncIterable<ImportedConcept>,
  terms: ReadTerms,
  progress: ProgressLine,
): AsyncIterable<ImportedConcept> {
  let count = 0
  for await (const concept of concepts) {
    terms.add(concept)
    if (++count % 1000 === 0) progress.report('importing concepts', count)
    yield concept
  }
}

function toMapping(text: string): ImportOptions['map'] {
  try {
    return parseMapping(text)
  } catch (error) {
    throw new InvalidArgumentError(error instanceof Error ? error.message : String(error))
  }
}
