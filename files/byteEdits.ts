/** Characters of a decoded text, and what takes their place. */
export interface TextEdit {
  /** Half-open, in UTF-16 code units of the text. */
  readonly start: number
  readonly end: number
  readonly text: string
}

/**
 * The bytes of a text with some of its characters exchanged; all others stay as they are, whatever the encoding.
 * `encoding` is what `decode` found. Edits may come in any order, and do not overlap.
 * @throws RangeError for a character that cannot be written in the encoding
 */
export function editBytes(bytes: Uint8Array, encoding: string, edits: readonly TextEdit[]): Uint8Array {
  const sorted = edits.toSorted((a, b) => a.start - b.start)
  const places = byteOffsets(
    bytes,
    encoding,
    sorted.flatMap(({ start, end }) => [start, end]),
  )
  const pieces: Uint8Array[] = []
  let from = 0
  for (const [i, { text }] of sorted.entries()) {
    pieces.push(bytes.subarray(from, places[2 * i]), encoded(text, encoding))
    from = places[2 * i + 1]
  }
  pieces.push(bytes.subarray(from))
  return Buffer.concat(pieces)
}

/** Where characters begin, by their ascending offsets: decoded byte by byte, until so many characters are out. */
function byteOffsets(bytes: Uint8Array, encoding: string, offsets: readonly number[]): number[] {
  const decoder = new TextDecoder(encoding)
  const found: number[] = []
  // A byte order mark is no character, and the decoder takes it away.
  const marks = [
    [0xef, 0xbb, 0xbf],
    [0xff, 0xfe],
    [0xfe, 0xff],
  ]
  let at = marks.find((mark) => mark.every((byte, i) => bytes[i] === byte))?.length ?? 0
  decoder.decode(bytes.subarray(0, at), { stream: true })
  let characters = 0
  for (const offset of offsets) {
    while (characters < offset && at < bytes.length) {
      characters += decoder.decode(bytes.subarray(at, at + 1), { stream: true }).length
      at++
    }
    found.push(at)
  }
  return found
}

function encoded(text: string, encoding: string): Uint8Array {
  if (encoding === 'utf-8') return Buffer.from(text)
  const utf16 = Buffer.from(text, 'utf16le')
  if (encoding === 'utf-16le') return utf16
  if (encoding === 'utf-16be') return utf16.swap16()
  if (/[^\x20-\x7e]/.test(text)) throw new RangeError(`${encoding} may lack a character of “${text}”`)
  return Buffer.from(text, 'latin1')
}
