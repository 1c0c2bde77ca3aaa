import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { renderTable } from '../cli/table.ts'
import { type FormatName, formats } from '../output/index.ts'
import type { ExportCost } from './exportWriter.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const sizes = [10_000, 100_000] as const

/** Formats that stand for the others: CSV, XML, a packed one, the one that sorts. */
export const typicalFormats: readonly FormatName[] = ['tbx3', 'xlsx', 'html']

/** Formats in which each row of the CSV makes two: a workbook with its concordance, both directions of a glossary. */
const twice: readonly FormatName[] = ['xlsx', 'html']

/** Time and memory of writing generated glossaries, beside CSV. */
export function exportCosts(names: readonly FormatName[] = Object.keys(formats) as FormatName[]): string {
  const csv = measure('csv', sizes[1])
  const rows = [...new Set<FormatName>(['csv', ...names])].map((name) => {
    const [small, large] = name === 'csv' ? [measure(name, sizes[0]), csv] : sizes.map((size) => measure(name, size))
    const speed = (csv.seconds * (twice.includes(name) ? 2 : 1)) / large.seconds
    return [
      ...[name, large.seconds.toFixed(1), speed.toFixed(2)],
      ...[small.memory.toFixed(0), large.memory.toFixed(0), (large.memory / small.memory).toFixed(2)],
    ]
  })
  const titles = ['seconds', 'rows/s beside CSV (aim: 0.5)', 'MB of 10,000', 'MB of 100,000', 'ratio (aim: 1.5)']
  return [
    'Export of 100,000 generated concepts (200,000 renderings), one run a process',
    '',
    renderTable([{ title: 'format' }, ...titles.map((title) => ({ title, align: 'right' }) as const)], rows, {
      ...{ width: 120, colour: false },
    }),
  ].join('\n')
}

function measure(name: FormatName, concepts: number): ExportCost {
  const writer = ['--import', 'tsx', 'bench/exportWriter.ts', name, String(concepts)]
  const { stdout, stderr, status } = spawnSync(process.execPath, writer, { cwd: root, encoding: 'utf8' })
  if (status !== 0) throw new Error(`writing ${name} ended with ${status}:\n${stderr}`)
  return JSON.parse(stdout)
}
