import { englishTerms } from '../briefing/englishTerms.ts'
import { winkAnalyser } from '../language/english.ts'
import type { Language, Place, SourceDocument } from '../model/document.ts'
import { InputError } from '../model/errors.ts'
import type { OcrScript } from '../model/ocrScript.ts'
import type { Category } from '../model/term.ts'
import { tsvLines } from '../output/rows.ts'
import { isInMemory, loadInput, resolveInputs } from '../pipeline/inputs.ts'
import { chineseTerms, oneSidedBitext } from '../pipeline/oneLanguage.ts'
import { type PlacedStages, placedStages } from '../pipeline/pipeline.ts'
import { exitCode } from './errors.ts'
import { ownPipeline } from './ownPipeline.ts'
import { tell } from './print.ts'
import { createProgress } from './progress.ts'
import { requireWritable, writeResult } from './sink.ts'
import { renderTable } from './table.ts'

interface Options {
  readonly only: Language
  readonly format: 'table' | 'tsv' | 'json'
  readonly out?: string
  readonly encoding?: string
  readonly ocr?: OcrScript
  readonly config?: string
  readonly termbase: string
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
 * `shuyu extract --only`: the terms of texts in one language, each text by itself. Nothing goes into the termbase, whose
 * entries are pairs.
 */
export async function extractOneLanguage(args: readonly string[], options: Options): Promise<void> {
  const { only, encoding, ocr, format, out } = options
  const progress = createProgress({ quiet: options.quiet })
  if (out !== undefined) await requireWritable(out)
  const { inputs, failures: unresolved } = await resolveInputs(args)
  const failures = [...unresolved]
  const own = await ownPipeline(options)
  const pipeline = placedStages({ encoding, ocr, only }, own?.definition)
  const terms: LoneTerm[] = []
  let documents = 0
  for (const [done, input] of inputs.entries()) {
    progress.report('read', done, inputs.length)
    try {
      const document = await pipeline.read(isInMemory(input) ? input : await loadInput(input))
      for (const warning of document.warnings) progress.note(`shuyu: ${warning}`)
      for (const term of await termsOf(document, only, pipeline)) terms.push(term)
      documents++
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
  const other = only === 'zh' ? 'English' : 'Chinese'
  progress.note(
    `${documents} documents, ${terms.length} terms; their ${other} is empty, and nothing was kept.\nNext: shuyu extract with the translation (NAME.zh.EXT and NAME.en.EXT) finds and keeps the pairs`,
  )
  if (failures.length) process.exitCode = exitCode.findings
}

async function termsOf(
  document: SourceDocument,
  language: Language,
  pipeline: Pick<PlacedStages, 'tokenize' | 'candidates'>,
): Promise<LoneTerm[]> {
  const segments = document[language]
  if (language === 'en') {
    const found = englishTerms(
      segments.map(({ text }) => text),
      winkAnalyser(),
    )
    return found.map(({ text, category, termhood, places }) => {
      const { place } = segments[places[0].sentence]
      return { zh: '', en: text, category, termhood, frequency: places.length, place }
    })
  }
  const { units } = await pipeline.tokenize(oneSidedBitext(document, 'zh'))
  return (await chineseTerms(units, pipeline)).map(({ text, category, termhood, places }) => {
    const { place } = segments[places[0].sentence]
    return { zh: text, en: '', category, termhood, frequency: places.length, place }
  })
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
