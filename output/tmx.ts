import { element, optionalElement, parent, xmlDeclaration } from '../files/xmlWriter.ts'
import type { Glossary, SourcedUnit } from '../model/glossary.ts'
import { formatScore } from './columns.ts'
import { languageTags } from './languages.ts'

/** TMX 1.4b: a translation memory of the aligned units, each with its document, date, speakers and confidence. */
export async function* writeTmx(glossary: Pick<Glossary, 'units'>): AsyncIterable<string> {
  yield head
  for await (const unit of glossary.units()) yield translationUnit(unit)
  yield tail
}

const head = `${xmlDeclaration}<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
<header creationtool="shuyu" creationtoolversion="1" segtype="sentence" o-tmf="shuyu" adminlang="en" srclang="${languageTags.zh}" datatype="plaintext"/>
<body>
`
const tail = '</body>\n</tmx>\n'

function translationUnit({ id, document, date, speaker, confidence, zh, en }: SourcedUnit): string {
  const property = (type: string, value: string | undefined) => optionalElement('prop', value, { type })
  return `${parent(
    'tu',
    { tuid: id },
    property('x-document', document),
    property('x-date', date),
    property('x-speaker-zh', speaker.zh),
    property('x-speaker-en', speaker.en),
    property('x-confidence', formatScore(confidence)),
    '\n',
    variant(languageTags.zh, zh),
    variant(languageTags.en, en),
  )}\n`
}

function variant(language: string, text: string): string {
  return `${parent('tuv', { 'xml:lang': language }, element('seg', text))}\n`
}
