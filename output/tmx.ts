import type { Glossary, SourcedUnit } from '../model/glossary.ts'
import { element, openTag } from './xml.ts'

/** TMX 1.4b: a translation memory of the aligned units, each with its document, date, speakers and confidence. */
export async function* writeTmx(glossary: Pick<Glossary, 'units'>): AsyncIterable<string> {
  yield head
  for await (const unit of glossary.units()) yield translationUnit(unit)
  yield tail
}

const head = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
<header creationtool="shuyu" creationtoolversion="1" segtype="sentence" o-tmf="shuyu" adminlang="en" srclang="zh-CN" datatype="plaintext"/>
<body>
`
const tail = `</body>
</tmx>
`

function translationUnit({ id, document, date, speaker, confidence, zh, en }: SourcedUnit): string {
  const properties = [
    ['x-document', document],
    ['x-date', date],
    ['x-speaker-zh', speaker.zh],
    ['x-speaker-en', speaker.en],
    ['x-confidence', confidence.toFixed(4)],
  ] as const
  const written = properties.map(([type, value]) => (value === undefined ? '' : element('prop', value, { type })))
  return `${openTag('tu', { tuid: id })}${written.join('')}
${variant('zh-CN', zh)}
${variant('en', en)}
</tu>
`
}

function variant(language: string, text: string): string {
  return `${openTag('tuv', { 'xml:lang': language })}${element('seg', text)}</tuv>`
}
