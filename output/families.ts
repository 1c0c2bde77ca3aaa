import type { FormulaFamily } from '../model/family.ts'
import { tsvLines } from './rows.ts'

const COLUMNS = [
  ...['pattern', 'zh', 'en', 'count', 'documents', 'association', 'slot', 'types', 'entropy', 'productivity'],
  ...['filler', 'filler_en', 'filler_count', 'filler_documents'],
]
const NAMES = ['X', 'Y', 'Z']

/** Families as lines, one for each filler that is told. */
export async function* familiesTsv(families: readonly FormulaFamily[]): AsyncIterable<string> {
  const rows = families.flatMap(({ pattern, zh, english, count, documents, association, slots }) =>
    slots.flatMap(({ fillers, types, entropy, productivity }, slot) =>
      fillers.map((filler) => [
        ...[pattern, zh, english[0]?.pattern ?? '', String(count), String(documents), association.toFixed(1)],
        ...[NAMES[slot], String(types), entropy.toFixed(2), productivity.toFixed(2)],
        ...[filler.zh, filler.en ?? '', String(filler.count), String(filler.documents)],
      ]),
    ),
  )
  yield* tsvLines([COLUMNS, ...rows])
}

export const familiesJson = (families: readonly FormulaFamily[]): string => `${JSON.stringify(families, null, 2)}\n`

/** Families as a table of Markdown, with their commonest fillers. */
export function* familiesMarkdown(families: readonly FormulaFamily[]): Iterable<string> {
  yield '| pattern | English | places | documents | fillers |\n|---|---|---:|---:|---|\n'
  for (const family of families) {
    const { pattern, english, count, documents } = family
    const cells = [pattern, english[0]?.pattern ?? '', String(count), String(documents), fillerText(family)]
    yield `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`
  }
}

/** Fillers told in a line. */
const FEW = 4

/** `X: 执法 5, 扶贫开发 5; Y: ...` */
export function fillerText({ slots }: FormulaFamily): string {
  const told = slots.map(({ fillers, types }, slot) => {
    const few = fillers.slice(0, FEW).map(({ zh, en, count }) => (en ? `${zh} (${en}) ${count}` : `${zh} ${count}`))
    return `${NAMES[slot]}: ${few.join(', ')}${types > few.length ? ', …' : ''}`
  })
  return told.join('; ')
}
