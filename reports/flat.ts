import type { Report } from './report.ts'

const COLUMNS = [
  ...[
    'concept',
    'zh',
    'rendering',
    'en',
    'status',
    'usage',
    'month',
    'occurrences',
    'documents',
    'first_seen',
    'last_seen',
  ],
]

/** The renderings by month: a line each. Cells hold no tabs or line ends. */
export function* reportTsv({ histories }: Report): Iterable<string> {
  yield `${COLUMNS.join('\t')}\n`
  for (const { concept, zh, renderings } of histories)
    for (const { id, en, status, usage = '', first = '', last = '', months } of renderings)
      for (const { month, count, documents } of months) {
        const cells = [concept, zh, id, en, status, usage, month, count, documents, first, last]
        yield `${cells.map((cell) => String(cell).replace(/\s+/g, ' ')).join('\t')}\n`
      }
}

export const reportJson = (report: Report): string => `${JSON.stringify(report, null, 2)}\n`
