import { type GettextMessage, gettextMessages } from '../../files/gettext.ts'
import { blockLanguage } from '../../language/script.ts'
import { InputError } from '../../model/errors.ts'
import { type PlacedText, placed } from './placed.ts'
import type { Content, InputRow } from './source.ts'

/**
 * Catalogues of gettext (PO): a message and its translation are a bead, in either direction. Fuzzy translations, which
 * somebody still has to look at, and what is no longer used are told and left out.
 * @throws InputError for a line that is none of a catalogue, and for a template, which has no translations
 */
export function gettext(text: string, file: string): Content {
  const messages = gettextMessages(text, file).filter(({ id }) => id !== '')
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

function rowsOf({ id, plural, translations, line }: GettextMessage): InputRow[] {
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
