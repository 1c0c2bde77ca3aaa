import { type Command, InvalidArgumentError, Option } from 'commander'
import type { LookedUp, LookedUpRendering } from '../glossaries/termbase/lookup.ts'
import type { Citation } from '../model/glossary.ts'
import { type Status, statuses } from '../model/term.ts'
import { exitCode } from './errors.ts'
import { termbaseOption } from './options.ts'
import { tell } from './print.ts'
import { writeResult } from './sink.ts'
import { oneLine, shorten, terminalWidth } from './table.ts'
import { openForCommand } from './termbase.ts'

interface Options {
  readonly termbase: string
  readonly limit: number
  readonly status?: readonly Status[]
  readonly format: 'text' | 'json'
  readonly quiet?: boolean
}

export function lookupCommand(command: Command): void {
  command
    .argument('<words...>', 'Chinese, English or pinyin; a whole sentence gives the terms in it')
    .addOption(termbaseOption())
    .option('-n, --limit <n>', 'most concepts to print', parseLimit, 10)
    .addOption(new Option('-s, --status <status...>', 'only these (default: all but rejected)').choices(statuses))
    .addOption(new Option('-f, --format <format>', 'how to print it').choices(['text', 'json']).default('text'))
    .addHelpText(
      'after',
      `
Finds terms by their Chinese in either script, their English, a part of either, or pinyin in full or by initials; with a
typing error where nothing else is found. Ends with 1 where nothing is.

Examples:
  shuyu lookup 人类命运
  shuyu lookup rlmygtt
  shuyu lookup shared future --format json`,
    )
    .action(run)
}

function parseLimit(text: string): number {
  const limit = Number(text)
  if (!/^\d+$/.test(text) || limit < 1 || limit > 200)
    throw new InvalidArgumentError('It must be a number from 1 to 200.')
  return limit
}

async function run(words: readonly string[], options: Options): Promise<void> {
  const query = words.join(' ')
  const termbase = await openForCommand(options.termbase, 'read')
  try {
    const found = await termbase.lookup(query, { limit: options.limit, statuses: options.status })
    if (options.format === 'json') await writeResult([`${JSON.stringify(found, null, 2)}\n`])
    else if (found.length) await writeResult([found.map(card).join('\n')])
    if (found.length) return
    process.exitCode = exitCode.findings
    if (!options.quiet) tell(`shuyu: nothing found for ${query}`)
  } finally {
    await termbase.close()
  }
}

/** A concept as one reads it: the Chinese, then each rendering with how it stands and where it was used last. */
function card({ zh, variants, pinyin, category, definition, note, renderings }: LookedUp): string {
  const others = variants.length ? ` (${variants.join(', ')})` : ''
  const said = [definition, note].flatMap((text) => (text ? [line(2, text)] : []))
  return [line(0, `${zh}${others}  ${pinyin}  ${category}`), ...said, ...renderings.flatMap(lines)].join('')
}

function lines({ en, status, usage, supersededBy, note, frequency, example }: LookedUpRendering): string[] {
  const successor = supersededBy ? `: now ${supersededBy}` : ''
  const state = [usage ? `${status}, ${usage}${successor}` : `${status}${successor}`, `${frequency}×`]
  return [
    line(2, `${en || '(no English yet)'}  ${state.join('  ')}`),
    ...(note ? [line(6, note)] : []),
    ...(example ? quoted(example) : []),
  ]
}

function quoted(example: Citation): string[] {
  const english = example.unit.en ? [line(6, around(example, 'en'))] : []
  return [line(6, around(example, 'zh')), ...english, line(6, source(example))]
}

/** Characters kept on each side of a term that is quoted. */
const BESIDE = { zh: 20, en: 45 } as const

function around({ unit, ...spans }: Citation, side: 'zh' | 'en'): string {
  const { start, end } = spans[side]
  const text = unit[side]
  const [from, to] = [Math.max(0, start - BESIDE[side]), Math.min(text.length, end + BESIDE[side])]
  return `${from > 0 ? '…' : ''}${text.slice(from, to)}${to < text.length ? '…' : ''}`
}

const source = ({ unit: { document, date, place } }: Citation) =>
  `${[document, date].filter(Boolean).join(', ')}:${place.zh.line}`

const line = (indent: number, text: string) =>
  `${' '.repeat(indent)}${shorten(oneLine(text), Math.max(40, terminalWidth() - indent))}\n`
