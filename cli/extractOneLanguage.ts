import { englishTerms } from '../briefing/englishTerms.ts'
import type { Termbase } from '../glossaries/termbase/termbase.ts'
import { winkAnalyser } from '../language/english.ts'
import type { Language, Place, SourceDocument } from '../model/document.ts'
import { InputError } from '../model/errors.ts'
import type { Extraction } from '../model/glossary.ts'
import type { OcrScript } from '../model/ocrScript.ts'
import type { Category } from '../model/term.ts'
import { tsvLines } from '../output/rows.ts'
import { isInMemory, loadInput, resolveInputs } from '../pipeline/inputs.ts'
import { chineseExtraction, chineseTerms, oneSidedBitext } from '../pipeline/oneLanguage.ts'
import { type PlacedStages, placedStages } from '../pipeline/pipeline.ts'
import { exitCode } from './errors.ts'
import { userName } from './options.ts'
import { ownPipeline } from './ownPipeline.ts'
import { tell } from './print.ts'
import { createProgress } from './progress.ts'
import { requireWritable, writeResult } from './sink.ts'
import { renderTable } from './table.ts'
import { openForCommand } from './termbase.ts'

interface Options {
  readonly only: Language
  readonly termbase: string
  readonly save: boolean
  readonly format: 'table' | 'tsv' | 'json'
  readonly out?: string
  readonly encoding?: string
  readonly ocr?: OcrScript
  readonly config?: string
  readonly quiet?: boolean
}

/** A term with its other side empty: it has no translation yet. */
interface LoneTerm {
  readonly zh: string
  readonly en: string
  readonly category: Category
  /** 0..1 */
  readonly termhood: number
  readonly frequency: number
  readonly place: Place
}

/**
 * `shuyu extract --only`: the terms of texts in one language, each text by itself. Chinese ones are kept as proposals whose
 * English is empty. English ones are not: a termbase keeps its concepts by their Chinese.
 */
export async function extractOneLanguage(args: readonly string[], options: Options): Promise<void> {
  const { out, only, save } = options
  if (out !== undefined) await requireWritable(out)
  const termbase = only === 'zh' && save ? await openForCommand(options.termbase, 'create') : undefined
  try {
    // Told before the work, not after it.
    await termbase?.team.require(userName(), 'propose')
    await extractInto(termbase, args, options)
  } finally {
    await termbase?.close()
  }
}

async function extractInto(termbase: Termbase | undefined, args: readonly string[], options: Options): Promise<void> {
  const { only, encoding, ocr, format, out } = options
  const progress = createProgress({ quiet: options.quiet })
  const { inputs, failures: unresolved } = await resolveInputs(args)
  const failures = [...unresolved]
  const own = await ownPipeline(options)
  const pipeline = placedStages({ encoding, ocr, only }, own?.definition)
  const terms: LoneTerm[] = []
  let documents = 0
  let added = 0
  for (const [done, input] of inputs.entries()) {
    progress.report('read', done, inputs.length)
    try {
      const document = await pipeline.read(isInMemory(input) ? input : await loadInput(input))
      for (const warning of document.warnings) progress.note(`shuyu: ${warning}`)
      const found = await termsOf(document, only, pipeline)
      for (const term of found.terms) terms.push(term)
      documents++
      if (!termbase || !found.extraction) continue
      added += (await termbase.save(found.extraction, userName())).renderingsAdded
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      failures.push(error)
    }
  }
  progress.close()
  for (const failure of failures) tell(`shuyu: ${failure.located}`)
  if (!documents) {
    process.exitCode = exitCode.notDone
    return
  }
  await writeResult(rendered(terms, format), out)
  progress.note(`${documents} documents, ${terms.length} terms. ${outcome(options, termbase?.name, added)}`)
  if (failures.length) process.exitCode = exitCode.findings
}

function outcome({ only }: Options, place: string | undefined, added: number): string {
  const next = 'shuyu extract with the translation (NAME.zh.EXT and NAME.en.EXT)'
  if (only === 'en')
    return `Their Chinese is empty, and nothing was kept: a termbase keeps concepts by their Chinese.\nNext: ${next} finds and keeps the pairs`
  if (place === undefined)
    return `Their English is empty, and nothing was kept.\nNext: ${next} finds and keeps the pairs`
  const option = place === 'termbase.db' ? '' : ` --termbase ${/\s/.test(place) ? `'${place}'` : place}`
  return `Kept in ${place} with empty English: ${added} that were not there before.\nNext: shuyu review${option} to fill it in or reject them; ${next} fills it in, too`
}

/** The terms of a document; of Chinese ones also what a termbase keeps of them. */
async function termsOf(
  document: SourceDocument,
  language: Language,
  pipeline: Pick<PlacedStages, 'tokenize' | 'candidates'>,
): Promise<{ terms: LoneTerm[]; extraction?: Extraction }> {
  const segments = document[language]
  if (language === 'en') {
    const found = englishTerms(
      segments.map(({ text }) => text),
      winkAnalyser(),
    )
    const terms = found.map(({ text, category, termhood, places }) => {
      const { place } = segments[places[0].sentence]
      return { zh: '', en: text, category, termhood, frequency: places.length, place }
    })
    return { terms }
  }
  const bitext = oneSidedBitext(document, 'zh')
  const { units } = await pipeline.tokenize(bitext)
  const found = await chineseTerms(units, pipeline)
  const terms = found.map(({ text, category, termhood, places }) => {
    const { place } = segments[places[0].sentence]
    return { zh: text, en: '', category, termhood, frequency: places.length, place }
  })
  return { terms, extraction: chineseExtraction(bitext, found) }
}

const COLUMNS = ['zh', 'en', 'category', 'termhood', 'frequency', 'place'] as const

async function* rendered(terms: readonly LoneTerm[], format: Options['format']): AsyncIterable<string> {
  if (format === 'json') {
    yield `${JSON.stringify(terms, null, 2)}\n`
    return
  }
  const digits = format === 'table' ? 2 : 4
  const rows = terms.map(({ zh, en, category, termhood, frequency, place }) => [
    ...[zh, en, category, termhood.toFixed(digits), String(frequency)],
    `${place.file}:${place.line}:${place.column}`,
  ])
  if (format === 'tsv') yield* tsvLines([COLUMNS, ...rows])
  else
    yield renderTable(
      COLUMNS.map((title) => ({ title })),
      rows,
    )
}
