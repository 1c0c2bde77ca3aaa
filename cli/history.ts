import { type Command, InvalidArgumentError, Option } from 'commander'
import { rebuild } from '../glossaries/termbase/read/rebuild.ts'
import type { Termbase } from '../glossaries/termbase/termbase.ts'
import type { HistoryRow } from '../model/decision.ts'
import { outOption, termbaseOption } from './options.ts'
import { writeResult } from './sink.ts'
import { oneLine } from './table.ts'
import { openForCommand } from './termbase.ts'

interface Options {
  readonly termbase: string
  readonly format: 'text' | 'json'
  readonly state?: boolean
  readonly at?: string
  readonly out?: string
}

export function historyCommand(command: Command): void {
  command
    .addOption(termbaseOption())
    .addOption(new Option('-f, --format <format>', 'text, or JSON lines').choices(['text', 'json']).default('text'))
    .option('--state', 'print what the decisions come to, rebuilt from the history, instead of the decisions')
    .option('--at <time>', 'only up to this time (ISO 8601, such as 2026-03-08T12:00Z)', parseTime)
    .addOption(outOption())
    .addHelpText(
      'after',
      `
Every decision is a row that is never changed or deleted: who, when, what it was before and after. Undoing is a new row.

Examples:
  shuyu history
  shuyu history --state --at 2026-03-08T12:00Z --format json`,
    )
    .action(run)
}

function parseTime(text: string): string {
  const time = new Date(text)
  if (Number.isNaN(time.getTime())) throw new InvalidArgumentError('It must be a time such as 2026-03-08T12:00Z.')
  return time.toISOString()
}

async function run(options: Options): Promise<void> {
  const termbase = await openForCommand(options.termbase, 'read')
  try {
    await writeResult(options.state ? stateLines(termbase, options) : historyLines(termbase, options), options.out)
  } finally {
    await termbase.close()
  }
}

async function* historyLines(termbase: Termbase, { format, at }: Options): AsyncGenerator<string> {
  for await (const row of termbase.history()) {
    if (at !== undefined && row.at > at) continue
    yield `${format === 'json' ? JSON.stringify(row) : historyLine(row)}\n`
  }
}

async function* stateLines(termbase: Termbase, { format, at }: Options): AsyncGenerator<string> {
  const { renderings, concepts } = await rebuild(termbase.history(), at)
  for (const [rendering, state] of renderings) {
    const { zh, en, status, usage, decided } = state
    if (format === 'json') yield `${JSON.stringify({ rendering, ...state })}\n`
    else yield `${cells(...[status, usage, `${zh} = ${en}`, decided?.by].flatMap((cell) => cell ?? []))}\n`
  }
  for (const [concept, state] of concepts) {
    if (format === 'json') yield `${JSON.stringify({ concept, ...state })}\n`
    else yield `${cells('concept', state.zh, ...(state.definition ? [state.definition] : []))}\n`
  }
}

/** Who did it is told already. */
const told = new Set(['decided', 'settledBy'])

/** `time  who  what  which  change`, with tabs between. */
function historyLine({ at, by, action, reverts, rendering, before, after }: HistoryRow): string {
  const what = reverts === undefined ? action : `${action} ${reverts}`
  return cells(at, by, what, subject(rendering, after), changes(before, after))
}

/** A line for people, each cell without what would break it. */
const cells = (...texts: string[]) => texts.map(oneLine).join('\t')

function subject(rendering: string | undefined, after: unknown): string {
  const { zh, en, documents } = after as { zh?: string; en?: string; documents?: { name: string }[] }
  if (documents) return documents.map(({ name }) => name).join(', ')
  return rendering === undefined ? (zh ?? '') : `${zh} = ${en}`
}

function changes(before: unknown, after: unknown): string {
  const [from, to] = [before, after] as Record<string, unknown>[]
  return Object.keys(to)
    .filter((field) => field in from && !told.has(field) && field !== 'documents' && from[field] !== to[field])
    .map((field) => `${field}: ${from[field] ?? '-'} > ${to[field] ?? '-'}`)
    .join('; ')
}
