import { type Command, Option } from 'commander'
import { formatOfResult, outOption, parseDate, termbaseOption } from './options.ts'
import type { BriefCommandOptions } from './runBrief.ts'

const FORMATS = ['html', 'docx', 'pdf', 'anki', 'json'] as const

export function briefCommand(command: Command): void {
  command
    .argument(
      '<paper>',
      'in Chinese, English or both: text, Word, PDF, slides, a web page, a bitext, or one file of a pair',
    )
    .addOption(termbaseOption())
    .addOption(new Option('-f, --format <format>', 'of the brief').choices(FORMATS).default('html'))
    .addOption(outOption())
    .option('--since <day>', 'mark terms that were decided on since this day (YYYY-MM-DD)', parseDate)
    .addOption(new Option('--words <language>', 'language of headings').choices(['en', 'zh']).default('en'))
    .option('--encoding <label>', 'encoding of the paper (utf-8, gb18030, big5, utf-16le); found out by default')
    .addHelpText(
      'after',
      `
For who interprets or translates a paper soon: its terms with their decided renderings, new names, acronyms, numbers in both
notations, wordings that differ from the termbase, proposals for what has no rendering yet, and the text with all of that
over it. Without a termbase everything is a proposal.

A PDF is printed by an installed Chromium, Chrome or Edge: the variable CHROMIUM, the PATH, the usual places.

Examples:
  shuyu brief paper.docx --out brief.html
  shuyu brief speech.zh.txt -t speeches.db --since 2026-01-01 --out brief.pdf
  shuyu brief paper.docx --format anki --out cards.txt`,
    )
    .action(async (paper: string, options: BriefCommandOptions) => {
      const format = formatOfResult(command, options.out, FORMATS)
      if ((format === 'pdf' || format === 'docx') && options.out === undefined && process.stdout.isTTY)
        command.error(`error: --format ${format} needs --out FILE, or a pipe`)
      const { runBrief } = await import('./runBrief.ts')
      await runBrief(paper, { ...options, format })
    })
}
