import { type Command, InvalidArgumentError, Option } from 'commander'
import type { Termbase } from '../glossaries/termbase/termbase.ts'
import { byCodePoint } from '../language/order.ts'
import { InputError } from '../model/errors.ts'
import type { SourceRank } from '../model/sourceRank.ts'
import { rankOf } from '../reports/sourceRanks.ts'
import { termbaseOption, userName } from './options.ts'
import { writeResult } from './sink.ts'
import { renderTable } from './table.ts'
import { openForCommand } from './termbase.ts'

interface Options {
  readonly termbase: string
  readonly rank?: readonly SourceRank[]
  readonly clear?: boolean
}

export function sourcesCommand(command: Command): void {
  command
    .addOption(termbaseOption())
    .addOption(
      new Option('--rank <name=patterns>', 'a source and its documents, the highest first (may be repeated)').argParser(
        (text, ranks: readonly SourceRank[] = []) => [...ranks, parseRank(text)],
      ),
    )
    .addOption(new Option('--clear', 'no source ranks above another').conflicts('rank'))
    .addHelpText(
      'after',
      `
Says whose word counts more. shuyu report then sets every rendering that departs from that of the highest source beside it,
with both quotations. Patterns, separated by commas, name files or folders, with * for any letters. The first source that
takes a document counts; documents that none takes rank last. Without options it prints what holds.

Examples:
  shuyu sources --rank ministry=mfa,fmprc-* --rank agency=xinhua --rank draft='*-draft.docx'
  shuyu sources`,
    )
    .action(run)
}

function parseRank(text: string): SourceRank {
  const at = text.indexOf('=')
  const name = text.slice(0, at).trim()
  const patterns = text
    .slice(at + 1)
    .split(',')
    .map((pattern) => pattern.trim())
    .filter((pattern) => pattern)
  if (at < 0 || !name || !patterns.length)
    throw new InvalidArgumentError('It must be a name and its documents, such as ministry=mfa,fmprc-*.')
  return { name, patterns }
}

async function run({ termbase: place, rank, clear }: Options): Promise<void> {
  const ranks = clear ? [] : rank
  const names = ranks?.map(({ name }) => name) ?? []
  const twice = names.find((name, i) => names.indexOf(name) < i)
  if (twice !== undefined)
    throw new InputError(twice, `expected each source once: give its documents together, as --rank ${twice}=A,B`)
  const termbase = await openForCommand(place, ranks ? 'write' : 'read')
  try {
    if (ranks) await termbase.setSourceRanks(ranks, userName())
    await writeResult([await told(termbase)], undefined)
  } finally {
    await termbase.close()
  }
}

/** The sources with the documents that they take. */
async function told(termbase: Termbase): Promise<string> {
  const ranks = await termbase.sourceRanks()
  if (!ranks.length) return 'No source ranks above another: say so with --rank, see --help.\n'
  const { documents } = await termbase.review.pictures()
  const rank = rankOf(ranks)
  const rows = [...ranks, { name: '(others)', patterns: [] }].map(({ name, patterns }, i) => {
    const its = documents.filter((document) => (rank(document.name) ?? ranks.length) === i)
    const dates = its.flatMap(({ date }) => date ?? []).sort(byCodePoint)
    const example = its[0]?.name ?? ''
    return [name, patterns.join(', '), String(its.length), dates[0] ?? '', dates.at(-1) ?? '', example]
  })
  const titles = ['source', 'documents', 'found', 'from', 'to', 'such as']
  return renderTable(
    titles.map((title) => ({ title })),
    rows,
  )
}
