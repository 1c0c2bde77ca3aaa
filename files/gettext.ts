import { InputError } from '../model/errors.ts'

/** An entry of a catalogue. */
export interface GettextMessage {
  line: number
  flags: string
  id: string
  /** Of several forms the last, which in English is the plural. */
  plural: string
  translations: string[]
}

/** Whether a file begins as a catalogue of gettext does: remarks, then a message. */
export function isGettext(head: string): boolean {
  return /^(?:\xEF\xBB\xBF)?(?:\s*#[^\r\n]*\r?\n|\s)*(?:msgctxt\s+"[^\r\n]*\r?\n)?msgid\s+"[^\r\n]*\r?\n(?:"[^\r\n]*\r?\n)*\s*msgstr/.test(
    head,
  )
}

const LINE = /^\s*(?:(msgctxt|msgid|msgid_plural|msgstr(?:\[(\d+)\])?)\s+)?"((?:[^"\\]|\\.)*)"\s*$/

/**
 * The messages of a catalogue of gettext (PO), in its order, the header (an empty id) too; what is no longer used (#~) is left out.
 * @throws InputError for a line that is none of a catalogue
 */
export function gettextMessages(text: string, file: string): GettextMessage[] {
  const messages: GettextMessage[] = []
  let open: GettextMessage | undefined
  let flags = ''
  let field = ''
  for (const [i, line] of text.split(/\r\n?|\n/).entries()) {
    if (line.trim() === '' || /^\s*#/.test(line)) {
      if (/^\s*#,/.test(line)) flags += line
      continue
    }
    const found = LINE.exec(line)
    const at = { line: i + 1 }
    if (!found) throw new InputError(file, 'expected a line of a catalogue of gettext (PO), found something else', at)
    const [, keyword, form, written] = found
    const begins = (keyword === 'msgid' && field !== 'msgctxt') || keyword === 'msgctxt'
    if (begins || !open) {
      open = { line: i + 1, flags, id: '', plural: '', translations: [] }
      messages.push(open)
      flags = ''
    }
    field = keyword ?? field
    const value = unescaped(written)
    if (field === 'msgid') open.id += value
    else if (field === 'msgid_plural') open.plural += value
    else if (field.startsWith('msgstr')) {
      const number = keyword ? Number(form ?? 0) : open.translations.length - 1
      open.translations[number] = (open.translations[number] ?? '') + value
    }
  }
  return messages
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' }

function unescaped(text: string): string {
  return text.replace(/\\(.)/g, (_, character) => ESCAPES[character] ?? character)
}
