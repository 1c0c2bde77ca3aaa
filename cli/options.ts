import { userInfo } from 'node:os'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { type Category, categories } from '../model/term.ts'

/** Options that several commands share. */

export const termbaseOption = () =>
  new Option('-t, --termbase <place>', 'the termbase: a file, or postgres://USER@HOST/DATABASE').default('termbase.db')

export const queueOption = () =>
  new Option('--queue <url>', 'the queue that workers take jobs from: redis://HOST:6379[/DB][?prefix=NAME]')

export const configOption = () =>
  new Option('--config <file>', 'a pipeline of your own (default: shuyu.config.ts, .mjs or .js beside the termbase)')

export const outOption = () =>
  new Option('-o, --out <file>', 'write to this file instead of stdout (-); its extension tells the format')

/** Extensions by which people choose a format; any other is only a name. */
const DATA_FORMATS = new Set(
  'csv tsv json jsonl xlsx xls ods tbx tmx xlf xliff xml sdlxliff html htm md docx doc odt rtf pdf sarif po yaml sqlite db'.split(
    ' ',
  ),
)

/**
 * The format of a result: the one that was named; else the one whose extension the file has; else the default.
 * Ends the command where the file has the extension of a format that the command does not write.
 */
export function formatOfResult<Format extends string>(
  command: Command,
  out: string | undefined,
  formats: readonly Format[],
): Format {
  const chosen: Format = command.getOptionValue('format')
  const extension = /\.([a-z][a-z0-9]*)$/i.exec(out ?? '')?.[1].toLowerCase()
  const isNamed = command.getOptionValueSource('format') !== 'default'
  if (isNamed || extension === undefined) return chosen
  const named = formats.find((format) => format === extension)
  if (named || !DATA_FORMATS.has(extension)) return named ?? chosen
  const possible = formats.map((format) => `--format ${format}`).join(', ')
  return command.error(
    `error: the name ${out} tells a format that ${command.name()} does not write; use ${possible}, or another name`,
  )
}

/** A number from 0 to 1. */
export function parseScore(text: string): number {
  const score = Number(text)
  if (text.trim() === '' || !(score >= 0 && score <= 1))
    throw new InvalidArgumentError('It must be a number from 0 to 1.')
  return score
}

/** Names separated by commas. */
export function parseNames(text: string): string[] {
  return text.split(',').map((name) => name.trim())
}

/** A day as YYYY-MM-DD. */
export function parseDate(text: string): string {
  const day = new Date(`${text}T00:00:00Z`)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(day.valueOf()) || !day.toISOString().startsWith(text))
    throw new InvalidArgumentError('It must be a day as YYYY-MM-DD.')
  return text
}

/** Category names separated by commas. */
export function parseCategories(text: string): Category[] {
  const names = parseNames(text)
  const unknown = names.find((name) => !categories.some((category) => category === name))
  if (unknown !== undefined) throw new InvalidArgumentError(`'${unknown}' is none of: ${categories.join(', ')}.`)
  return names as Category[]
}

/** A whole number from 1. */
export function parseCount(text: string): number {
  const count = Number(text)
  if (!/^\d+$/.test(text.trim()) || count < 1) throw new InvalidArgumentError('It must be a whole number from 1.')
  return count
}

/** The account's name, for the history. */
export function userName(): string {
  try {
    return userInfo().username
  } catch {
    return 'unknown'
  }
}
