import { readFileSync } from 'node:fs'
import { InputError } from '../../model/errors.ts'

/**
 * The key of an API: what a file holds, or SHUYU_READER_KEY; none where there is neither. Never from arguments, which all
 * users of a machine see, and never printed.
 * @throws InputError where the file cannot be read or holds no key
 */
export function readerKey(file?: string, env: NodeJS.ProcessEnv = process.env): string | undefined {
  if (file === undefined) return env.SHUYU_READER_KEY?.trim() || undefined
  let key: string
  try {
    key = readFileSync(file, 'utf8').trim()
  } catch (cause) {
    throw new InputError(file, `expected a file that holds the reader's key: ${(cause as Error).message}`, { cause })
  }
  if (!/^[\x21-\x7e]+$/.test(key)) throw new InputError(file, 'expected the key of the reader alone, in one line')
  return key
}
