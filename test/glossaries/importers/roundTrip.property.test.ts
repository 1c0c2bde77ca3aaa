import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CitedEntry, CitedRendering } from '../../../model/glossary.ts'
import type { ImportedConcept } from '../../../model/imported.ts'
import { categories, partsOfSpeech, statuses, type Usage, usages } from '../../../model/term.ts'
import { type FormatName, formats } from '../../../output/index.ts'
import { glossaryOf } from '../../output/fixtures.ts'
import { readAll } from './helpers.ts'

/** What a text may hold beside letters: quotes, separators, line ends, direction marks, what XML does not allow. */
const awkward = [
  ...['"', "'", '“', '《', '&', '<', '>', ']]>', '&#1;', ',', '|', '#', '=', '\\', '_x000A_', '�'],
  ...['\t', '\n', '\r\n', '\u2028', ' ', '\u3000', '\u200f', '\u202e', '\u0001', '\u001f', '\ufffe'],
]
/** Beside common characters one of the first plane and two of the second. */
const hanzi = ['一', '带', '路', '發', '𠮷', '𪚥', '〇']
// No letter that is a word of a third language: a column of these would be none of English.
const letters = ['w', 'B', "'", 'ŵ', 'ß', 'ķ', '1', '-', '+', '@', '👍']

const text = (core: readonly string[]) =>
  fc
    .array(fc.oneof({ arbitrary: fc.constantFrom(...core), weight: 3 }, fc.constantFrom(...awkward)), {
      minLength: 1,
      maxLength: 12,
    })
    .map((parts) => parts.join(''))
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })

const rendering = fc.record({
  en: text(letters),
  status: fc.constantFrom(...statuses),
  usage: optional(fc.constantFrom(...usages)),
  category: fc.constantFrom(...categories),
  partOfSpeech: optional(fc.constantFrom(...partsOfSpeech)),
  note: optional(text(letters)),
  source: optional(text(letters)),
  confidence: fc.integer({ min: 0, max: 10_000 }).map((value) => value / 10_000),
  decided: optional(
    fc.record({
      by: fc.constantFrom('Li Wei', '王芳'),
      at: fc.constantFrom('2026-01-31T12:00:00.000Z', '2025-12-01T00:00:00.000Z'),
    }),
  ),
})
const concept = fc.record({
  zh: text(hanzi),
  // A semicolon parts the variants in one cell.
  variants: fc.array(
    text(hanzi).map((form) => form.replaceAll(';', '')),
    { maxLength: 2 },
  ),
  definition: optional(text([...hanzi, ...letters])),
  domain: optional(text(letters)),
  note: optional(text(letters)),
  source: optional(text(letters)),
  renderings: fc.array(rendering, { minLength: 1, maxLength: 3 }),
})

/** The digits of an id as ours are: see language/identity.ts. */
const ordinal = (number: number) => number.toString(16).padStart(16, '0')

/** A glossary of these concepts; a letter and a number make each term no other. */
const glossary = fc.array(concept, { minLength: 1, maxLength: 4 }).map((concepts) =>
  concepts.map(({ renderings, variants, ...more }, c): CitedEntry => {
    const zh = `${more.zh}甲${c}`
    const details = {
      id: `c${ordinal(c)}`,
      ...more,
      zh,
      variants: variants.map((variant, i) => `${variant}乙${c}${i}`),
      revision: 0,
    }
    const entry = { ...details, category: renderings[0].category }
    const full = renderings.map(({ en, ...rest }, r): CitedRendering => {
      const fields = {
        id: `r${ordinal(c * 8 + r)}`,
        zh,
        // What has a digit and no word would be a number of some kind.
        en: `${en}x${'pqrs'[c]}${'tuvw'[r]} work`,
        ...rest,
        occurrences: [],
        reasons: [],
        revision: 0,
      }
      return { ...fields, ...(rest.usage === 'superseded' && { supersededBy: `r${ordinal(c * 8)}` }), concept: entry }
    })
    return { ...entry, renderings: full }
  }),
)

/** What is compared: what the formats carry of a concept. */
function view({ id, zh, en, definition, domain, note, source }: Omit<ImportedConcept, 'place'>) {
  return { id, zh: formsFirst(zh.map((term) => term.text)), en, definition, domain, note, source }
}

/** The headword, then the others in any order: some formats keep the scripts apart. */
const formsFirst = ([headword, ...others]: readonly string[]) => [headword, ...others.toSorted()]

type Carry = (text: string) => string

/** A concept as an importer should give it back, if every text passes through the format as `carry` says. */
function expected(
  { id, zh, variants, definition, domain, note, source, renderings }: CitedEntry,
  carry: Carry,
  atDay: boolean,
) {
  const kept = (value: string | undefined) => (value === undefined ? undefined : carry(value) || undefined)
  return {
    id,
    zh: formsFirst([...new Set([zh, ...variants].map((form) => visible(carry(form))))]),
    en: renderings.map(({ en, note: remark, source: origin, decided, ...more }) => {
      const { id, status, usage, supersededBy, partOfSpeech, category, confidence } = more
      const when = decided && { by: decided.by, at: atDay ? decided.at.slice(0, 10) : decided.at }
      const values = {
        id,
        status,
        usage,
        supersededBy,
        partOfSpeech,
        category,
        confidence,
        note: kept(remark),
        source: kept(origin),
        decided: when,
      }
      return {
        ...Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)),
        text: visible(carry(en)),
      }
    }),
    ...{ definition: kept(definition), domain: kept(domain), note: kept(note), source: kept(source) },
  }
}

/** Terms come back without direction marks, which nobody sees and no text has. */
const visible: Carry = (value) => value.replace(/[\u200f\u202e]/g, '').trim()
const whole: Carry = (value) => value.trim()
const line: Carry = (value) => value.replace(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, ' ').trim()
const xmlLegal: Carry = (value) => value.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')

async function written(format: FormatName, entries: readonly CitedEntry[]): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  for await (const piece of formats[format].write(glossaryOf(entries))) pieces.push(Buffer.from(piece as Uint8Array))
  return Buffer.concat(pieces)
}

/** A concept of one rendering each, as the rows of a table. */
const asRows = (entries: readonly CitedEntry[]) =>
  entries.flatMap((entry) => entry.renderings.map((rendering) => ({ ...entry, renderings: [rendering] })))

const byUsage: readonly (Usage | undefined)[] = ['preferred', undefined, 'admitted']
/** The order in which some formats write renderings: see output/usable.ts. */
const preferredFirst = (entries: readonly CitedEntry[]) =>
  entries.map((entry) => {
    const rank = ({ usage }: CitedRendering) => (byUsage.includes(usage) ? byUsage.indexOf(usage) : 3)
    return { ...entry, renderings: entry.renderings.toSorted((a, b) => rank(a) - rank(b)) }
  })

const formatsOfAll = [
  { format: 'csv', carry: whole, arrange: asRows },
  { format: 'csv-excel', carry: whole, arrange: asRows },
  { format: 'tsv', carry: line, arrange: asRows },
  { format: 'xlsx', carry: (value: string) => xmlLegal(value).replace(/\r\n?/g, '\n').trim(), arrange: asRows },
  { format: 'json', carry: whole, arrange: (entries: readonly CitedEntry[]) => entries },
  { format: 'jsonl', carry: whole, arrange: (entries: readonly CitedEntry[]) => entries },
  { format: 'tbx-full', carry: (value: string) => xmlLegal(line(value)).trim(), arrange: preferredFirst, atDay: true },
  { format: 'tbx3', carry: (value: string) => xmlLegal(line(value)).trim(), arrange: preferredFirst, atDay: true },
] as const

test.each(formatsOfAll)(
  'all that $format carries of a glossary comes back',
  async ({ format, carry, arrange, ...more }) => {
    const property = fc.asyncProperty(glossary, async (entries) => {
      const { concepts } = await readAll(await written(format, entries))
      const atDay = 'atDay' in more
      expect(concepts.map(view)).toEqual(arrange(entries).map((entry) => expected(entry, carry, atDay)))
    })
    await fc.assert(property, { numRuns: 60 })
  },
)

/** What goes to other programs carries less; terms and usages have to come back. */
const formatsOfTerms = [
  'tbx',
  'multiterm',
  'omegat',
  'utx',
  'weblate',
  'crowdin',
  'memoq',
  'xliff',
  'deepl',
  'google',
] as const

test.each(formatsOfTerms)('the terms of %s come back', async (format) => {
  const property = fc.asyncProperty(glossary, async (entries) => {
    fc.pre(entries.some(({ renderings }) => renderings.some(({ usage }) => byUsage.includes(usage))))
    // A mark at the beginning of a line and one at its end make a quotation of it, where no other speaks against that.
    const remarks = entries.flatMap(({ note, definition, renderings }) => [
      note,
      definition,
      ...renderings.map((r) => r.note),
    ])
    fc.pre(entries.every(({ zh }) => !zh.startsWith('"')) && !remarks.some((remark) => remark?.includes('"')))
    const { concepts } = await readAll(await written(format, entries))
    const bare = (value: string) =>
      xmlLegal(line(value))
        .replace(/[\p{Cc}\p{Cf}]/gu, '')
        .trim()
    const found = concepts.flatMap(({ zh, en }) =>
      zh.flatMap((form) => en.map((term) => `${bare(form.text)} = ${bare(term.text)}`)),
    )
    const usable = entries.flatMap(({ zh, renderings }) =>
      renderings.filter(({ usage }) => byUsage.includes(usage)).map(({ en }) => `${bare(zh)} = ${bare(en)}`),
    )
    const isOneToOne = format === 'deepl' || format === 'google'
    const every = entries.flatMap(({ zh, variants, renderings }) =>
      [zh, ...variants].flatMap((form) => renderings.map(({ en }) => `${bare(form)} = ${bare(en)}`)),
    )
    if (isOneToOne) expect(every).toEqual(expect.arrayContaining(found))
    else expect(found).toEqual(expect.arrayContaining(usable))
  })
  await fc.assert(property, { numRuns: 30 })
})
