import { children, descendants, textOf, type XmlElement, xmlElements } from '../../files/xml.ts'
import type { Language } from '../../model/document.ts'
import type { ImportedConcept, ImportedTerm } from '../../model/imported.ts'
import { type Field, fieldOf, termOf, type Unknown } from './columns.ts'
import { conceptOf } from './concept.ts'
import type { Importer } from './source.ts'
import { dateOf, languageOf } from './vocabulary.ts'

/**
 * TBX: version 2 (ISO 30042:2008, `martif`, terms in `tig` or `ntig`) and version 3 (ISO 30042:2019, data categories as
 * attributes, DCA, or as elements, DCT). Example sentences are not kept: those of a termbase come from its documents.
 */
export const tbx: Importer = async function* (file, _options, warn) {
  for await (const { element } of xmlElements(file, ['termEntry', 'conceptEntry'])) {
    const concept = conceptOf(
      file,
      element.line,
      entryIn(element, (field, value) => warn(`unknown ${field} left out: ${value}`, element.line)),
      warn,
    )
    if (concept) yield concept
  }
}

function entryIn(element: XmlElement, unknown: Unknown): Omit<ImportedConcept, 'place'> {
  const sections = children(element).filter(({ name }) => name === 'langSet' || name === 'langSec')
  const decided = decidedOf(element)
  const terms = (language: Language) =>
    sections
      .filter(({ attributes }) => languageOf(attributes['xml:lang'] ?? attributes.lang) === language)
      .flatMap((section) => termSections(section).map((term) => termIn(term, decided, unknown)))
  const levels = [element, ...sections]
  return {
    id: element.attributes.id,
    zh: terms('zh'),
    en: terms('en'),
    definition: all(levels, 'definition'),
    domain: value(element, 'subjectField'),
    note: all(levels, 'note'),
    source: all(levels, 'source'),
  }
}

function termSections(section: XmlElement): XmlElement[] {
  return children(section).filter(({ name }) => name === 'tig' || name === 'ntig' || name === 'termSec')
}

function termIn(section: XmlElement, decidedOnEntry: ImportedTerm['decided'], unknown: Unknown): ImportedTerm {
  const notes = values(section, 'note')
  const own = recordIn(notes)
  const fields: Readonly<Partial<Record<Field, string>>> = {
    id: section.attributes.id,
    status: value(section, 'processStatus'),
    usage: value(section, 'administrativeStatus') ?? value(section, 'normativeAuthorization'),
    partOfSpeech: value(section, 'partOfSpeech'),
    note: notes.filter((note) => !note.startsWith(RECORD)).join('\n'),
    source: value(section, 'source'),
  }
  const text = descendants(section, 'term').map((term) => textOf(term))[0] ?? ''
  const decided = decidedOf(section) ?? decidedOnEntry
  return { ...termOf(text, (field) => own.get(field) ?? fields[field], unknown), decided }
}

/** How the note begins in which our own exports keep what TBX-Basic has no category for: `shuyu: score=0.9; ...`. */
const RECORD = 'shuyu: '

function recordIn(notes: readonly string[]): ReadonlyMap<Field | undefined, string> {
  const values = notes
    .filter((note) => note.startsWith(RECORD))
    .flatMap((note) => note.slice(RECORD.length).split('; '))
  return new Map(values.map((value) => [fieldOf(value.split('=')[0]), value.slice(value.indexOf('=') + 1)]))
}

/** What holds categories beside each other at one level of an entry, and is no level itself. */
const GROUPS = ['descripGrp', 'adminGrp', 'termNoteGrp', 'termGrp']

/** Elements whose data category stands in `type` (DCA and version 2); else the element is named after it (DCT). */
const GENERIC = ['descrip', 'admin', 'termNote']

/** The first value of a data category at this level of an entry, not below. */
function value(level: XmlElement, category: string): string | undefined {
  return values(level, category)[0]
}

function values(level: XmlElement, category: string): string[] {
  return children(level).flatMap((child) => {
    if (GROUPS.includes(child.name)) {
      // What stands beside a sentence of the term tells where that sentence is from.
      return category === 'source' && has(child, 'context') ? [] : values(child, category)
    }
    const isMeant = (GENERIC.includes(child.name) ? child.attributes.type : child.name) === category
    const text = isMeant ? textOf(child).trim() : ''
    return text ? [text] : []
  })
}

function has(group: XmlElement, category: string): boolean {
  return value(group, category) !== undefined
}

/** What the levels say of a category, once each. */
function all(levels: readonly XmlElement[], category: string): string {
  return [...new Set(levels.flatMap((level) => values(level, category)))].join('\n')
}

/** The last transaction of a level: its date, and who is responsible. */
function decidedOf(level: XmlElement): ImportedTerm['decided'] {
  const transactions = children(level, 'transacGrp').map((group) => {
    const who = children(group).find(
      ({ name, attributes }) =>
        name === 'responsibility' || (name === 'transacNote' && attributes.type === 'responsibility'),
    )
    return { by: who && textOf(who).trim(), at: dateOf(children(group, 'date').map((date) => textOf(date))[0]) }
  })
  return transactions
    .filter(({ by, at }) => by || at)
    .sort((a, b) => ((a.at ?? '') < (b.at ?? '') ? -1 : 1))
    .at(-1)
}
