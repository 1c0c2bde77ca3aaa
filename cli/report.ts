import { type Command, Option } from 'commander'
import { familiesOfTermbase } from '../families/ofTermbase.ts'
import { openDictionary } from '../glossaries/lexicons/cedict.ts'
import type { Termbase } from '../glossaries/termbase/termbase.ts'
import { jiebaSegmenter } from '../language/segmenter.ts'
import { reportJson, reportTsv } from '../reports/flat.ts'
import { namesBook } from '../reports/namesBook.ts'
import { type Report, type ReportedTexts, reportOf, type ToldChange } from '../reports/report.ts'
import { formatOfResult, outOption, termbaseOption } from './options.ts'
import { createProgress } from './progress.ts'
import { type Chunks, writeResult } from './sink.ts'
import { renderTable } from './table.ts'
import { openForCommand } from './termbase.ts'

const FORMATS = ['text', 'html', 'tsv', 'json'] as const
type Format = (typeof FORMATS)[number]

interface Options {
  readonly termbase: string
  readonly out?: string
  readonly format: Format
  readonly language: 'en' | 'zh'
  readonly quiet?: boolean
}

export function reportCommand(command: Command): void {
  command
    .addOption(termbaseOption())
    .addOption(outOption())
    .addOption(
      new Option(
        '-f, --format <format>',
        'text: what changed; html: everything, with pictures; tsv: renderings by month',
      )
        .choices(FORMATS)
        .default('text'),
    )
    .addOption(new Option('-l, --language <language>', 'of the page').choices(['en', 'zh']).default('en'))
    .addHelpText(
      'after',
      `
Tells which renderings changed, since when and how sure that is, with quotations from both sides of the change; renderings
by month; growth, coverage, consistency, decisions by person, and whether the confidence is true here.

Examples:
  shuyu report --termbase archive.db
  shuyu report --termbase archive.db --out report.html --language zh
  shuyu report --termbase archive.db --out renderings.tsv`,
    )
    .action(run)
}

async function run(options: Options, command: Command): Promise<void> {
  const format = formatOfResult(command, options.out, FORMATS)
  const progress = createProgress({ quiet: options.quiet })
  const termbase = await openForCommand(options.termbase, 'read')
  try {
    progress.report('read the termbase', 0, 1)
    const isWhole = format === 'html' || format === 'json'
    const report = await reportOf(termbase, new Date(), isWhole ? await textsOf(termbase) : undefined)
    progress.close()
    await writeResult(await written(report, format, options.language), options.out)
  } finally {
    progress.close()
    await termbase.close()
  }
}

/** What is found in the texts by their words: only what shows it waits for that. */
async function textsOf(termbase: Termbase): Promise<ReportedTexts> {
  const segmenter = jiebaSegmenter()
  return {
    families: await familiesOfTermbase(termbase, segmenter),
    names: await namesBook(termbase, segmenter, openDictionary()),
  }
}

async function written(report: Report, format: Format, language: 'en' | 'zh'): Promise<Chunks> {
  if (format === 'json') return [reportJson(report)]
  if (format === 'tsv') return reportTsv(report)
  if (format === 'text') return [text(report)]
  // Loads what draws, for pages only.
  return (await import('../reports/html.ts')).reportHtml(report, language)
}

function text({ changes, dated, fewest }: Report): string {
  if (dated < fewest) return `Too little to tell of changes: ${dated} dated documents, at least ${fewest} are needed.\n`
  if (!changes.length) return 'No rendering changed so that the evidence is decisive.\n'
  const row = ({ zh, old, new: now, since, earliest, latest, speaker = '' }: ToldChange) => [
    ...[zh, old.en, now.en, since, `${earliest} to ${latest}`, speaker],
  ]
  const titles = ['Chinese', 'until then', 'now', 'since', 'between (90%)', 'only']
  return renderTable(
    titles.map((title) => ({ title })),
    changes.map(row),
  )
}
