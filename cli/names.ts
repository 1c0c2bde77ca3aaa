import { type Command, Option } from 'commander'
import { openDictionary } from '../glossaries/lexicons/cedict.ts'
import { jiebaSegmenter } from '../language/segmenter.ts'
import type { NamedPerson } from '../model/namesBook.ts'
import { namesJson, namesTsv, titleText } from '../output/namesBook.ts'
import { namesBook } from '../reports/namesBook.ts'
import { formatOfResult, outOption, termbaseOption } from './options.ts'
import { createProgress } from './progress.ts'
import { type Chunks, requireWritable, writeResult } from './sink.ts'
import { renderTable } from './table.ts'
import { openForCommand } from './termbase.ts'

const FORMATS = ['table', 'tsv', 'json', 'docx'] as const

interface Options {
  readonly termbase: string
  readonly format: (typeof FORMATS)[number]
  readonly out?: string
  readonly quiet?: boolean
}

export function namesCommand(command: Command): void {
  command
    .addOption(termbaseOption())
    .addOption(new Option('-f, --format <format>', 'of the result').choices(FORMATS).default('table'))
    .addOption(outOption())
    .addHelpText(
      'after',
      `
The persons of the documents, by pinyin: both scripts, pinyin, how they are written in English, the titles that stand beside
their names with the dates between which they do, first and last seen. It takes documents with dates.

Examples:
  shuyu names --termbase archive.db
  shuyu names --termbase archive.db --out names.docx`,
    )
    .action(run)
}

async function run(options: Options, command: Command): Promise<void> {
  const format = formatOfResult(command, options.out, FORMATS)
  if (options.out !== undefined) await requireWritable(options.out)
  const progress = createProgress({ quiet: options.quiet })
  const termbase = await openForCommand(options.termbase, 'read')
  try {
    progress.report('find names', 0, 1)
    const people = await namesBook(termbase, jiebaSegmenter(), openDictionary())
    progress.close()
    await writeResult(await written(people, format), options.out)
    progress.note(`shuyu: ${people.length} persons`)
  } finally {
    progress.close()
    await termbase.close()
  }
}

async function written(people: readonly NamedPerson[], format: Options['format']): Promise<Chunks> {
  if (format === 'json') return [namesJson(people)]
  if (format === 'tsv') return namesTsv(people)
  // Loads what packs a document, for documents only.
  if (format === 'docx') return (await import('../output/namesDocx.ts')).namesDocx(people)
  const titles = ['name', 'pinyin', 'English', 'titles', 'first', 'last', 'places']
  const rows = people.map((person) => [
    ...[person.traditional === person.zh ? person.zh : `${person.zh} (${person.traditional})`, person.pinyin],
    ...[person.english[0]?.en ?? '', person.titles.map(titleText).join('; ')],
    ...[person.first ?? '', person.last ?? '', String(person.places)],
  ])
  return [
    renderTable(
      titles.map((title) => ({ title })),
      rows,
    ),
  ]
}
