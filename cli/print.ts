import { hidePassword } from '../files/address.ts'

/**
 * The one place where texts go to a terminal: what transcripts, names of files and addresses hold must neither command
 * it (escape sequences, direction marks) nor show a password.
 */

/** Control characters but tab and the ends of lines, and marks that reverse the order of what is shown. */
const UNPRINTABLE = /(?![\t\n]|\r\n)[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu

/** What this program itself sends to a terminal: bold and colours, and their end. */
const ESCAPE = '\x1b'
const OWN_STYLE = new RegExp(`(${ESCAPE}\\[(?:1|22|3[1-6]|39)m)`)

/** Writes a message for people to stderr. */
export function tell(message: string): void {
  process.stderr.write(`${printableMessage(message)}\n`)
}

/** A message as it may be shown: control characters as `\x1b`, no passwords. */
export function printableMessage(message: string): string {
  return printable(hidePassword(message))
}

/** A text with its control characters visible. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, visible)
}

/** The same for what comes with the styles of this program. */
export function printableStyled(text: string): string {
  const parts = text.split(OWN_STYLE)
  return parts.map((part, n) => (n % 2 ? part : printable(part))).join('')
}

/** A line of JSON, which by itself escapes only the first 32 characters. */
export function printableJson(value: unknown): string {
  const json = JSON.stringify(value, (_, part) => (typeof part === 'string' ? hidePassword(part) : part))
  return json.replace(UNPRINTABLE, (character) => `\\u${code(character, 4)}`)
}

const visible = (character: string) => (character < '\u0100' ? `\\x${code(character, 2)}` : `\\u${code(character, 4)}`)

const code = (character: string, digits: number) => character.charCodeAt(0).toString(16).padStart(digits, '0')
