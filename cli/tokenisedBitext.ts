import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { InputError } from '../model/errors.ts'
import type { TokenPair } from '../stages/link/index.ts'

const SEPARATOR = '|||'
/** Lines looked at to tell which language stands first. */
const SAMPLE = 200
const HAN = /\p{Script=Han}/u

/**
 * Reads lines `Chinese ||| English`, or English first, tokens separated by white space, and passes each on in order;
 * a line of white space only is a pair without words.
 *
 * @returns the number of lines, and whether English stands first
 * @throws InputError for a line without ` ||| `
 */
export const readTokenisedBitext = async (
  file: string,
  take: (pair: TokenPair) => void,
): Promise<{ readonly lines: number; readonly englishFirst: boolean }> => {
  const input = file === '-' ? process.stdin : createReadStream(file)
  let lines = 0
  let englishFirst: boolean | undefined
  const sample: Columns[] = []
  const pass = ([left, right]: Columns): void => take(englishFirst ? { zh: right, en: left } : { zh: left, en: right })
  const decide = (): void => {
    const chinese = (side: 0 | 1) =>
      sample.reduce((sum, columns) => sum + columns[side].filter((token) => HAN.test(token)).length, 0)
    englishFirst = chinese(1) > chinese(0)
    sample.forEach(pass)
  }
  for await (const line of createInterface({
    input: Readable.from(linesWithin(input, file)),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    lines++
    const columns = columnsOf(lines === 1 ? line.replace(/^\ufeff/, '') : line, file, lines)
    if (englishFirst !== undefined) pass(columns)
    else if (sample.push(columns) === SAMPLE) decide()
  }
  if (englishFirst === undefined) decide()
  return { lines, englishFirst: englishFirst === true }
}

/** The longest line, in bytes: a sentence of a million words. */
const MAX_LINE = 16 * 2 ** 20

/** The same bytes, as long as line ends come among them: a device may have none. */
async function* linesWithin(input: AsyncIterable<Buffer>, file: string): AsyncGenerator<Buffer> {
  let length = 0
  for await (const piece of input) {
    const end = piece.lastIndexOf(0x0a)
    length = end < 0 ? length + piece.length : piece.length - end
    if (length > MAX_LINE) throw new InputError(file, `expected lines of at most ${MAX_LINE / 2 ** 20} MiB, found more`)
    yield piece
  }
}

type Columns = readonly [left: readonly string[], right: readonly string[]]

const columnsOf = (line: string, file: string, number: number): Columns => {
  const tokens = line.split(/\s+/).filter((token) => token !== '')
  const separator = tokens.indexOf(SEPARATOR)
  if (separator >= 0) return [tokens.slice(0, separator), tokens.slice(separator + 1)]
  if (tokens.length === 0) return [[], []]
  const shown = line.length > 40 ? `${line.slice(0, 40)}...` : line
  throw new InputError(
    file === '-' ? 'standard input' : file,
    `expected 'Chinese ||| English' with the tokens separated by spaces, found no '|||' in '${shown}'`,
    { line: number },
  )
}
