import { plainTerm } from '../files/lineText.ts'
import type { CitedEntry, CitedRendering, Glossary } from '../model/glossary.ts'
import { formsOf, type ScriptForm } from './forms.ts'
import { csvLines } from './rows.ts'
import { isUsable, preferredFirst } from './usable.ts'

/** What memoQ keeps of an entry, in its order. */
const entryColumns = [
  ...[
    'Entry_ID',
    'Entry_Subject',
    'Entry_Domain',
    'Entry_ClientID',
    'Entry_ProjectID',
    'Entry_Created',
    'Entry_Creator',
  ],
  ...['Entry_LastModified', 'Entry_Modifier', 'Entry_Note'],
]

/** The languages as memoQ names them in the header. */
const languages = { zh: 'Chinese_PRC', traditional: 'Chinese_Taiwan', en: 'English' } as const

/** How many terms of each language the fullest entry has: so many times the columns of a term stand in the header. */
interface Widths {
  readonly zh: number
  readonly traditional: number
  readonly en: number
}

/**
 * memoQ's CSV: semicolons, an entry a line. Of each language first its definition, then for each term three columns (the
 * term, its info, an example), which stand as often as an entry has terms. What is deprecated is marked as forbidden.
 */
export function writeMemoq(glossary: Glossary): AsyncIterable<string> {
  return csvLines(rows(glossary), { delimiter: ';' })
}

async function* rows(glossary: Glossary): AsyncIterable<string[]> {
  const widths = await widthsOf(glossary)
  const block = (name: string, width: number) =>
    width === 0
      ? []
      : [`${name}_Def`, ...Array.from({ length: width }, () => [name, 'Term_Info', 'Term_Example']).flat()]
  yield [
    ...entryColumns,
    ...block(languages.zh, widths.zh),
    ...block(languages.traditional, widths.traditional),
    ...block(languages.en, widths.en),
  ]
  let number = 0
  for await (const entry of glossary.concepts()) {
    if (entry.renderings.some(isUsable)) yield row(++number, entry, widths)
  }
}

async function widthsOf(glossary: Glossary): Promise<Widths> {
  const widths = { zh: 1, traditional: 0, en: 1 }
  for await (const entry of glossary.concepts()) {
    if (!entry.renderings.some(isUsable)) continue
    const { zh, traditional } = byScript(entry)
    widths.zh = Math.max(widths.zh, zh.length)
    widths.traditional = Math.max(widths.traditional, traditional.length)
    widths.en = Math.max(widths.en, entry.renderings.length)
  }
  return widths
}

function byScript(entry: CitedEntry): { zh: ScriptForm[]; traditional: ScriptForm[] } {
  const forms = formsOf(entry)
  return { zh: forms.filter((form) => !form.isTraditional), traditional: forms.filter((form) => form.isTraditional) }
}

function row(number: number, entry: CitedEntry, widths: Widths): string[] {
  const { domain, definition = '', note, renderings } = entry
  const { zh, traditional } = byScript(entry)
  const example = renderings.find((rendering) => rendering.example)?.example?.unit.zh ?? ''
  const english = preferredFirst(renderings)
  const decided = english.map((rendering) => rendering.decided).find(Boolean)
  const notes = [note, ...english.map((rendering) => rendering.note)].filter(Boolean)
  const chinese = (forms: readonly ScriptForm[]) =>
    forms.map(({ text }) => [plainTerm(text), '', text === entry.zh ? example : ''])
  const isOfTraditional = zh.length === 0
  return [
    ...[String(number), '', domain ?? '', '', '', '', '', decided?.at ?? '', decided?.by ?? '', notes.join('; ')],
    ...filled(isOfTraditional ? '' : definition, chinese(zh), widths.zh),
    ...filled(isOfTraditional ? definition : '', chinese(traditional), widths.traditional),
    ...filled('', english.map(englishCells), widths.en),
  ]
}

function englishCells(rendering: CitedRendering): string[] {
  return [plainTerm(rendering.en), isUsable(rendering) ? '' : 'Forbidden', rendering.example?.unit.en ?? '']
}

/** The columns of a language, those of terms that an entry has not left empty. */
function filled(definition: string, terms: readonly (readonly string[])[], width: number): string[] {
  if (width === 0) return []
  const cells = terms.flat()
  return [definition, ...cells, ...Array.from({ length: width * 3 - cells.length }, () => '')]
}
