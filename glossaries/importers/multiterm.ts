import { children, textOf, type XmlElement, xmlElements } from '../../files/xml.ts'
import { namedLanguage } from '../../language/names.ts'
import type { Language } from '../../model/document.ts'
import type { ImportedTerm } from '../../model/imported.ts'
import { conceptOf } from './concept.ts'
import { dateOf } from './dates.ts'
import { FieldReader, paragraphs } from './fields.ts'
import { LanguageTally } from './languageTally.ts'
import { termOf, type Unknown, unknownValue } from './marks.ts'
import type { Importer } from './source.ts'
import { type Field, fieldOf } from './titles.ts'
import { categoryNamed } from './vocabulary.ts'

/** MultiTerm XML. Each termbase names its fields as it likes; those are known that a table could have as columns. */
export const multiterm: Importer = async function* (file, options, warn) {
  const reader = new FieldReader()
  const tally = new LanguageTally(file.name)
  for await (const { element } of xmlElements(file, ['conceptGrp'])) {
    const unknown: Unknown = (field, written) => warn(unknownValue(field, written), element.line)
    const groups = children(element, 'languageGrp').map((group) => {
      const { lang = '', type = '' } = children(group, 'language')[0]?.attributes ?? {}
      tally.see(type || lang)
      return { group, named: namedLanguage(lang) ?? namedLanguage(type) }
    })
    const terms = (language: Language) =>
      groups
        .filter(({ named }) => named?.language === language)
        .flatMap(({ group }) =>
          children(group, 'termGrp').map((term) => termIn(term, decidedOf(element), reader, unknown)),
        )
    const levels = [element, ...groups.map(({ group }) => group)].map((level) => fieldsAt(level, reader))
    const field = (name: Field) => levels.map((level) => level.get(name)).find(Boolean)
    const all = (name: Field) => [...new Set(levels.flatMap((level) => level.get(name) ?? []))].join('\n')
    const entry = {
      ...{
        zh: terms('zh'),
        en: terms('en'),
        definition: all('definition'),
        domain: field('domain'),
        note: all('note'),
      },
      ...{ source: all('source'), category: categoryNamed(field('category') ?? '') },
    }
    const concept = conceptOf(file, element.line, entry, warn)
    if (concept) yield concept
    tally.count(concept !== undefined)
  }
  tally.finish()
  options.told?.(reader.reading)
}

function termIn(
  group: XmlElement,
  decidedOnConcept: ImportedTerm['decided'],
  reader: FieldReader,
  unknown: Unknown,
): ImportedTerm {
  const found = fieldsAt(group, reader)
  const text = children(group, 'term').map((term) => textOf(term))[0] ?? ''
  return {
    ...termOf(text, (field) => found.get(field), unknown),
    decided: decidedOf(group) ?? decidedOnConcept,
  }
}

/** The first value of each field at this level; of notes and the like all, a paragraph each. */
function fieldsAt(level: XmlElement, reader: FieldReader): Map<Field, string> {
  const found = new Map<Field, string>()
  for (const group of children(level, 'descripGrp')) {
    for (const element of children(group, 'descrip')) {
      const type = element.attributes.type ?? ''
      const field = reader.fieldOf(type, fieldOf)
      const text = paragraphs(element)
      if (!text) continue
      reader.take(type, field)
      if (!field) continue
      const before = found.get(field)
      if (before === undefined) found.set(field, text)
      else if (JOINED.includes(field)) found.set(field, `${before}\n${text}`)
    }
  }
  return found
}

const JOINED: readonly Field[] = ['note', 'definition', 'source']

/** The last transaction of a level. */
function decidedOf(level: XmlElement): ImportedTerm['decided'] {
  const transactions = children(level, 'transacGrp').map((group) => ({
    by: children(group, 'transac').map((who) => textOf(who).trim())[0],
    at: dateOf(children(group, 'date').map((date) => textOf(date))[0]),
  }))
  return transactions.filter(({ by, at }) => by || at).at(-1)
}
