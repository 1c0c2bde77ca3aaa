import { decode } from '../../files/decode.ts'
import { gettextMessages } from '../../files/gettext.ts'
import { blockLanguage } from '../../language/script.ts'
import { conceptOf } from './concept.ts'
import type { Importer } from './source.ts'

/**
 * Catalogues of gettext (PO), as Weblate and Pootle hand out glossaries: a message and its translation are an entry, in
 * either direction, of several forms the first. A fuzzy translation is a proposal; what has none is left out and counted.
 */
export const gettext: Importer = async function* (file, options, warn) {
  const { text, warnings } = decode({ name: file.name, bytes: await file.bytes() }, options)
  for (const warning of warnings) warn(warning)
  let untranslated = 0
  for (const { id, translations, flags, line } of gettextMessages(text, file.name)) {
    if (id === '') continue
    const [translation = ''] = translations
    if (translation.trim() === '') {
      untranslated++
      continue
    }
    const isFromChinese = blockLanguage(id) === 'zh' || blockLanguage(translation) === 'en'
    const [zh, en] = isFromChinese ? [id, translation] : [translation, id]
    const status = /\bfuzzy\b/.test(flags) ? ({ status: 'proposed' } as const) : {}
    const concept = conceptOf(file, line, { zh: [{ text: zh }], en: [{ text: en, ...status }] }, warn)
    if (concept) yield concept
  }
  if (untranslated > 0) warn(`${untranslated} messages without a translation were left out`)
}
