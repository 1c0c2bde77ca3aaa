import { element, escapeXml, openTag, optionalElement, parent, xmlDeclaration } from '../files/xmlWriter.ts'
import type { CitedEntry, CitedRendering, Glossary } from '../model/glossary.ts'
import type { Span } from '../model/term.ts'
import { formatPlace } from './columns.ts'
import { languageTags, tagOfAll } from './languages.ts'
import type { WriteOptions } from './options.ts'
import { usableConcepts } from './usable.ts'

/**
 * XLIFF 2.1 with its Glossary module: a unit a concept, in which an example of it stands as the segment, the term
 * marked, and the concept as an entry of the unit's glossary. Where a concept has no example, the term itself is the
 * segment.
 */
export async function* writeXliff(
  glossary: Glossary,
  { tags = languageTags }: WriteOptions = {},
): AsyncIterable<string> {
  yield head(await tagOfAll(glossary, tags), tags.en)
  for await (const entry of usableConcepts(glossary)) yield unit(entry)
  yield tail
}

const head = (zh: string, en: string) => `${xmlDeclaration}${openTag('xliff', {
  version: '2.1',
  srcLang: zh,
  trgLang: en,
  xmlns: 'urn:oasis:names:tc:xliff:document:2.0',
  'xmlns:gls': 'urn:oasis:names:tc:xliff:glossary:2.0',
})}
<file id="glossary">
`
const tail = '</file>\n</xliff>\n'

/** Id of the mark around the term, in source and target. */
const mark = 'm1'

function unit({ id, zh, definition, note, renderings }: CitedEntry): string {
  const example = renderings.find((rendering) => rendering.example)?.example
  const source = example ? marked(example.unit.zh, example.zh) : marked(zh)
  const target = example ? marked(example.unit.en, example.en) : marked(renderings[0].en)
  const entry = parent(
    'gls:glossEntry',
    { id: `${id}-entry`, ref: `#${mark}` },
    element('gls:term', zh, { source: example && formatPlace(example.unit.place.zh) }),
    ...renderings.map(translation),
    optionalElement('gls:definition', definition),
  )
  return `${parent(
    'unit',
    { id },
    parent('gls:glossary', {}, entry),
    note ? parent('notes', {}, element('note', note, { category: 'concept' })) : '',
    parent('segment', { state: 'final' }, parent('source', {}, source), parent('target', {}, target)),
  )}\n`
}

function translation({ id, en, example }: CitedRendering): string {
  return element('gls:translation', en, { id, source: example && formatPlace(example.unit.place.en) })
}

/** The text with the span (all of it, where none is given) marked as a term. */
function marked(text: string, { start, end }: Span = { start: 0, end: text.length }): string {
  const term = element('mrk', text.slice(start, end), { id: mark, type: 'term' })
  return escapeXml(text.slice(0, start)) + term + escapeXml(text.slice(end))
}
