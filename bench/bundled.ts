import { renderTable } from '../cli/table.ts'
import { evaluateBundled, meanF1 } from '../evaluation/bundled.ts'

/** Term pairs of the bundled texts, as a table. */
export async function bundledReport(): Promise<string> {
  const results = await evaluateBundled()
  const columns = ['proposed', 'P', 'R', 'F1', 'lenient F1'].map((title) => ({ title, align: 'right' }) as const)
  const share = (value: number) => value.toFixed(3)
  const rows = results.map(({ name, strict, lenient }) => [
    ...[name, String(strict.proposed), share(strict.precision), share(strict.recall), share(strict.f1)],
    share(lenient.f1),
  ])
  return [
    'Term pairs of the bundled texts (evaluation/bundled), which no model has seen',
    '',
    renderTable([{ title: 'text' }, ...columns], rows),
    `F1 (mean of the texts): ${share(meanF1(results))}`,
  ].join('\n')
}
