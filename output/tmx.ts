import { element, optionalElement, parent, xmlDeclaration } from '../files/xmlWriter.ts'
import type { Glossary, SourcedUnit } from '../model/glossary.ts'
import { formatScore } from './columns.ts'
import { chineseTag, type LanguageTags, languageTags } from './languages.ts'
import type { WriteOptions } from './options.ts'

/** TMX 1.4b: a translation memory of the aligned units, each with its document, date, speakers and confidence. */
export async function* writeTmx(
  glossary: Pick<Glossary, 'units'>,
  { tags = languageTags }: WriteOptions = {},
): AsyncIterable<string> {
  yield head(tags)
  for await (const unit of glossary.units()) yield translationUnit(unit, tags)
  yield tail
}

const head = (tags: LanguageTags) => `${xmlDeclaration}<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
<header creationtool="shuyu" creationtoolversion="1" segtype="sentence" o-tmf="shuyu" adminlang="en" srclang="${tags.zh}" datatype="plaintext"/>
<body>
`
const tail = '</body>\n</tmx>\n'

function translationUnit({ id, document, date, speaker, confidence, zh, en }: SourcedUnit, tags: LanguageTags): string {
  const chinese = chineseTag(zh, tags)
  const property = (type: string, value: string | undefined) => optionalElement('prop', value, { type })
  return `${parent(
    'tu',
    { tuid: id, ...(chinese !== tags.zh && { srclang: chinese }) },
    property('x-document', document),
    property('x-date', date),
    property('x-speaker-zh', speaker.zh),
    property('x-speaker-en', speaker.en),
    property('x-confidence', formatScore(confidence)),
    '\n',
    variant(chinese, zh),
    variant(tags.en, en),
  )}\n`
}

function variant(language: string, text: string): string {
  return `${parent('tuv', { 'xml:lang': language }, element('seg', text))}\n`
}
