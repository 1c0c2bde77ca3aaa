import { type Command, InvalidArgumentError, Option } from 'commander'
import type { Category, Status } from '../model/term.ts'
import { audiences, formats, type OutputFormat } from '../output/index.ts'
import { type LanguageTags, type ScriptChoice, scripts } from '../output/languages.ts'
import { prepared } from '../output/prepared.ts'
import { outOption, parseCategories, parseDate, parseNames, parseScore, termbaseOption } from './options.ts'
import { createProgress } from './progress.ts'
import { writeResult } from './sink.ts'
import { openForCommand } from './termbase.ts'

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
  readonly domain?: string[]
  readonly from?: string
  readonly to?: string
  readonly minScore?: number
  readonly script?: ScriptChoice
  readonly tags?: Partial<LanguageTags>
  readonly withEvidence?: boolean
  readonly unapproved?: boolean
  readonly out?: string
  readonly quiet?: boolean
}

export function exportCommand(command: Command): void {
  command
    .argument('<format>', 'one of the formats below')
    .addOption(termbaseOption())
    .addOption(
      new Option(
        '-s, --status <status>',
        'which terms (default: accepted, or proposed while nothing is accepted; all: both, and not the rejected)',
      ).choices(Object.keys(selections)),
    )
    .option('-c, --category <names>', 'only these categories, separated by commas', parseCategories)
    .option('--domain <names>', 'only concepts of these domains, separated by commas', parseNames)
    .option('--from <date>', 'only what occurs in documents of this date (YYYY-MM-DD) or later', parseDate)
    .option('--to <date>', 'only what occurs in documents of this date or earlier', parseDate)
    .option('-m, --min-score <score>', 'only terms with at least this score (0 to 1)', parseScore)
    .addOption(
      new Option('--script <script>', 'of the Chinese: converted where the termbase has no form in it')
        .choices(scripts)
        .default('as-is'),
    )
    .option(
      '--tags <codes>',
      'what the languages are called in the file: zh=zh-SG,traditional=zh-TW,en=en-GB (zh-TW also chooses the words of Taiwan)',
      parseTags,
    )
    .option(
      '--with-evidence',
      'with each term the sentence it stands in, its document, date and hash (tbx, json, docx)',
    )
    .option('--unapproved', 'with the accepted terms that wait for a second approval')
    .addOption(outOption())
    .addHelpText('after', formatList() + examples)
    .action(run)
}

const examples = `
Examples:
  shuyu export tbx --status all --out terms.tbx     for a translation tool
  shuyu export omegat --out project/glossary/terms.utf8
  shuyu export tmx --out memory.tmx                 the sentence pairs
  shuyu export xlsx --out terms.xlsx                to work in, and to import again
  shuyu export html --category name,person --out names.html
  shuyu export multiterm --out terms.xml            writes terms.xdt as well`

function formatList(): string {
  const lines = audiences.flatMap((audience) => [
    `\nFormats for ${audience}:\n`,
    ...Object.entries<OutputFormat>(formats)
      .filter(([, format]) => format.for === audience)
      .map(([name, { summary, untried }]) => `  ${name.padEnd(13)} ${summary}${untried ? ' (*)' : ''}\n`),
  ])
  return `${lines.join('')}\n(*) format-conformant, not client-tested\n`
}

async function run(name: string, options: ExportOptions, command: Command): Promise<void> {
  const format = Object.hasOwn(formats, name) ? (formats as Record<string, OutputFormat>)[name] : undefined
  if (!format) {
    command.error(`error: unknown format '${name}': expected one of ${Object.keys(formats).join(', ')}`)
  }
  const { out } = options
  if (out === undefined && format.binary && process.stdout.isTTY) {
    command.error(`error: ${name} is no text for a terminal: name a file with --out`)
  }
  const progress = createProgress(options)
  const termbase = await openForCommand(options.termbase, 'read')
  try {
    const { renderings, waiting, withoutEnglish } = await termbase.status()
    // After a review people want what they accepted, before it what was found.
    const selection = options.status ?? (renderings.accepted > 0 ? 'accepted' : 'proposed')
    const statuses: readonly Status[] = selections[selection]
    const { category: categories, domain: domains, minScore: minConfidence, from, to } = options
    const glossary = termbase.glossary({
      statuses,
      categories,
      domains,
      minConfidence,
      from,
      to,
      withoutWaiting: !options.unapproved,
    })
    const {
      glossary: ready,
      options: written,
      written: counts,
    } = prepared(glossary, format, {
      ...{ script: options.script, tags: options.tags, evidence: options.withEvidence },
    })
    await writeResult(format.write(ready, written), out)
    const companion = format.companion && out !== undefined && beside(out, format.companion.suffix)
    if (companion) await writeResult([format.companion.write()], companion)

    const kind = selection === 'all' ? 'terms' : `${selection} terms`
    const content = format.content ?? kind
    const files = [out, companion].filter(Boolean).join(' and ')
    const numbers = format.content ? '' : `, ${counts.terms} of ${counts.concepts} concepts`
    progress.note(`shuyu: exported the ${content} of ${termbase.name}${numbers}${files && ` to ${files}`}`)
    if (counts.left > 0)
      progress.note(`shuyu: ${counts.left} deprecated or superseded terms are not in it: ${name} cannot mark them`)
    if (waiting && !options.unapproved && !format.content && statuses.includes('accepted'))
      progress.note(
        `shuyu: accepted terms that wait for a second approval (${waiting}) are not in it: --unapproved adds them`,
      )
    if (withoutEnglish && !format.content && statuses.includes('proposed'))
      progress.note(
        `shuyu: Chinese terms whose English is not there yet (${withoutEnglish}) are not in it: fill it in with shuyu review, or extract their text with its translation`,
      )
    if (!format.content && counts.terms === 0) progress.note(`shuyu: there are no ${kind}: try another --status`)
    if (out !== undefined && format.suffixMatters && !out.endsWith(format.suffix)) {
      progress.note(`shuyu: ${out}: the name of a file for ${name} has to end in ${format.suffix}: rename it`)
    }
    if (format.companion && !companion) {
      progress.note(`shuyu: its second file (${format.companion.suffix}) is written with --out only`)
    }
  } finally {
    await termbase.close()
  }
}

/** `zh=zh-SG,traditional=zh-TW,en=en-GB` */
function parseTags(text: string): Partial<LanguageTags> {
  const pairs = text.split(',').map((pair) => pair.split('=').map((part) => part.trim()))
  const wrong = pairs.find(
    ([name, tag]) => !['zh', 'traditional', 'en'].includes(name) || !/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(tag ?? ''),
  )
  if (wrong) throw new InvalidArgumentError(`'${wrong.join('=')}' is none of zh=TAG, traditional=TAG, en=TAG.`)
  return Object.fromEntries(pairs)
}

/** The name of the file with another suffix. */
function beside(file: string, suffix: string): string {
  const named = file.replace(/\.[^./\\]*$/, '') + suffix
  return named === file ? file + suffix : named
}
