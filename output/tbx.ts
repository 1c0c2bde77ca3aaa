import { element, optionalElement, parent, xmlDeclaration } from '../files/xmlWriter.ts'
import type { Citation, CitedEntry, CitedRendering, Glossary } from '../model/glossary.ts'
import type { PartOfSpeech } from '../model/term.ts'
import { formatPlace, formatScore } from './columns.ts'
import { evidenceLine } from './evidence.ts'
import { formsOf } from './forms.ts'
import { chineseTag, type LanguageTags, languageTags } from './languages.ts'
import type { WriteOptions } from './options.ts'
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
export function writeTbx(glossary: Glossary, options: WriteOptions = {}): AsyncIterable<string> {
  return write(glossary, version2, { ...options, everything: false })
}

/** The same with deprecated and superseded renderings, marked as such, and what shuyu knows of each. */
export function writeFullTbx(glossary: Glossary, options: WriteOptions = {}): AsyncIterable<string> {
  return write(glossary, version2, { ...options, everything: true })
}

/** TBX-Basic as ISO 30042:2019 has it (v3), in its DCA style, with everything. */
export function writeTbx3(glossary: Glossary, options: WriteOptions = {}): AsyncIterable<string> {
  return write(glossary, version3, { ...options, everything: true })
}

async function* write(
  glossary: Glossary,
  version: Version,
  { everything, tags = languageTags, evidence = false }: WriteOptions & { everything: boolean },
): AsyncIterable<string> {
  yield version.head
  for await (const entry of glossary.concepts()) {
    const part = everything ? { ...entry, renderings: preferredFirst(entry.renderings) } : usablePart(entry)
    if (part.renderings.length > 0) yield conceptEntry(part, version, { everything, tags, evidence })
  }
  yield version.tail
}

interface Wanted {
  readonly everything: boolean
  readonly tags: LanguageTags
  readonly evidence: boolean
}

/** The Chinese stands first, in the script of the headword; forms in the other script have a section after the English. */
function conceptEntry(entry: CitedEntry, version: Version, { everything, tags, evidence }: Wanted): string {
  const forms = everything ? [...new Set([entry.zh, ...entry.variants])] : formsOf(entry).map(({ text }) => text)
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
      context('en', cited.example, evidence),
      optionalElement('admin', cited.source, { type: 'source' }),
      transaction(cited.decided),
      optionalElement('note', cited.note),
      everything ? element('note', record(cited, version)) : '',
    )
  const example = entry.renderings.find((cited) => cited.example)?.example
  const chinese = (form: string) =>
    form === entry.zh
      ? term(form, undefined, context('zh', example, evidence))
      : term(form, undefined, element('termNote', 'variant', { type: 'termType' }))
  const tag = chineseTag(entry.zh, tags)
  const [own, others] = [true, false].map((isOwn) => forms.filter((form) => (chineseTag(form, tags) === tag) === isOwn))
  const section = (language: string, ...content: readonly string[]) =>
    parent(version.language, { 'xml:lang': language }, ...content)
  const definition = optionalElement('descrip', entry.definition, { type: 'definition' })
  const source = optionalElement('admin', entry.source, { type: 'source' })
  return `${parent(
    version.entry,
    { id: entry.id },
    '\n',
    optionalElement('descrip', entry.domain, { type: 'subjectField' }),
    optionalElement('note', entry.note),
    section(
      tag,
      definition && source ? parent('descripGrp', {}, definition, source) : definition + source,
      '\n',
      ...own.map(chinese),
    ),
    '\n',
    section(tags.en, '\n', ...entry.renderings.map(rendering)),
    '\n',
    others.length > 0 ? `${section(chineseTag(others[0], tags), '\n', ...others.map(chinese))}\n` : '',
  )}\n`
}

function context(language: 'zh' | 'en', example: Citation | undefined, withEvidence = false): string {
  if (!example) return ''
  const { unit } = example
  const sentence = element('descrip', unit[language], { type: 'context' })
  const where = withEvidence ? evidenceLine(unit) : formatPlace(unit.place[language])
  return parent('descripGrp', {}, sentence, element('admin', where, { type: 'source' }))
}

function transaction(decided: CitedRendering['decided']): string {
  if (!decided) return ''
  const what = element('transac', 'modification', { type: 'transactionType' })
  const who = element('transacNote', decided.by, { type: 'responsibility' })
  return parent('transacGrp', {}, what, who, element('date', decided.at.slice(0, 10)))
}

/** What TBX-Basic has no category for, in a note that begins with `shuyu:` (docs/formats.md). */
function record(
  { status, category, confidence, partOfSpeech, supersededBy, approvedBy }: CitedRendering,
  version: Version,
): string {
  const lost = partOfSpeech && version.partsOfSpeech[partOfSpeech] !== partOfSpeech ? partOfSpeech : undefined
  const values = {
    ...{ status, category, score: formatScore(confidence), part_of_speech: lost, superseded_by: supersededBy },
    approved_by: approvedBy?.replace(/[;=]/g, ' '),
  }
  const written = Object.entries(values).filter(([, value]) => value !== undefined)
  return `shuyu: ${written.map(([name, value]) => `${name}=${value}`).join('; ')}`
}
