import { type Command, Option } from 'commander'
import type { TermbaseStatus } from '../glossaries/termbase/termbase.ts'
import { InputError } from '../model/errors.ts'
import { type Installation, installation } from './installation.ts'
import { termbaseOption } from './options.ts'
import { writeResult } from './sink.ts'
import { renderTable } from './table.ts'
import { openForCommand } from './termbase.ts'

export function statusCommand(command: Command): void {
  command
    .addOption(termbaseOption())
    .addOption(new Option('-f, --format <format>', 'how to print it').choices(['table', 'json']).default('table'))
    .addHelpText(
      'after',
      '\nTells as well which programs cut Chinese text and keep termbases here, and what is missing.\n\nExample:\n  shuyu status --termbase speeches.db',
    )
    .action(run)
}

interface Options {
  readonly termbase: string
  readonly format: 'table' | 'json'
}

async function run(options: Options, command: Command): Promise<void> {
  const here = installation()
  const print = (status?: TermbaseStatus) => {
    const json = () => `${JSON.stringify({ ...status, installation: here }, null, 2)}\n`
    return writeResult([options.format === 'json' ? json() : overview(status, here)])
  }
  const termbase = await openForCommand(options.termbase, 'read').catch(async (error) => {
    // Who only wants to know what is installed need not have a termbase.
    if (error instanceof InputError && command.getOptionValueSource('termbase') === 'default') await print()
    throw error
  })
  try {
    await print(await termbase.status())
  } finally {
    await termbase.close()
  }
}

function overview(status: TermbaseStatus | undefined, here: Installation): string {
  return [...(status ? termbaseTables(status) : []), installationTable(here)].join('\n')
}

function installationTable({ version, node, segmenter, sqlite }: Installation): string {
  const parts = [
    ['shuyu', version],
    ['Node.js', node],
    ['Chinese segmenter', `${segmenter.name} ${segmenter.version}`],
    ['SQLite', `${sqlite.version} (${sqlite.name})`],
  ]
  const table = renderTable([{ title: 'installed' }, { title: '' }], parts)
  const missing = [segmenter, sqlite].flatMap(({ missing }) => (missing ? [`${missing}\n`] : []))
  return [table, ...missing].join('\n')
}

function termbaseTables(status: TermbaseStatus): string[] {
  const { documents, units, concepts, renderings, occurrences, withoutEnglish, waiting, decisions } = status
  const number = (value: number) => value.toLocaleString('en')
  const totals: [string, number][] = [
    ['documents', documents.length],
    ['translation units', units],
    ['concepts', concepts],
    ['terms proposed', renderings.proposed],
    ...(withoutEnglish ? [['  of these without English yet', withoutEnglish] as [string, number]] : []),
    ['terms accepted', renderings.accepted],
    ...(waiting ? [['terms that wait for a second approval', waiting] as [string, number]] : []),
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
  ]
}
