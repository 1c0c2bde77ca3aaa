import { type Command, Option } from 'commander'
import { openTermbase } from '../glossaries/termbase/sqlite.ts'
import type { Category, Status } from '../model/term.ts'
import { type FormatName, formats } from '../output/index.ts'
import { outOption, parseCategories, parseScore, termbaseOption } from './options.ts'
import { createProgress } from './progress.ts'
import { writeResult } from './sink.ts'

/** What `--status` may name, and the statuses it stands for. */
const selections = {
  accepted: ['accepted'],
  proposed: ['proposed', 'undecided'],
  rejected: ['rejected'],
  all: ['accepted', 'proposed', 'undecided'],
} satisfies Record<string, Status[]>

type Selection = keyof typeof selections

interface ExportOptions {
  readonly termbase: string
  readonly status?: Selection
  readonly category?: Category[]
  readonly minScore?: number
  readonly out?: string
  readonly quiet?: boolean
}

export function exportCommand(command: Command): void {
  const listed = Object.entries(formats).map(([name, { summary }]) => `  ${name.padEnd(5)} ${summary}`)
  command
    .argument('<format>', `one of ${Object.keys(formats).join(', ')}`)
    .addOption(termbaseOption())
    .addOption(
      new Option(
        '-s, --status <status>',
        'which terms (default: accepted, or proposed while nothing is accepted; all: both, and not the rejected)',
      ).choices(Object.keys(selections)),
    )
    .option('-c, --category <names>', 'only these categories, separated by commas', parseCategories)
    .option('-m, --min-score <score>', 'only terms with at least this score (0 to 1)', parseScore)
    .addOption(outOption())
    .addHelpText(
      'after',
      `\nFormats:\n${listed.join('\n')}\n\nExample:\n  shuyu export tbx --status all --out terms.tbx`,
    )
    .action(run)
}

async function run(name: string, options: ExportOptions, command: Command): Promise<void> {
  if (!isFormat(name)) {
    command.error(`error: unknown format '${name}': expected one of ${Object.keys(formats).join(', ')}`)
  }
  const progress = createProgress(options)
  const termbase = openTermbase(options.termbase, 'read')
  try {
    const { renderings } = await termbase.status()
    // After a review people want what they accepted, before it what was found.
    const selection = options.status ?? (renderings.accepted > 0 ? 'accepted' : 'proposed')
    const statuses: readonly Status[] = selections[selection]
    const { category: categories, minScore: minConfidence } = options
    await writeResult(formats[name].write(termbase.glossary({ statuses, categories, minConfidence })), options.out)

    const count = statuses.reduce((sum, status) => sum + renderings[status], 0)
    const content = name === 'tmx' ? 'translation units' : selection === 'all' ? 'terms' : `${selection} terms`
    progress.note(`shuyu: exported the ${content} of ${options.termbase}${options.out ? ` to ${options.out}` : ''}`)
    if (name !== 'tmx' && count === 0) progress.note(`shuyu: there are no ${content}: try another --status`)
  } finally {
    await termbase.close()
  }
}

function isFormat(name: string): name is FormatName {
  return Object.hasOwn(formats, name)
}
