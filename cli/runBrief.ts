import { existsSync } from 'node:fs'
import { briefOf } from '../briefing/brief.ts'
import { printedByChromium } from '../files/chromium.ts'
import { isPostgresUrl } from '../glossaries/termbase/database/postgresPlace.ts'
import type { Termbase } from '../glossaries/termbase/termbase.ts'
import type { Brief } from '../model/brief.ts'
import { InputError } from '../model/errors.ts'
import { writeBriefAnki } from '../output/brief/anki.ts'
import { writeBriefDocx } from '../output/brief/docx.ts'
import { writeBriefHtml } from '../output/brief/html.ts'
import type { BriefLanguage } from '../output/brief/words.ts'
import { extract } from '../pipeline/extract.ts'
import { inputsIn } from '../pipeline/inputs.ts'
import { operatingPoint } from '../pipeline/models.ts'
import type { SourceInput } from '../stages/read/index.ts'
import { paperInput } from './paperInput.ts'
import { createProgress } from './progress.ts'
import { type Chunks, requireWritable, writeResult } from './sink.ts'
import { readStdin } from './stdin.ts'
import { openForCommand } from './termbase.ts'

/** Options of `shuyu brief`, as commander gives them. */
export interface BriefCommandOptions {
  readonly termbase: string
  readonly format: 'html' | 'docx' | 'pdf' | 'anki' | 'json'
  readonly out?: string
  readonly since?: string
  readonly words: BriefLanguage
  readonly encoding?: string
  readonly quiet?: boolean
}

/** `shuyu brief`: writes the brief of one paper. */
export async function runBrief(paper: string, options: BriefCommandOptions): Promise<void> {
  const progress = createProgress({ quiet: options.quiet })
  if (options.out !== undefined) await requireWritable(options.out)
  const input = await inputOf(paper)
  const hasTermbase =
    isPostgresUrl(options.termbase) || existsSync(options.termbase) || options.termbase !== 'termbase.db'
  const termbase = hasTermbase ? await openForCommand(options.termbase, 'read') : undefined
  try {
    if (!termbase) progress.note('shuyu: there is no termbase.db here: everything is a proposal')
    const brief = await briefOf(input, {
      name: termbase?.name ?? '–',
      glossary: termbase ? termbase.glossary() : NOTHING,
      since: options.since,
      encoding: options.encoding,
      pairsOf: (bilingual) => pairsOf(bilingual, termbase, options.encoding),
      onWarning: (warning) => progress.note(`shuyu: ${warning}`),
    })
    await writeResult(await rendered(brief, options, paper), options.out)
    progress.note(summary(brief))
  } finally {
    progress.close()
    await termbase?.close()
  }
}

const NOTHING = { concepts: async function* () {}, units: async function* () {} }

async function inputOf(paper: string): Promise<SourceInput> {
  if (paper !== '-') return paperInput(paper)
  const failures: InputError[] = []
  const inputs = await inputsIn({ name: 'stdin', bytes: await readStdin() }, failures)
  if (failures.length) throw failures[0]
  if (inputs.length !== 1) throw new InputError('stdin', `expected one paper, found ${inputs.length}`)
  return inputs[0]
}

async function pairsOf(input: SourceInput, termbase: Termbase | undefined, encoding: string | undefined) {
  const known = (await termbase?.knownTerms()) ?? []
  const knownTerms = known.flatMap(({ zh, en }) => en.map((english) => ({ zh, en: english })))
  const { entries, failures } = await extract([input], { minConfidence: operatingPoint(), knownTerms, encoding })
  if (failures.length) throw failures[0]
  return entries.toSorted((a, b) => b.renderings[0].confidence - a.renderings[0].confidence)
}

async function rendered(brief: Brief, { format, words }: BriefCommandOptions, paper: string): Promise<Chunks> {
  if (format === 'json') return [`${JSON.stringify(brief, null, 2)}\n`]
  if (format === 'anki') return writeBriefAnki(brief)
  if (format === 'docx') return writeBriefDocx(brief, words)
  if (format === 'html') return writeBriefHtml(brief, words)
  return [await printedByChromium([...writeBriefHtml(brief, words)].join(''), paper)]
}

function summary({ language, terms, names, numbers, departures, proposals }: Brief): string {
  const side = language === 'both' ? 'Chinese and English' : language === 'zh' ? 'Chinese only' : 'English only'
  return `${side}: ${terms.length} known terms, ${names.length} new names, ${numbers.length} numbers and dates, ${departures.length} departures, ${proposals.length} proposals.`
}
