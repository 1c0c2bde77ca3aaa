import { SaxesParser } from 'saxes'
import { renderingId } from '../../language/identity.ts'
import type { CitedEntry, CitedRendering, Glossary, SourcedUnit } from '../../model/glossary.ts'

/** A glossary of entries in ranked order. */
export function glossaryOf(concepts: readonly CitedEntry[], units: readonly SourcedUnit[] = []): Glossary {
  async function* streamed<T>(items: readonly T[]) {
    yield* items
  }
  const lines = (rendering: CitedRendering) =>
    rendering.occurrences.flatMap(({ unit: id, zh, en }) => {
      const unit = [...units, rendering.example?.unit].find((candidate) => candidate?.id === id)
      return unit ? [{ unit, zh, en, rendering }] : []
    })
  return {
    concepts: () => streamed(concepts),
    renderings: () => streamed(concepts.flatMap((concept) => concept.renderings)),
    concordance: () => streamed(concepts.flatMap((concept) => concept.renderings.flatMap(lines))),
    units: () => streamed(units),
  }
}

export function unit(zh: string, en: string, ordinal = 0): SourcedUnit {
  return {
    id: `0123456789abcdef:${ordinal}`,
    document: 'talk.txt',
    date: '2026-03-08',
    ordinal,
    zh,
    en,
    speaker: { zh: '发言人', en: 'Spokesperson' },
    place: { zh: { file: 'talk.txt', line: 3, column: 5 }, en: { file: 'talk.txt', line: 9, column: 1 } },
    confidence: 0.98765,
  }
}

export function rendering(zh: string, en: string, more: Partial<CitedRendering> = {}): CitedRendering {
  return {
    ...{
      id: renderingId(zh, en),
      zh,
      en,
      category: 'term',
      confidence: 0.5,
      occurrences: [],
      reasons: [
        { side: 'for', code: 'quoted' },
        { side: 'against', code: 'partOfLonger' },
      ],
    },
    ...{ status: 'proposed', revision: 0 },
    ...more,
  }
}

export function entry(zh: string, renderings: readonly CitedRendering[], more: Partial<CitedEntry> = {}): CitedEntry {
  return { id: 'c0123456789abcdef', zh, variants: [], category: 'term', revision: 0, ...more, renderings }
}

export async function text(chunks: AsyncIterable<string | Uint8Array>): Promise<string> {
  return (await bytes(chunks)).toString()
}

export async function bytes(chunks: AsyncIterable<string | Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = []
  for await (const chunk of chunks) all.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk)
  return Buffer.concat(all)
}

/** An element with its own text (that of its children apart), as a strict XML parser reads it. */
export interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  text: string
  readonly children: Element[]
}

/** The root element. Throws where the text is not well-formed XML. */
export function parseXml(xml: string): Element {
  const root: Element = { name: '', attributes: {}, text: '', children: [] }
  const open = [root]
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes: attributes as Record<string, string>, text: '', children: [] }
    open[open.length - 1].children.push(element)
    open.push(element)
  })
  parser.on('text', (content) => {
    open[open.length - 1].text += content
  })
  parser.on('closetag', () => {
    open.pop()
  })
  parser.write(xml).close()
  return root.children[0]
}

/** All elements of a name below an element, in document order. */
export function all(element: Element, name: string): Element[] {
  return element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)])
}

/** A glossary in which everything occurs that an entry may hold, and texts that need escaping. */
export const richGlossary: Glossary = (() => {
  const lines = [
    unit('和平是<好>事，“和平”。', 'Peace is <good> & "cheap".'),
    unit('\u0001发展𠮷', 'Growth\tand\nmore', 1),
  ]
  const example = { unit: lines[0], zh: { start: 0, end: 2 }, en: { start: 0, end: 5 } }
  const decided = { by: 'Li Wei', at: '2026-04-01T08:00:00.000Z' }
  const old = rendering('和平', 'no war', { usage: 'superseded', supersededBy: renderingId('和平', 'peace') })
  const peace = [
    rendering('和平', 'peace', { example, occurrences: [{ ...example, unit: lines[0].id }], partOfSpeech: 'noun' }),
    rendering('和平', 'harmony', { usage: 'deprecated', status: 'accepted' }),
    rendering('和平', 'peacefulness', { usage: 'admitted', partOfSpeech: 'properNoun' }),
    rendering('和平', 'world peace', { usage: 'preferred', status: 'accepted', note: 'as <agreed>', decided }),
    rendering('和平', 'keep the peace', { partOfSpeech: 'phrase' }),
    old,
  ]
  const concepts = [
    entry('和平', peace, {
      ...{ variants: ['“和平”', '和 平'], definition: 'absence of war', domain: 'politics', note: 'see "war"' },
    }),
    entry('发展', [rendering('发展', 'growth \u0001 & change')], { id: 'c1' }),
  ]
  return glossaryOf(concepts, lines)
})()
