import { readWithin } from '../files/inputFile.ts'
import { InputError } from '../model/errors.ts'
import { readStdin } from './stdin.ts'

/** The first line of a file (`-`: of what comes through the pipe). @throws InputError where it cannot be read or is empty */
export async function firstLineOf(file: string): Promise<string> {
  const bytes = file === '-' ? await readStdin() : await readWithin(file, 2 ** 20)
  const [line] = Buffer.from(bytes).toString().split(/\r?\n/)
  if (line === '') throw new InputError(file, 'expected a password in the first line, found none')
  return line
}
