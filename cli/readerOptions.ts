import { type Command, InvalidArgumentError, Option } from 'commander'
import { parseCount } from './options.ts'

/** Options of a second reader that is asked, as commander gives them. */
export interface ReaderCommandOptions {
  readonly reader?: string
  readonly readerModel?: string
  readonly readerBudget?: number
  readonly readerKeyFile?: string
}

export const readerModelOption = () =>
  new Option('--reader-model <name>', 'the model, as its server calls it').argParser((name) => {
    if (!/^[\x21-\x7e]{1,100}$/.test(name))
      throw new InvalidArgumentError('It must be the name of a model, without spaces.')
    return name
  })

/** The options of a command that may have a second reader. */
export function addReaderOptions(command: Command): void {
  command
    .option(
      '--reader <url>',
      'a second reader: a language model behind an OpenAI-compatible API, which gets the sentences and judges what was found',
    )
    .addOption(readerModelOption())
    .option('--reader-budget <tokens>', 'tokens that the second reader may cost; then it goes on without', parseCount)
    .option('--reader-key-file <file>', 'holds the key of that API (default: SHUYU_READER_KEY of the environment)')
}

/** Ends the command where only one of both is there. */
export function requireWhole(
  command: Command,
  { reader, readerModel, readerBudget, readerKeyFile }: ReaderCommandOptions,
): void {
  const isAsked = reader !== undefined
  if (isAsked && readerModel === undefined)
    command.error('error: --reader needs --reader-model NAME, as its server calls it')
  if (!isAsked && (readerModel !== undefined || readerBudget !== undefined || readerKeyFile !== undefined))
    command.error('error: --reader-model, --reader-budget and --reader-key-file go with --reader URL')
}
