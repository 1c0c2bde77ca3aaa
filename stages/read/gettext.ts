import { blockLanguage } from '../../language/script.ts'
import { InputError } from '../../model/errors.ts'
import { type PlacedText, placed } from './placed.ts'
import type { Content, InputRow } from './source.ts'

/** An entry of a catalogue. */
interface Message {
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

/**
 * Catalogues of gettext (PO): a message and its translation are a bead, in either direction. Fuzzy translations, which
 * somebody still has to look at, and what is no longer used are told and left out.
 * @throws InputError for a line that is none of a catalogue, and for a template, which has no translations
 */
export function gettext(text: string, file: string): Content {
  const messages = messagesIn(text, file).filter(({ id }) => id !== '')
  const used = messages.filter(({ flags }) => !/\bfuzzy\b/.test(flags))
  const fuzzy = messages.length - used.length
  const rows = used.flatMap(rowsOf)
  if (messages.length > 0 && rows.every(({ zh, en }) => !zh.text || !en.text)) {
    const found = 'found none that is finished (a template?)'
    throw new InputError(file, `expected a catalogue of gettext (PO) with translations, ${found}`)
  }
  const warnings = fuzzy > 0 ? [`${file}: ${fuzzy} translations marked fuzzy were left out`] : []
  return { kind: 'rows', rows, warnings }
}

function rowsOf({ id, plural, translations, line }: Message): InputRow[] {
  const last = translations.length - 1
  const forms =
    plural === ''
      ? [[id, translations[0]]]
      : [[id, translations[0]], ...(last > 0 ? [[plural, translations[last]]] : [])]
  return forms.flatMap(([source, target = '']) => {
    const texts = [source, target].map((text) => placed(text.replace(/\s+/g, ' ').trim(), line))
    const [first, second]: PlacedText[] = texts
    if (second.text === '') return []
    return [
      blockLanguage(first.text) === 'zh' || blockLanguage(second.text) === 'en'
        ? { zh: first, en: second }
        : { zh: second, en: first },
    ]
  })
}

const LINE = /^\s*(?:(msgctxt|msgid|msgid_plural|msgstr(?:\[(\d+)\])?)\s+)?"((?:[^"\\]|\\.)*)"\s*$/

function messagesIn(text: string, file: string): Message[] {
  const messages: Message[] = []
  let open: Message | undefined
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
