import { children, descendants, textOf, type XmlElement, xmlElements } from '../../files/xml.ts'
import { namedLanguage } from '../../language/names.ts'
import type { Language } from '../../model/document.ts'
import type { ImportedConcept, ImportedTerm } from '../../model/imported.ts'
import { conceptOf } from './concept.ts'
import { dateOf } from './dates.ts'
import { FieldReader, paragraphs } from './fields.ts'
import { LanguageTally } from './languageTally.ts'
import { termOf, type Unknown, unknownValue } from './marks.ts'
import type { Importer } from './source.ts'
import { type Field, fieldOf } from './titles.ts'

/**
 * TBX: version 2 (ISO 30042:2008, `martif`, terms in `tig` or `ntig`) and version 3 (ISO 30042:2019, data categories as
 * attributes, DCA, or as elements, DCT). Example sentences are not kept: those of a termbase come from its documents.
 */
export const tbx: Importer = async function* (file, options, warn) {
  const fields = new FieldReader()
  const tally = new LanguageTally(file.name)
  for await (const { element } of xmlElements(file, ['termEntry', 'conceptEntry'])) {
    const unknown: Unknown = (field, written) => warn(unknownValue(field, written), element.line)
    const entry = entryIn(element, fields, tally, unknown)
    const concept = conceptOf(file, element.line, entry, warn)
    if (concept) yield concept
    tally.count(concept !== undefined)
  }
  tally.finish()
  options.told?.(fields.reading)
}

function entryIn(
  element: XmlElement,
  fields: FieldReader,
  tally: LanguageTally,
  unknown: Unknown,
): Omit<ImportedConcept, 'place'> {
  const sections = children(element).filter(({ name }) => name === 'langSet' || name === 'langSec')
  const decided = decidedOf(element)
  const tagged = sections.map((section) => {
    const tag = section.attributes['xml:lang'] ?? section.attributes.lang ?? ''
    tally.see(tag)
    return { section, named: namedLanguage(tag) }
  })
  const terms = (language: Language) =>
    tagged
      .filter(({ named }) => named?.language === language)
      .flatMap(({ section }) => termSections(section).map((term) => termIn(term, decided, fields, unknown)))
  const levels = [element, ...sections].map((level) => saidAt(level, fields))
  const all = (field: Field) => [...new Set(levels.flatMap((level) => level.get(field) ?? []))].join('\n')
  return {
    id: element.attributes.id,
    zh: terms('zh'),
    en: terms('en'),
    definition: all('definition'),
    domain: levels[0].get('domain')?.join('; '),
    note: all('note'),
    source: all('source'),
  }
}

function termSections(section: XmlElement): XmlElement[] {
  return children(section).filter(({ name }) => name === 'tig' || name === 'ntig' || name === 'termSec')
}

function termIn(
  section: XmlElement,
  decidedOnEntry: ImportedTerm['decided'],
  fields: FieldReader,
  unknown: Unknown,
): ImportedTerm {
  const said = saidAt(section, fields)
  const notes = said.get('note') ?? []
  const own = recordIn(notes)
  const text = descendants(section, 'term').map((term) => textOf(term))[0] ?? ''
  const decided = decidedOf(section) ?? decidedOnEntry
  const value = (field: Field) => {
    if (field === 'id') return section.attributes.id
    if (field === 'note') return notes.filter((note) => !note.startsWith(RECORD)).join('\n')
    return own.get(field) ?? (field === 'source' ? said.get(field)?.join('\n') : said.get(field)?.[0])
  }
  return { ...termOf(text, value, unknown), decided }
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
const GROUPS = ['descripGrp', 'adminGrp', 'termNoteGrp', 'termGrp', 'termCompGrp']

/** Elements whose data category stands in `type` (DCA and version 2); else the element is named after it (DCT). */
const GENERIC = ['descrip', 'admin', 'termNote', 'descripNote', 'adminNote', 'xref', 'ref']

/** The levels of an entry and what is read by itself. */
const STRUCTURE = [
  'langSet',
  'langSec',
  'tig',
  'ntig',
  'termSec',
  'term',
  'transacGrp',
  'transac',
  'date',
  'transacNote',
]

/** Data categories of ISO 12620 that are not named as a column would be. */
const CATEGORIES: Readonly<Record<string, Field>> = {
  ...{
    processStatus: 'status',
    administrativeStatus: 'usage',
    normativeAuthorization: 'usage',
    subjectField: 'domain',
  },
  ...{ reliabilityCode: 'reliability', termType: 'ignored', context: 'ignored', sourceIdentifier: 'source' },
  ...{ externalCrossReference: 'source', xSource: 'source', bibliographic: 'source', explanation: 'definition' },
}

/** What is said at this level of an entry, not below: the texts of each field, in their order. */
function saidAt(level: XmlElement, fields: FieldReader): Map<Field, string[]> {
  const said = new Map<Field, string[]>()
  collect(level, said, fields, false)
  return said
}

function collect(level: XmlElement, said: Map<Field, string[]>, fields: FieldReader, isOfSentence: boolean): void {
  for (const child of children(level)) {
    if (GROUPS.includes(child.name)) {
      collect(child, said, fields, holdsSentence(child))
      continue
    }
    if (STRUCTURE.includes(child.name)) continue
    const category = GENERIC.includes(child.name) ? (child.attributes.type ?? child.name) : child.name
    const field = fields.fieldOf(category, (name) => CATEGORIES[name] ?? fieldOf(name))
    const text = paragraphs(child) || (child.name === 'xref' ? (child.attributes.target ?? '') : '')
    // What stands beside a sentence of the term tells where that sentence is from.
    if (text === '' || (isOfSentence && field === 'source')) continue
    fields.take(category, field)
    if (field !== undefined) said.set(field, [...(said.get(field) ?? []), text])
  }
}

function holdsSentence(group: XmlElement): boolean {
  return children(group).some(({ name, attributes }) => (GENERIC.includes(name) ? attributes.type : name) === 'context')
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
