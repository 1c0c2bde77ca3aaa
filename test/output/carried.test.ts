import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { ImportedConcept } from '../../model/imported.ts'
import { type FormatName, formats, type OutputFormat } from '../../output/index.ts'
import { readAll } from '../glossaries/importers/helpers.ts'
import { bytes, entry, glossaryOf, rendering } from './fixtures.ts'

/** Formats that are written only, and why. */
const oneWay: Readonly<Partial<Record<FormatName, string>>> = {
  html: 'a page to print',
  skos: 'for triple stores; no tool of translators writes it',
  tmx: 'holds sentences: `shuyu extract` reads it',
  anki: 'cards to learn from: several renderings stand in one field',
}

const concept = entry(
  '软件',
  [
    rendering('软件', 'software', {
      ...{ usage: 'preferred', status: 'accepted', partOfSpeech: 'noun', note: 'as agreed', source: 'handbook' },
      decided: { by: 'Li Wei', at: '2026-04-01T08:00:00.000Z' },
    }),
    rendering('软件', 'software application', { status: 'accepted' }),
    rendering('软件', 'soft ware', { usage: 'deprecated', status: 'accepted' }),
    rendering('软件', 'program', { status: 'proposed' }),
  ],
  {
    ...{ variants: ['应用程式', '軟體'], definition: 'programs and data', domain: 'IT', note: 'for manuals' },
    category: 'name',
  },
)

// A termbase gives with each rendering what is said of its concept.
const glossary = glossaryOf([
  { ...concept, renderings: concept.renderings.map((one) => ({ ...one, category: concept.category, concept })) },
])

/** What may be lost on the way, and how it is seen that it came back. */
const features: Readonly<Record<string, (concepts: readonly ImportedConcept[]) => boolean>> = {
  variants: (concepts) => concepts.some(({ zh }) => zh.some(({ text }) => text === '应用程式')),
  traditional: (concepts) => concepts.some(({ zh }) => zh.some(({ text }) => text === '軟體')),
  'one concept': (concepts) => concepts.every(({ zh }) => zh.some(({ text }) => text === '软件')),
  'more renderings': (concepts) => terms(concepts).some(({ text }) => text === 'software application'),
  deprecated: (concepts) => terms(concepts).some(({ text, usage }) => text === 'soft ware' && usage === 'deprecated'),
  proposed: (concepts) => terms(concepts).some(({ text, status }) => text === 'program' && status === 'proposed'),
  preferred: (concepts) => terms(concepts).some(({ usage }) => usage === 'preferred'),
  'part of speech': (concepts) => terms(concepts).some(({ partOfSpeech }) => partOfSpeech === 'noun'),
  definition: (concepts) => concepts.some(({ definition }) => definition === 'programs and data'),
  category: (concepts) =>
    concepts.some(({ category }) => category === 'name') || terms(concepts).some(({ category }) => category === 'name'),
  domain: (concepts) => concepts.some(({ domain }) => domain === 'IT'),
  note: (concepts) => [...concepts, ...terms(concepts)].some(({ note }) => note?.includes('as agreed')),
  source: (concepts) => terms(concepts).some(({ source }) => source === 'handbook'),
  decided: (concepts) =>
    terms(concepts).some(({ decided }) => decided?.by === 'Li Wei' && decided.at?.startsWith('2026-04-01')),
}

const terms = (concepts: readonly ImportedConcept[]) => concepts.flatMap(({ en }) => en)

async function lostIn(name: FormatName): Promise<string> {
  const { concepts } = await readAll(await bytes((formats[name] as OutputFormat).write(glossary)))
  const lost = Object.keys(features).filter((feature) => !features[feature](concepts))
  return lost.join(', ') || 'nothing'
}

test('docs/formats.md says what each format loses on the way out and back, and which go one way only', async () => {
  const rows: string[] = []
  for (const name of Object.keys(formats) as FormatName[]) {
    rows.push(`| \`${name}\` | ${oneWay[name] ? `written only: ${oneWay[name]}` : await lostIn(name)} |`)
  }
  const table = ['| format | lost on the way out and back |', '|---|---|', ...rows].join('\n')
  const file = new URL('../../docs/formats.md', import.meta.url)
  const page = readFileSync(file, 'utf8')
  // UPDATE_DOCS=1 writes the table anew: to be read before it is committed.
  if (process.env.UPDATE_DOCS)
    writeFileSync(file, page.replace(/\| format \| lost on the way[\s\S]*?\n(?=\n)/, `${table}\n`))
  else expect(page).toContain(table)
})
