import { type Command, Option } from 'commander'
import { startJieba } from '../language/segmenter.ts'
import { outOption, parseCount, parseScore, termbaseOption } from './options.ts'
import type { ExtractCommandOptions } from './runExtract.ts'

export function extractCommand(command: Command): void {
  command
    .argument(
      '<input...>',
      'bilingual files, pairs NAME.zh.EXT + NAME.en.EXT, bitexts (TSV), folders or globs of these',
    )
    .addOption(termbaseOption())
    .addOption(new Option('--format <format>', 'of the result').choices(['table', 'tsv', 'json']).default('table'))
    .addOption(outOption())
    .option('-m, --min-score <score>', 'only pairs with at least this score (0 to 1)', parseScore)
    .option('--all', 'every candidate pair, however doubtful')
    .option('-j, --jobs <n>', 'documents in hand at the same time', parseCount, 4)
    .option('--no-save', 'leave the termbase alone')
    .option('--encoding <label>', 'encoding of the inputs (utf-8, gb18030, big5, utf-16le); found out by default')
    .addHelpText(
      'after',
      `
Reads transcripts as they are published: Chinese and English pages interleaved, paragraphs cut at page ends, speaker
labels and titles. The terms found are printed, best first, and kept in the termbase for review and export.

Examples:
  shuyu extract samples/
  shuyu extract speech.zh.txt speech.en.txt --format tsv --out speech.tsv
  shuyu extract 'archive/**/*.md' --termbase archive.db --min-score 0.5`,
    )
    .action(async (inputs: string[], options: ExtractCommandOptions) => {
      // jieba's dictionary loads in its thread while the modules of the pipeline are read in this one.
      startJieba()
      const { runExtract } = await import('./runExtract.ts')
      await runExtract(inputs, options)
    })
}
