import { pinyinKeys } from '../language/pinyinOrder.ts'
import type { CitedEntry, Glossary } from '../model/glossary.ts'
import { docxDocument, docxHeading, docxTable } from './docxTable.ts'
import { type Attestation, evidenceOf } from './evidence.ts'
import type { WriteOptions } from './options.ts'
import { usableConcepts } from './usable.ts'

/** A line of the table. */
interface Entry {
  readonly zh: string
  readonly en: string
  readonly domain: string
  readonly evidence?: Attestation
}

/** A glossary as ministries print it: Chinese and English in two columns, by pinyin. Its terms are held in memory. */
export function writeDocx(glossary: Glossary, options: WriteOptions = {}): AsyncIterable<Uint8Array> {
  return document(glossary, options, false)
}

/** The same by theme: a table for each domain. */
export function writeDocxByTheme(glossary: Glossary, options: WriteOptions = {}): AsyncIterable<Uint8Array> {
  return document(glossary, options, true)
}

async function* document(
  glossary: Glossary,
  { evidence = false }: WriteOptions,
  byTheme: boolean,
): AsyncIterable<Uint8Array> {
  const entries: Entry[] = []
  for await (const entry of usableConcepts(glossary)) entries.push(entryOf(entry, evidence))
  const keyOf = pinyinKeys(entries.flatMap(({ zh }) => [...zh]))
  const sorted = entries
    .map((entry) => ({ entry, key: keyOf(entry.zh) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ entry }) => entry)
  const themes = byTheme ? [...new Set(sorted.map(({ domain }) => domain))].sort() : [undefined]
  yield* docxDocument(function* () {
    yield docxHeading('Glossary 术语表', 1)
    for (const theme of themes) {
      if (theme !== undefined) yield docxHeading(theme || 'Other 其他', 2)
      yield* table(theme === undefined ? sorted : sorted.filter(({ domain }) => domain === theme), evidence)
    }
  })
}

function entryOf({ zh, domain = '', renderings }: CitedEntry, evidence: boolean): Entry {
  const example = evidence ? renderings.find((one) => one.example)?.example : undefined
  const en = renderings.map((rendering) => rendering.en).join('; ')
  return { zh, en, domain, ...(example && { evidence: evidenceOf(example.unit) }) }
}

function table(entries: readonly Entry[], evidence: boolean): Iterable<string> {
  const titles = ['Chinese 中文', 'English 英文', ...(evidence ? ['Source 出处'] : [])]
  const rows = entries.map(({ zh, en, evidence: found }) => [
    ...[zh, en],
    ...(evidence ? [found ? quotation(found) : ''] : []),
  ])
  return docxTable(titles, rows)
}

/** Three paragraphs: the sentence, its translation, and where they stand. */
const quotation = ({ zh, en, document: name, date, unit, sha256 }: Attestation) =>
  [zh, en, [name, date, `unit ${unit}`, `sha256 ${sha256}`].filter(Boolean).join(', ')].join('\n')
