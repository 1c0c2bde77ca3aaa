import { userInfo } from 'node:os'
import { InvalidArgumentError, Option } from 'commander'
import { type Category, categories } from '../model/term.ts'

/** Options that several commands share. */

export const termbaseOption = () =>
  new Option('-t, --termbase <place>', 'the termbase: a file, or postgres://USER@HOST/DATABASE').default('termbase.db')

export const queueOption = () =>
  new Option('--queue <url>', 'the queue that workers take jobs from: redis://HOST:6379[/DB][?prefix=NAME]')

export const configOption = () =>
  new Option('--config <file>', 'a pipeline of your own (default: shuyu.config.ts, .mjs or .js beside the termbase)')

export const outOption = () => new Option('-o, --out <file>', 'write to this file instead of stdout')

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
