import { InputError } from '../model/errors.ts'
import { byteOrderMark } from './decode.ts'
import type { InputFile } from './inputFile.ts'

/** Encodings whose decoder gives the same of a text in pieces as of the whole, in every version of Node. */
const STREAMED = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'gbk', 'big5']

/**
 * The encoding in which a text may be read piece by piece, as `decode` tells it: the one that is named, that of its byte
 * order mark, else UTF-8 where every byte fits, for which the file is read once. Undefined where only a look at all of
 * it would tell.
 */
export async function encodingOfText(file: InputFile, named?: string): Promise<string | undefined> {
  const label = named === undefined ? byteOrderMark(file.head) : canonical(named)
  if (label !== undefined) return STREAMED.includes(label) ? label : undefined
  if (named !== undefined) return undefined
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const piece of file.stream()) {
      if (piece.includes(0)) return undefined
      decoder.decode(piece, { stream: true })
    }
    decoder.decode()
    return 'utf-8'
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}

function canonical(named: string): string | undefined {
  try {
    return new TextDecoder(named).encoding
  } catch {
    return undefined
  }
}

/**
 * The text of a file, piece by piece, without a byte order mark.
 * @throws InputError for bytes that are not of this encoding
 */
export async function* textPieces(file: InputFile, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  let line = 1
  const decoded = (bytes?: Uint8Array): string => {
    try {
      return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode()
    } catch (cause) {
      const message = `expected ${encoding}, found bytes that are not; leave the encoding out to have it detected`
      throw new InputError(file.name, message, { line, cause })
    }
  }
  const counted = (text: string): string => {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) line++
    return text
  }
  for await (const piece of file.stream()) yield counted(decoded(piece))
  yield decoded()
}

/** The lines of a text that comes in pieces, without their ends, each with its number from 1. */
export async function* linesOfPieces(
  pieces: AsyncIterable<string>,
): AsyncGenerator<{ readonly text: string; readonly line: number }> {
  let rest = ''
  let line = 0
  for await (const piece of pieces) {
    const lines = (rest + piece).split('\n')
    rest = lines.pop() as string
    for (const text of lines) yield { text: text.replace(/\r$/, ''), line: ++line }
  }
  if (rest !== '') yield { text: rest.replace(/\r$/, ''), line: ++line }
}
