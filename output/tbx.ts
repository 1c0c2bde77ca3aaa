import { element, optionalElement, parent, xmlDeclaration } from '../files/xmlWriter.ts'
import type { Citation, CitedEntry, CitedRendering, Glossary } from '../model/glossary.ts'
import type { PartOfSpeech } from '../model/term.ts'
import { formatPlace, formatScore } from './columns.ts'
import { languageTags } from './languages.ts'
import { preferredFirst, usablePart } from './usable.ts'

/** What a version of TBX calls its parts. Both have them in the same places. */
interface Version {
  readonly head: string
  readonly tail: string
  readonly entry: string
  readonly language: string
  readonly term: string
  /** Values of partOfSpeech; what is not among them is written as its nearest, or not at all. */
  readonly partsOfSpeech: Readonly<Partial<Record<PartOfSpeech, string>>>
}

const titleAndSource =
  '<fileDesc><titleStmt><title>Chinese-English glossary</title></titleStmt><sourceDesc><p>shuyu</p></sourceDesc></fileDesc>'

const version2: Version = {
  head: `${xmlDeclaration}<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX-Basic" xml:lang="en">
<martifHeader>
${titleAndSource}
<encodingDesc><p type="XCSURI">TBXBasicXCSV02.xcs</p></encodingDesc>
</martifHeader>
<text><body>
`,
  tail: '</body></text>\n</martif>\n',
  ...{ entry: 'termEntry', language: 'langSet', term: 'tig' },
  partsOfSpeech: {
    ...{
      noun: 'noun',
      verb: 'verb',
      adjective: 'adjective',
      adverb: 'adverb',
      properNoun: 'properNoun',
      other: 'other',
    },
  },
}

const version3: Version = {
  head: `${xmlDeclaration}<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">
<tbxHeader>${titleAndSource}</tbxHeader>
<text><body>
`,
  tail: '</body></text>\n</tbx>\n',
  ...{ entry: 'conceptEntry', language: 'langSec', term: 'termSec' },
  partsOfSpeech: { ...version2.partsOfSpeech, properNoun: 'noun' },
}

/**
 * TBX-Basic as ISO 30042:2008 has it (v2, martif): the version that translation tools import. They show every term as
 * good, and some read only the first of each language: so the Chinese comes first, preferred renderings come first
 * of the English ones, and deprecated and superseded ones are left out.
 */
export function writeTbx(glossary: Glossary): AsyncIterable<string> {
  return write(glossary, version2, { everything: false })
}

/** The same with deprecated and superseded renderings, marked as such, and what shuyu knows of each. */
export function writeFullTbx(glossary: Glossary): AsyncIterable<string> {
  return write(glossary, version2, { everything: true })
}

/** TBX-Basic as ISO 30042:2019 has it (v3), in its DCA style, with everything. */
export function writeTbx3(glossary: Glossary): AsyncIterable<string> {
  return write(glossary, version3, { everything: true })
}

async function* write(
  glossary: Glossary,
  version: Version,
  { everything }: { everything: boolean },
): AsyncIterable<string> {
  yield version.head
  for await (const entry of glossary.concepts()) {
    const part = everything ? { ...entry, renderings: preferredFirst(entry.renderings) } : usablePart(entry)
    if (part.renderings.length > 0) yield conceptEntry(part, version, everything)
  }
  yield version.tail
}

function conceptEntry(entry: CitedEntry, version: Version, everything: boolean): string {
  // A variant that holds the headword itself (its form in quotation marks) would only be found twice.
  const variants = entry.variants.filter((variant) => everything || !variant.includes(entry.zh))
  const term = (text: string, id: string | undefined, ...details: readonly string[]) =>
    `${parent(version.term, { id }, element('term', text), ...details)}\n`
  const rendering = (cited: CitedRendering) =>
    term(
      cited.en,
      cited.id,
      optionalElement('termNote', cited.partOfSpeech && version.partsOfSpeech[cited.partOfSpeech], {
        type: 'partOfSpeech',
      }),
      optionalElement('termNote', cited.usage && `${cited.usage}Term-admn-sts`, { type: 'administrativeStatus' }),
      cited.partOfSpeech === 'phrase' ? element('termNote', 'phrase', { type: 'termType' }) : '',
      context('en', cited.example),
      optionalElement('admin', cited.source, { type: 'source' }),
      transaction(cited.decided),
      optionalElement('note', cited.note),
      everything ? element('note', record(cited, version)) : '',
    )
  const chinese = [
    term(entry.zh, undefined, context('zh', entry.renderings[0].example)),
    ...variants.map((variant) => term(variant, undefined, element('termNote', 'variant', { type: 'termType' }))),
  ]
  const definition = optionalElement('descrip', entry.definition, { type: 'definition' })
  const source = optionalElement('admin', entry.source, { type: 'source' })
  return `${parent(
    version.entry,
    { id: entry.id },
    '\n',
    optionalElement('descrip', entry.domain, { type: 'subjectField' }),
    optionalElement('note', entry.note),
    parent(
      version.language,
      { 'xml:lang': languageTags.zh },
      definition && source ? parent('descripGrp', {}, definition, source) : definition + source,
      '\n',
      ...chinese,
    ),
    '\n',
    parent(version.language, { 'xml:lang': languageTags.en }, '\n', ...entry.renderings.map(rendering)),
    '\n',
  )}\n`
}

function context(language: 'zh' | 'en', example: Citation | undefined): string {
  if (!example) return ''
  const sentence = element('descrip', example.unit[language], { type: 'context' })
  const source = element('admin', formatPlace(example.unit.place[language]), { type: 'source' })
  return parent('descripGrp', {}, sentence, source)
}

function transaction(decided: CitedRendering['decided']): string {
  if (!decided) return ''
  const what = element('transac', 'modification', { type: 'transactionType' })
  const who = element('transacNote', decided.by, { type: 'responsibility' })
  return parent('transacGrp', {}, what, who, element('date', decided.at.slice(0, 10)))
}

/** What TBX-Basic has no category for, in a note that begins with `shuyu:` (docs/formats.md). */
function record(
  { status, category, confidence, partOfSpeech, supersededBy }: CitedRendering,
  version: Version,
): string {
  const lost = partOfSpeech && version.partsOfSpeech[partOfSpeech] !== partOfSpeech ? partOfSpeech : undefined
  const values = { status, category, score: formatScore(confidence), part_of_speech: lost, superseded_by: supersededBy }
  const written = Object.entries(values).filter(([, value]) => value !== undefined)
  return `shuyu: ${written.map(([name, value]) => `${name}=${value}`).join('; ')}`
}
