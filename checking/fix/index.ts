import { isArchive } from '../../files/archive.ts'
import { editBytes, type TextEdit } from '../../files/byteEdits.ts'
import { decode } from '../../files/decode.ts'
import { InputError } from '../../model/errors.ts'
import type { Finding } from '../../model/finding.ts'
import type { Mend, Mends } from '../mends.ts'
import { plainEdits } from './plainDraft.ts'
import { editWordDocument } from './wordDraft.ts'
import { xmlEdits } from './xmlDraft.ts'

export interface FixOptions {
  /** What a comment says of a finding. */
  readonly comment: (finding: Finding) => string
  /** ISO 8601, of tracked changes. */
  readonly date: string
  /** Encoding of text, where the user told it. */
  readonly encoding?: string
}

export interface FixedDraft {
  readonly bytes: Uint8Array
  /** The mends that stand in it. */
  readonly done: ReadonlySet<Mend>
}

/**
 * A draft with the mends that are certain: in XLIFF, TMX and text (tables, subtitles) in place, in Word as tracked
 * changes with comments, where findings that are left open are comments too. Nothing else in it changes by a byte.
 * @throws InputError for formats that nothing can be written into
 */
export function fixDraft(file: string, bytes: Uint8Array, mends: Mends, options: FixOptions): FixedDraft {
  const { comment, date, encoding } = options
  if (isArchive(bytes) && /\.doc[xm]$/i.test(file)) {
    return editWordDocument(file, bytes, { ...mends, comment, date })
  }
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1').replaceAll('\0', '')
  if (isArchive(bytes) || /^%PDF-|<(?:!doctype\s+)?html\b/i.test(head)) throw notWritable(file)
  const decoded = decode({ name: file, bytes }, { encoding })
  const isUnicode = decoded.encoding.startsWith('utf-')
  const edits = /<(?:xliff|tmx)\b/.test(decoded.text.slice(0, 4096))
    ? xmlEdits(decoded.text, mends.certain, isUnicode)
    : plainEdits(
        decoded.text,
        mends.certain.filter(({ text }) => isUnicode || /^[\x20-\x7e]*$/.test(text)),
      )
  const all: readonly TextEdit[] = [...edits.values()]
  return { bytes: editBytes(bytes, decoded.encoding, all), done: new Set(edits.keys()) }
}

function notWritable(file: string): InputError {
  const message = 'expected XLIFF, TMX, text, a table or a Word document to write mends into, found another format'
  return new InputError(file, `${message}; mend it by hand, or check its source`)
}
