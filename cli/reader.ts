import { type Command, Option } from 'commander'
import { cacheFolder } from '../pipeline/results/folderStore.ts'
import { configOption, outOption, termbaseOption } from './options.ts'
import { readerModelOption } from './readerOptions.ts'
import type { ReaderFilesOptions } from './runReader.ts'

export function readerCommand(command: Command): void {
  command
    .argument('<action>', 'questions: write them; answers: bring them in')
    .argument('[file...]', 'files of answers; - is stdin')
    .addOption(termbaseOption())
    .addOption(readerModelOption())
    .addOption(outOption())
    .addOption(
      new Option('--cache <folder>', 'keeps the results of documents').default(cacheFolder(), "the user's cache"),
    )
    .addOption(configOption())
    .addHelpText(
      'after',
      `
What extract --reader asks live, for a reader that cannot be reached from here, or one that answers whole files for less.
Nothing is sent. Questions and answers have the form of OpenAI's Batch API, one a line. Only what has no answer yet is
asked; the documents are those that were extracted into the termbase on this machine (see docs/second-reader.md).

Examples:
  shuyu reader questions --reader-model NAME --out questions.jsonl
  shuyu reader answers answers.jsonl`,
    )
    .action(async (action: string, files: string[], options: ReaderFilesOptions) => {
      if (action !== 'questions' && action !== 'answers')
        command.error(`error: unknown action '${action}': expected questions or answers`)
      if (action === 'questions' && files.length) command.error('error: expected shuyu reader questions --out FILE')
      if (action === 'answers' && !files.length) command.error('error: expected shuyu reader answers FILE...')
      const { writeQuestions, bringAnswers } = await import('./runReader.ts')
      await (action === 'questions' ? writeQuestions(options) : bringAnswers(files, options))
    })
}
