import { type Command, Option } from 'commander'
import { DecisionRefused } from '../glossaries/termbase/termbase.ts'
import { InputError } from '../model/errors.ts'
import { type Category, categories, type Usage, usages } from '../model/term.ts'
import { termbaseOption, userName } from './options.ts'
import { openForCommand } from './termbase.ts'

interface Options {
  readonly termbase: string
  readonly category?: Category
  readonly usage?: Usage
  readonly note?: string
  readonly quiet?: boolean
}

export function addCommand(command: Command): void {
  command
    .argument('<zh>', 'the Chinese term')
    .argument('<en>', 'its English rendering')
    .addOption(termbaseOption())
    .addOption(new Option('-c, --category <category>', 'what kind of term it is (default: term)').choices(categories))
    .addOption(new Option('-u, --usage <usage>', 'how it is to be used').choices(usages))
    .option('--note <text>', 'a note on the rendering')
    .addHelpText(
      'after',
      `
Adds an accepted term to the termbase, with every place where both wordings stand in one sentence pair; it is looked for
in documents that are extracted later, too. A pair that was proposed already is accepted. shuyu review can undo it.

Example:
  shuyu add 深海探测 'deep-sea exploration' --category formulation`,
    )
    .action(run)
}

async function run(zh: string, en: string, options: Options): Promise<void> {
  const { category, usage, note, quiet } = options
  const termbase = await openForCommand(options.termbase, 'create')
  try {
    const added = await termbase.add({ zh, en, category, usage, note }, userName()).catch((error) => {
      if (error instanceof DecisionRefused) throw new InputError(`${zh} = ${en}`, error.message)
      throw error
    })
    if (quiet) return
    const places = `${added.occurrences} ${added.occurrences === 1 ? 'place' : 'places'} in the documents`
    const isProposal = added.status !== 'accepted'
    const what = added.isNew
      ? `added${isProposal ? ' as a proposal' : ''}`
      : `was there already, and is ${isProposal ? added.status : 'accepted'}`
    process.stderr.write(`shuyu: ${zh} = ${en} ${what}: ${places}\n`)
  } finally {
    await termbase.close()
  }
}
