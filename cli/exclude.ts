import { readFileSync } from 'node:fs'
import { type Command, Option } from 'commander'
import { decode } from '../files/decode.ts'
import { InputError } from '../model/errors.ts'
import { type Exclusion, type ExclusionPlace, exclusionPlaces, type HiddenProposal } from '../model/exclusion.ts'
import { termbaseOption, userName } from './options.ts'
import { writeResult } from './sink.ts'
import { renderTable } from './table.ts'
import { openForCommand } from './termbase.ts'

interface ExcludeOptions {
  readonly termbase: string
  readonly as: ExclusionPlace
  readonly list?: string
  readonly preview?: boolean
  readonly lift?: boolean
  readonly quiet?: boolean
}

export function excludeCommand(command: Command): void {
  command
    .argument('[words...]', 'Chinese or English; none to list what is excluded')
    .addOption(termbaseOption())
    .addOption(
      new Option('--as <place>', 'whole terms, or what terms begin with, end with, or have within them')
        .choices(exclusionPlaces)
        .default('whole'),
    )
    .option('--list <file>', 'more words, one a line; what follows a tab is left aside')
    .addOption(new Option('--preview', 'print what would be hidden, and change nothing').conflicts('lift'))
    .option('--lift', 'take these words back: what they hid is there again')
    .addHelpText(
      'after',
      `
Proposals that the words mean are hidden from review, extract and export, those of later runs too. What somebody accepted,
rejected or left undecided is never hidden. Chinese is the same in either script, English in any case and inflection.

Examples:
  shuyu exclude 这个问题 中方 --preview
  shuyu exclude 进一步 更 --as first
  shuyu exclude 'such as' --as inner
  shuyu exclude --list stopwords.txt
  shuyu exclude                          lists what is excluded
  shuyu exclude 更 --as first --lift`,
    )
    .action(run)
}

async function run(words: string[], options: ExcludeOptions): Promise<void> {
  const { as: place, lift, list, preview, quiet } = options
  const asked = [...words, ...(list === undefined ? [] : listed(list))]
  const exclusions = asked.map((one): Exclusion => ({ words: one.trim(), place }))
  const empty = exclusions.findIndex((one) => !one.words)
  if (empty >= 0) throw new InputError(`word ${empty + 1}`, 'expected Chinese or English words, found none')
  if (list !== undefined && !exclusions.length) throw new InputError(list, 'expected words, one a line, found none')
  const isChange = exclusions.length > 0 && !preview
  const termbase = await openForCommand(options.termbase, isChange ? 'write' : 'read')
  const tell = (text: string) => quiet || process.stderr.write(`shuyu: ${text}\n`)
  try {
    if (!exclusions.length) {
      const held = await termbase.exclusions()
      await writeResult(
        held.map((one) => `${one.words}\t${one.place}\t${one.hides}\t${one.by}\t${one.at}\n`),
        undefined,
      )
      if (!held.length) tell('nothing is excluded')
      return
    }
    if (lift) {
      const lifted = await termbase.liftExclusions(exclusions, userName())
      if (!lifted) {
        throw new InputError(
          asked.join(', '),
          `expected words that are excluded as ${place}, found none; shuyu exclude lists them`,
        )
      }
      tell(`${counted(lifted, 'exclusion')} taken back`)
      return
    }
    const hidden = await termbase.wouldHide(exclusions)
    await writeResult([hiddenTable(hidden)], undefined)
    if (preview) return void tell(`would hide ${counted(hidden.length, 'proposal')}; nothing is changed`)
    const added = await termbase.exclude(exclusions, userName())
    tell(`${counted(added, 'new exclusion')}; ${counted(hidden.length, 'proposal')} hidden (--lift takes it back)`)
  } finally {
    await termbase.close()
  }
}

/** The words of a list: lines that are not empty, as far as their first tab. */
function listed(file: string): string[] {
  const { text } = decode({ name: file, bytes: readFileSync(file) })
  return text
    .split(/\r\n?|\n/)
    .map((line) => line.split('\t')[0].trim())
    .filter(Boolean)
}

/** So many are printed: they are the best of them, those that might be missed. */
const MOST_ROWS = 50

function hiddenTable(hidden: readonly HiddenProposal[]): string {
  if (!hidden.length) return ''
  const right = { align: 'right' } as const
  const table = renderTable(
    [{ title: 'Chinese' }, { title: 'English' }, { title: 'Score', ...right }, { title: 'Freq', ...right }],
    hidden
      .slice(0, MOST_ROWS)
      .map(({ zh, en, confidence, frequency }) => [...[zh, en, confidence.toFixed(2)], String(frequency)]),
  )
  const rest = hidden.length - MOST_ROWS
  return rest > 0 ? `${table}and ${counted(rest, 'proposal')} more\n` : table
}

const counted = (n: number, noun: string) => `${n.toLocaleString('en')} ${noun}${n === 1 ? '' : 's'}`
