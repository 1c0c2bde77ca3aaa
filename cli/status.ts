import { type Command, Option } from 'commander'
import { openTermbase } from '../glossaries/termbase/open.ts'
import type { TermbaseStatus } from '../glossaries/termbase/termbase.ts'
import { termbaseOption } from './options.ts'
import { writeResult } from './sink.ts'
import { renderTable } from './table.ts'

export function statusCommand(command: Command): void {
  command
    .addOption(termbaseOption())
    .addOption(new Option('-f, --format <format>', 'how to print it').choices(['table', 'json']).default('table'))
    .addHelpText('after', '\nExample:\n  shuyu status --termbase speeches.db')
    .action(run)
}

async function run(options: { termbase: string; format: 'table' | 'json' }): Promise<void> {
  const termbase = await openTermbase(options.termbase, 'read')
  try {
    const status = await termbase.status()
    await writeResult([options.format === 'json' ? `${JSON.stringify(status, null, 2)}\n` : overview(status)])
  } finally {
    await termbase.close()
  }
}

function overview({ documents, units, concepts, renderings, occurrences, decisions }: TermbaseStatus): string {
  const number = (value: number) => value.toLocaleString('en')
  const totals: [string, number][] = [
    ['documents', documents.length],
    ['translation units', units],
    ['concepts', concepts],
    ['terms proposed', renderings.proposed],
    ['terms accepted', renderings.accepted],
    ['terms undecided', renderings.undecided],
    ['terms rejected', renderings.rejected],
    ['occurrences', occurrences],
    ['decisions', decisions],
  ]
  const numbers = { align: 'right' } as const
  return [
    renderTable(
      [{ title: 'total' }, { title: '', ...numbers }],
      totals.map(([name, value]) => [name, number(value)]),
    ),
    renderTable(
      [{ title: 'document' }, { title: 'date' }, { title: 'units', ...numbers }],
      documents.map(({ name, date = '', units }) => [name, date, number(units)]),
    ),
  ].join('\n')
}
