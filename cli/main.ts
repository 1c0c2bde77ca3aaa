import { Command, CommanderError, type OutputConfiguration } from 'commander'
import { exitCode, explain } from './errors.ts'
import { printableMessage, tell } from './print.ts'
import { version } from './version.ts'

/**
 * One entry a command. To add one: write `cli/NAME.ts` that exports a function `(command) => void`, which gives the
 * command its arguments, options, an example (`command.addHelpText('after', ...)`) and its action; then add a line
 * here. The module is loaded when its command is run and not before, so it may import whatever it needs at its top.
 * `--quiet` is added to every command here.
 */
const commands: readonly CommandEntry[] = [
  {
    name: 'extract',
    summary: 'find the terms of bilingual documents and keep them in a termbase',
    load: async () => (await import('./extract.ts')).extractCommand,
  },
  {
    name: 'reader',
    summary: 'write what a second reader is asked to a file, and bring its answers in',
    load: async () => (await import('./reader.ts')).readerCommand,
  },
  {
    name: 'worker',
    summary: 'do the work that extract submits to a queue, on any machine',
    load: async () => (await import('./worker.ts')).workerCommand,
  },
  {
    name: 'review',
    summary: 'open a page to accept, reject and correct the terms of a termbase',
    load: async () => (await import('./review.ts')).reviewCommand,
  },
  {
    name: 'add',
    summary: 'add a term that was missed, with all its places',
    load: async () => (await import('./add.ts')).addCommand,
  },
  {
    name: 'exclude',
    summary: 'hide proposals by their words, once and for all, and take that back',
    load: async () => (await import('./exclude.ts')).excludeCommand,
  },
  {
    name: 'lookup',
    summary: 'look a term up in Chinese, English or pinyin',
    load: async () => (await import('./lookup.ts')).lookupCommand,
  },
  {
    name: 'sources',
    summary: 'say whose documents count more: a ministry before an agency',
    load: async () => (await import('./sources.ts')).sourcesCommand,
  },
  {
    name: 'report',
    summary: 'tell which renderings changed, and how the termbase stands, as a page with pictures',
    load: async () => (await import('./report.ts')).reportCommand,
  },
  {
    name: 'families',
    summary: 'list formulas with slots, as 以X为Y, with what fills them and how they are rendered',
    load: async () => (await import('./families.ts')).familiesCommand,
  },
  {
    name: 'names',
    summary: 'list the persons of the documents with their titles and dates, in both scripts',
    load: async () => (await import('./names.ts')).namesCommand,
  },
  {
    name: 'mcp',
    summary: 'let an assistant or editor ask a termbase (Model Context Protocol)',
    load: async () => (await import('./mcp.ts')).mcpCommand,
  },
  {
    name: 'brief',
    summary: 'prepare an interpreter: terms, names and numbers of a paper, and the paper annotated',
    load: async () => (await import('./brief.ts')).briefCommand,
  },
  {
    name: 'check',
    summary: 'tell where a translation does not follow the termbase',
    load: async () => (await import('./check.ts')).checkCommand,
  },
  {
    name: 'import',
    summary: 'take the terms of glossaries from other tools into a termbase',
    load: async () => (await import('./import.ts')).importCommand,
  },
  {
    name: 'export',
    summary: 'write the terms of a termbase for people, translation tools or programs',
    load: async () => (await import('./export.ts')).exportCommand,
  },
  {
    name: 'status',
    summary: 'tell what a termbase holds',
    load: async () => (await import('./status.ts')).statusCommand,
  },
  {
    name: 'history',
    summary: 'print who decided what and when, or the state at any time',
    load: async () => (await import('./history.ts')).historyCommand,
  },
  {
    name: 'team',
    summary: 'say who may do what, read what is asked, and tell how far two people agree',
    load: async () => (await import('./team.ts')).teamCommand,
  },
  {
    name: 'align',
    summary: 'align the sentences of a Chinese and an English text',
    load: async () => (await import('./align.ts')).alignCommand,
  },
  {
    name: 'link',
    summary: 'link the words of tokenised sentence pairs',
    load: async () => (await import('./link.ts')).linkCommand,
  },
]

interface CommandEntry {
  readonly name: string
  readonly summary: string
  /** Loads the module of the command and returns the function that completes it. */
  readonly load: () => Promise<(command: Command) => void>
}

const description =
  'Finds the terms of bilingual Chinese-English transcripts and documents, with their translations, ranked by ' +
  'confidence. They are kept in a termbase (one SQLite file), from which glossaries for other tools are written.'

const examples = `
Examples:
  shuyu extract samples/              a folder of documents: a ranked table, and
                                      termbase.db in the current folder
  shuyu extract talk.zh.txt talk.en.txt --format tsv --out terms.tsv
  shuyu export tbx --out terms.tbx    a glossary for a translation tool

shuyu COMMAND --help tells more.
Exit codes: 0 done; 1 done, but with findings or failed inputs; 2 not done.`

/** The whole of `shuyu`, as cli/bin.mjs starts it. */
export async function main(args: readonly string[]): Promise<void> {
  process.stdout.on('error', stopAtClosedPipe)
  await runCommand(args)
}

/** Runs a command; the exit code is left in `process.exitCode`, errors go to stderr, nothing is thrown. */
export async function runCommand(args: readonly string[]): Promise<void> {
  try {
    const program = await buildProgram(args)
    await program.parseAsync(args[0] === 'help' ? [...args.slice(1), '--help'] : [...args], { from: 'user' })
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? exitCode.done : exitCode.notDone
    } else {
      process.exitCode = exitCode.notDone
      tell(explain(error))
    }
  }
}

/** All commands by name and summary; only the one that `args` ask for is loaded and complete. */
async function buildProgram(args: readonly string[]): Promise<Command> {
  const program = new Command('shuyu')
    .description(description)
    .usage('COMMAND ...')
    .version(version(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show this help')
    .helpCommand(false)
    .addHelpText('after', examples)
    .configureHelp({ subcommandTerm: (command) => command.name() })
    .configureOutput(output)
    .exitOverride()

  const chosen = args[0] === 'help' ? args[1] : args[0]
  for (const { name, summary, load } of commands) {
    const command = program.command(name).summary(summary).description(capitalised(summary))
    command.helpOption('-h, --help', 'show this help').showHelpAfterError(`(shuyu ${name} --help shows how to use it)`)
    if (name !== chosen) continue
    const complete = await load()
    complete(command)
    command.option('-q, --quiet', 'no progress and no messages, only errors')
    command.hook('preAction', (_, action) => {
      if (action.getOptionValue('out') === '-') action.setOptionValue('out', undefined)
    })
  }
  return program
}

const output: OutputConfiguration = {
  outputError: (text, write) => write(printableMessage(text.replace(/^error: /, 'shuyu: '))),
}

/** `shuyu ... | head` closes the pipe early: that is not an error. */
function stopAtClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') tell(explain(error))
  process.exit(error.code === 'EPIPE' ? exitCode.done : exitCode.notDone)
}

function capitalised(text: string): string {
  return `${text[0].toUpperCase()}${text.slice(1)}.`
}
