import { availableParallelism } from 'node:os'
import { type Command, Option } from 'commander'
import { isPostgresUrl } from '../glossaries/termbase/database/postgresPlace.ts'
import { ocrScripts } from '../model/ocrScript.ts'
import { cacheFolder } from '../pipeline/results/folderStore.ts'
import {
  configOption,
  formatOfResult,
  outOption,
  parseCount,
  parseScore,
  queueOption,
  termbaseOption,
} from './options.ts'
import { addReaderOptions, requireWhole } from './readerOptions.ts'
import type { ExtractCommandOptions } from './runExtract.ts'

export function extractCommand(command: Command): void {
  command
    .argument(
      '<input...>',
      'bilingual files (text, Word, PDF, Excel, CSV, web pages, subtitles, TMX, ...), pairs NAME.zh.EXT + NAME.en.EXT, archives, folders or globs of these; - is stdin',
    )
    .addOption(termbaseOption())
    .addOption(new Option('--format <format>', 'of the result').choices(['table', 'tsv', 'json']).default('table'))
    .addOption(outOption())
    .option(
      '-m, --min-score <score>',
      'print only pairs with at least this score (0 to 1); a low one also finds and keeps more',
      parseScore,
    )
    .addOption(
      new Option(
        '--strictness <level>',
        'instead of a score: of what is printed, about 19 in 20 pairs are right (strict), 4 in 5 (balanced), 3 in 5 (broad, which also finds more)',
      )
        .choices(['strict', 'balanced', 'broad'])
        .conflicts(['minScore', 'all']),
    )
    .addOption(
      new Option(
        '--only <language>',
        'texts in one language: its terms alone; Chinese ones are kept with empty English, which a translation fills in',
      )
        .choices(['zh', 'en'])
        .conflicts(['minScore', 'all', 'new', 'strictness', 'queue', 'reader']),
    )
    .option('--new', 'print only what the termbase did not have before')
    .option('--pieces', 'print in the table, too, pieces of its terms that are no terms of their own')
    .option('--all', 'every candidate pair, however doubtful')
    .option('-j, --jobs <n>', 'processes that work at the same time', parseCount, availableParallelism())
    .option('--no-save', 'leave the termbase alone')
    .addOption(
      new Option('--ocr [script]', 'have the text of scanned PDFs and pictures recognised; the script of their Chinese')
        .choices(ocrScripts)
        .preset('simplified'),
    )
    .option('--encoding <label>', 'encoding of the inputs (utf-8, gb18030, big5, utf-16le); found out by default')
    .option('--retrain', 'learn anew how words translate, from these documents')
    .option('--failures <file>', 'list inputs that fail here (default: failures.tsv beside the termbase)')
    .option('--retry-failed', 'try again what failed before and is unchanged since')
    .addOption(
      new Option('--cache <folder>', 'keeps the results of documents').default(cacheFolder(), "the user's cache"),
    )
    .option('--no-cache', 'do all work anew, and keep nothing but the termbase')
    .addOption(queueOption())
    .addOption(configOption())
    .addOption(new Option('--log <format>', 'messages on stderr as one JSON event a line').choices(['json']))
  addReaderOptions(command)
  command
    .addHelpText(
      'after',
      `
Reads transcripts as they are published: Chinese and English pages interleaved, paragraphs cut at page ends, speaker
labels and titles. The terms found are printed, what is essential first, names and places behind them, and kept in the
termbase for review and export. Under a term stand those that the text has only within it, or it only within them.

Many inputs are one batch. What was done for a document is kept, so that running the command again, also after it was
stopped, does only what is new; Ctrl-C finishes the documents in hand. An input that fails does not stop the others.

Examples:
  shuyu extract samples/
  shuyu extract speech.zh.txt speech.en.txt --out speech.tsv
  shuyu extract 'archive/**/*.md' --termbase archive.db --min-score 0.5 --out archive.tsv
  shuyu extract talk.docx --only zh --out talk.tsv   (its English is not there yet)
  shuyu extract talk.docx --reader http://127.0.0.1:11434/v1 --reader-model qwen3:14b   (see docs/second-reader.md)
  shuyu extract archive/ --queue redis://host:6379 --termbase postgres://user@host/terms   (see shuyu worker --help)`,
    )
    .action(async (inputs: string[], options: ExtractCommandOptions) => {
      if (options.only !== undefined) {
        const format = formatOfResult(command, options.out, ['table', 'tsv', 'json'])
        const { extractOneLanguage } = await import('./extractOneLanguage.ts')
        await extractOneLanguage(inputs, { ...options, only: options.only, format })
        return
      }
      if (options.queue && !(options.save && isPostgresUrl(options.termbase))) {
        command.error('error: --queue needs a --termbase that all machines reach: postgres://USER@HOST/DATABASE')
      }
      requireWhole(command, options)
      const format = formatOfResult(command, options.out, ['table', 'tsv', 'json'])
      const { runExtract } = await import('./runExtract.ts')
      await runExtract(inputs, { ...options, format })
    })
}
