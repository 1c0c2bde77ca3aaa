import { type Command, Option } from 'commander'
import { startJieba } from '../language/segmenter.ts'
import { findingLevels } from '../model/finding.ts'
import { configOption, formatOfResult, outOption, termbaseOption } from './options.ts'
import type { CheckCommandOptions } from './runCheck.ts'

export function checkCommand(command: Command): void {
  command
    .argument('[draft...]', 'bilingual files, pairs NAME.zh.EXT + NAME.en.EXT, bitexts, folders or globs of these')
    .addOption(termbaseOption())
    .addOption(
      new Option('-f, --format <format>', 'of the findings').choices(['table', 'json', 'sarif']).default('table'),
    )
    .addOption(outOption())
    .addOption(
      new Option('-l, --level <level>', 'least level of the findings shown').choices(findingLevels).default('warning'),
    )
    .option(
      '--fix <copy>',
      'write a copy of the draft with the mends that are certain (of several drafts: into this folder); XLIFF, TMX, tables and text in place, Word as tracked changes with comments',
    )
    .option(
      '--silence <term>',
      'call findings false alarms, now and in every check to come: TERM or TERM=WORDING',
      collect,
    )
    .option('--unsilence <term>', 'take that back', collect)
    .option('--here', 'with these: in the drafts of this name only')
    .option('--silenced', 'list what is silenced, and check nothing')
    .option('--encoding <label>', 'encoding of the drafts (utf-8, gb18030, big5, utf-16le); found out by default')
    .addOption(configOption())
    .addHelpText(
      'after',
      `
Does a translation follow the termbase? Found are, with a suggestion each:
  error    a deprecated or superseded rendering is used
  warning  a term is rendered by none of its accepted renderings, or in several ways within one draft
  note     the same where it may well be meant so (--level note shows these)
The draft is never changed: --fix writes a copy, in which deprecated renderings are exchanged where their form is certain.

Examples:
  shuyu check draft.zh.docx draft.en.docx
  shuyu check draft.tsv --termbase speeches.db --out draft.sarif
  shuyu check draft.sdlxliff --fix mended.sdlxliff
  shuyu check draft.tsv --silence 道路=road --here

Exit codes: 0 no findings; 1 findings, or drafts that could not be used; 2 not done.`,
    )
    .action(async (drafts: string[], options: CheckCommandOptions, { parent }: Command) => {
      // jieba's dictionary loads in its thread while the modules of the pipeline are read in this one.
      startJieba()
      const { runCheck } = await import('./runCheck.ts')
      const format = formatOfResult(command, options.out, ['table', 'json', 'sarif'])
      await runCheck(drafts, { ...options, format }, parent?.version() ?? '')
    })
}

const collect = (value: string, before: readonly string[] = []) => [...before, value]
