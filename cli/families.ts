import { type Command, Option } from 'commander'
import { type FamilyText, formulaFamilies } from '../families/families.ts'
import { familiesOfTermbase } from '../families/ofTermbase.ts'
import { simplify } from '../language/fold.ts'
import { jiebaSegmenter } from '../language/segmenter.ts'
import { InputError } from '../model/errors.ts'
import type { FormulaFamily } from '../model/family.ts'
import { familiesJson, familiesMarkdown, familiesTsv, fillerText } from '../output/families.ts'
import { isInMemory, loadInput, resolveInputs } from '../pipeline/inputs.ts'
import { placedStages } from '../pipeline/pipeline.ts'
import { exitCode } from './errors.ts'
import { formatOfResult, outOption, parseCount, termbaseOption } from './options.ts'
import { tell } from './print.ts'
import { createProgress } from './progress.ts'
import { type Chunks, requireWritable, writeResult } from './sink.ts'
import { renderTable } from './table.ts'
import { openForCommand } from './termbase.ts'

const FORMATS = ['table', 'tsv', 'json', 'md'] as const

interface Options {
  readonly termbase: string
  readonly fewest?: number
  readonly format: (typeof FORMATS)[number]
  readonly out?: string
  readonly encoding?: string
  readonly quiet?: boolean
}

export function familiesCommand(command: Command): void {
  command
    .argument('[input...]', 'files or folders, of which the Chinese is read; without any the documents of the termbase')
    .addOption(termbaseOption())
    .option('--fewest <n>', 'fewest places of a family (default: 4 to 8, by the size of the texts)', parseCount)
    .addOption(new Option('-f, --format <format>', 'of the result').choices(FORMATS).default('table'))
    .addOption(outOption())
    .option('--encoding <label>', 'encoding of the inputs; found out by default')
    .addHelpText(
      'after',
      `
Finds formulas whose parts hold each other over a gap that ever other words fill: 以X为Y, 坚持X不动摇, 加大X力度. Each is told
with its fillers, and, from a termbase, with how it and they are rendered. It takes many texts: a year of speeches or more.

Examples:
  shuyu families --termbase archive.db
  shuyu families speeches/ --out families.md`,
    )
    .action(run)
}

async function run(inputs: readonly string[], options: Options, command: Command): Promise<void> {
  const format = formatOfResult(command, options.out, FORMATS)
  if (options.out !== undefined) await requireWritable(options.out)
  const progress = createProgress({ quiet: options.quiet })
  let families: FormulaFamily[] | undefined
  try {
    progress.report('find families', 0, 1)
    families = inputs.length ? await ofFiles(inputs, options) : await ofTermbase(options)
  } finally {
    progress.close()
  }
  if (!families) return
  await writeResult(written(families, format), options.out)
  progress.note(
    families.length ? `shuyu: ${families.length} families` : 'shuyu: no families: their formulas do not recur enough',
  )
}

async function ofTermbase({ termbase: place, fewest }: Options): Promise<FormulaFamily[]> {
  const termbase = await openForCommand(place, 'read')
  try {
    return await familiesOfTermbase(termbase, jiebaSegmenter(), { fewest })
  } finally {
    await termbase.close()
  }
}

/** Undefined where nothing can be read; what cannot is told. */
async function ofFiles(args: readonly string[], { encoding, fewest }: Options): Promise<FormulaFamily[] | undefined> {
  const { inputs, failures: unresolved } = await resolveInputs(args)
  const failures = [...unresolved]
  const { read } = placedStages({ encoding, only: 'zh' }, undefined)
  const texts: FamilyText[] = []
  let documents = 0
  for (const input of inputs) {
    try {
      const { zh } = await read(isInMemory(input) ? input : await loadInput(input))
      for (const { text } of zh) texts.push({ document: documents, text: simplify(text) })
      documents++
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      failures.push(error)
    }
  }
  for (const failure of failures) tell(`shuyu: ${failure.located}`)
  if (failures.length) process.exitCode = documents ? exitCode.findings : exitCode.notDone
  return documents ? formulaFamilies(texts, jiebaSegmenter(), { fewest }) : undefined
}

function written(families: readonly FormulaFamily[], format: Options['format']): Chunks {
  if (format === 'json') return [familiesJson(families)]
  if (format === 'tsv') return familiesTsv(families)
  if (format === 'md') return familiesMarkdown(families)
  const titles = ['formula', 'English', 'places', 'documents', 'filled by']
  const rows = families.map((family) => [
    ...[family.pattern, family.english[0]?.pattern ?? '', String(family.count), String(family.documents)],
    fillerText(family),
  ])
  return [
    renderTable(
      titles.map((title) => ({ title })),
      rows,
    ),
  ]
}
