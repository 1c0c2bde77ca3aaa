import { readFile, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { InputError } from '../model/errors.ts'
import { printable } from './print.ts'
import type { ProgressLine } from './progress.ts'
import { writeResult } from './sink.ts'
import { renderTable } from './table.ts'

const HEADER = 'file\tline\treason\n'
/** Rows of the table; the file has all. */
const ROWS = 20

/** Those of `shuyu extract` that say where failures are told. */
interface FailureOptions {
  readonly failures?: string
  readonly termbase: string
  readonly save: boolean
  readonly quiet?: boolean
  readonly log?: 'json'
}

/** Where the failures of a batch are listed; nowhere for a single input, unless a file is named. */
export function failuresFile({ failures, termbase, save }: FailureOptions, inputs: number): string | undefined {
  if (failures !== undefined) return failures
  if (!save || inputs < 2) return undefined
  return termbase.includes('://') ? 'failures.tsv' : join(dirname(termbase), 'failures.tsv')
}

/** Lists the failures of this run: file, line where one is known, reason. Where there are none, an older list goes. */
export async function writeFailures(file: string, failed: readonly InputError[]): Promise<void> {
  if (failed.length) return writeResult([HEADER, ...failed.map(row)], file)
  const before = await readFile(file, 'utf8').catch(() => '')
  if (before.startsWith(HEADER)) await rm(file)
}

function row({ file, line, message }: InputError): string {
  return `${[file, line ?? '', message].map((cell) => printable(String(cell).replace(/[\t\r\n]+/g, ' '))).join('\t')}\n`
}

/** One failure is told in a line, as compilers do; more in a table, unless programs or nobody reads along. */
export function tellFailures(
  failed: readonly InputError[],
  { quiet, log }: FailureOptions,
  progress: ProgressLine,
  list?: string,
): void {
  if (quiet || log || failed.length < 2) {
    for (const { file, line, message, located } of failed) {
      progress.error(`shuyu: ${located}`, { event: 'failure', file, line, message })
    }
    return
  }
  const rows = failed.slice(0, ROWS).map(({ file, line, message }) => [line ? `${file}:${line}` : file, message])
  progress.note(`\n${renderTable([{ title: 'Failed' }, { title: 'Reason' }], rows, { width: 160, colour: false })}`)
  const all = `${failed.length.toLocaleString('en')} inputs could not be used`
  progress.note(list ? `${all}: all are listed in ${list}` : all)
}
