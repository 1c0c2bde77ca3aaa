import { children, textOf, type XmlElement, xmlElements } from '../../files/xml.ts'
import type { Language } from '../../model/document.ts'
import type { ImportedTerm } from '../../model/imported.ts'
import { type Field, fieldOf, termOf } from './columns.ts'
import { conceptOf } from './concept.ts'
import type { Importer } from './source.ts'
import { categoryOf, dateOf, languageOf } from './vocabulary.ts'

/** MultiTerm XML. Each termbase names its fields as it likes; those are known that a table could have as columns. */
export const multiterm: Importer = async function* (file, _options, warn) {
  for await (const { element } of xmlElements(file, ['conceptGrp'])) {
    const groups = children(element, 'languageGrp')
    const terms = (language: Language) =>
      groups
        .filter((group) => children(group, 'language').some(({ attributes }) => isOf(attributes, language)))
        .flatMap((group) => children(group, 'termGrp').map((term) => termIn(term, decidedOf(element))))
    const field = (name: Field) => [element, ...groups].map((level) => fields(level).get(name)).find(Boolean)
    const concept = conceptOf(
      file,
      element.line,
      {
        zh: terms('zh'),
        en: terms('en'),
        ...{ definition: field('definition'), domain: field('domain'), note: field('note'), source: field('source') },
        category: categoryOf(field('category') ?? ''),
      },
      warn,
    )
    if (concept) yield concept
  }
}

function isOf({ lang, type }: XmlElement['attributes'], language: Language): boolean {
  const named = { zh: /^(chinese|中文)/i, en: /^(english|英文|英语)/i }
  return (languageOf(lang) ?? (named.zh.test(type) ? 'zh' : named.en.test(type) ? 'en' : undefined)) === language
}

function termIn(group: XmlElement, decidedOnConcept: ImportedTerm['decided']): ImportedTerm {
  const found = fields(group)
  const text = children(group, 'term').map((term) => textOf(term))[0] ?? ''
  return { ...termOf(text, (field) => found.get(field)), decided: decidedOf(group) ?? decidedOnConcept }
}

/** The first value of each field at this level. */
function fields(level: XmlElement): Map<Field, string> {
  const found = new Map<Field, string>()
  for (const { attributes, text } of children(level, 'descripGrp').flatMap(descriptions)) {
    const field = fieldOf(attributes.type ?? '')
    if (field && !found.has(field)) found.set(field, text)
  }
  return found
}

function descriptions(group: XmlElement) {
  return children(group, 'descrip').map((element) => ({ attributes: element.attributes, text: textOf(element).trim() }))
}

/** The last transaction of a level. */
function decidedOf(level: XmlElement): ImportedTerm['decided'] {
  const transactions = children(level, 'transacGrp').map((group) => ({
    by: children(group, 'transac').map((who) => textOf(who).trim())[0],
    at: dateOf(children(group, 'date').map((date) => textOf(date))[0]),
  }))
  return transactions.filter(({ by, at }) => by || at).at(-1)
}
