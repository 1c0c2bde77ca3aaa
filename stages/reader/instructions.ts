import { readFileSync } from 'node:fs'

/** Told with every verdict. It grows whenever the instructions ask for something else. */
export const INSTRUCTIONS_VERSION = 2

let read: string | undefined

/** What a reader is told before every question. */
export function instructions(): string {
  read ??= readFileSync(new URL('./instructions.md', import.meta.url), 'utf8')
  return read
}
