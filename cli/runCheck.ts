import { basename, isAbsolute } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type CheckedDocument, checkBitexts, readDrafts } from '../checking/drafts.ts'
import { InputError } from '../model/errors.ts'
import { type FindingLevel, findingLevels } from '../model/finding.ts'
import { messageOf, suggestionOf } from '../output/findingText.ts'
import { writeSarif } from '../output/sarif.ts'
import { noTranslation } from '../pipeline/counterparts.ts'
import { resolveInputs } from '../pipeline/inputs.ts'
import { placedStages } from '../pipeline/pipeline.ts'
import { exitCode } from './errors.ts'
import { findingLines } from './findingLines.ts'
import { fixDrafts } from './fixDrafts.ts'
import { userName } from './options.ts'
import { ownPipeline } from './ownPipeline.ts'
import { tell } from './print.ts'
import { createProgress, type ProgressLine } from './progress.ts'
import { draftName, requireFindings, silencedLines, silencesOf, withoutSilenced } from './silence.ts'
import { writeResult } from './sink.ts'
import { oneLine, shorten } from './table.ts'
import { openForCommand } from './termbase.ts'

/** Options of `shuyu check`, as commander gives them. */
export interface CheckCommandOptions {
  readonly termbase: string
  readonly config?: string
  readonly format: 'table' | 'json' | 'sarif'
  readonly level: FindingLevel
  readonly out?: string
  readonly encoding?: string
  readonly fix?: string
  readonly silence?: readonly string[]
  readonly unsilence?: readonly string[]
  readonly here?: boolean
  readonly silenced?: boolean
  readonly quiet?: boolean
}

/** `shuyu check`: reads the drafts and prints the findings. The exit code is left in `process.exitCode`. */
export async function runCheck(args: string[], options: CheckCommandOptions, version: string): Promise<void> {
  const progress = createProgress({ quiet: options.quiet })
  const { silence = [], unsilence = [], here } = options
  const termbase = await openForCommand(options.termbase, silence.length || unsilence.length ? 'write' : 'read')
  try {
    if (unsilence.length) {
      const lifted = await termbase.liftSilence(
        silencesOf(unsilence, here ? args.map((arg) => basename(arg)) : undefined),
        userName(),
      )
      progress.note(`${counted(lifted, 'silence')} taken back.`)
    }
    if (options.silenced) return await writeResult(silencedLines(await termbase.silenced()), options.out)
    if (!args.length && unsilence.length) return
    if (!args.length) throw new InputError('check', 'expected a draft, found none: name its files')
    const { inputs, failures } = await resolveInputs(args)
    const report = progressReport(progress)
    const own = await ownPipeline(options)
    const pipeline = placedStages({ encoding: options.encoding }, own?.definition)
    const drafts = await readDrafts(inputs, pipeline, report)
    const failed = [...failures, ...drafts.failures]
    progress.close()
    for (const failure of failed) tell(`shuyu: ${failure.located}`)
    if (!drafts.bitexts.length) {
      process.exitCode = exitCode.notDone
      return
    }
    const glossary = termbase.glossary({ withoutWaiting: true })
    const found = await checkBitexts(drafts.bitexts, pipeline, glossary, report)
    if (!found.terms) throw nothingToCheckAgainst(termbase.name)
    if (silence.length) {
      const silences = silencesOf(silence, here ? found.documents.map(draftName) : undefined)
      requireFindings(found.documents, silencesOf(silence, undefined))
      await termbase.silence(silences, userName())
    }
    const { documents: heard, silenced } = withoutSilenced(found.documents, await termbase.silenced())
    const result = { ...found, documents: heard }
    progress.close()

    const shown = findingLevels.slice(0, findingLevels.indexOf(options.level) + 1)
    const documents = result.documents.map((document) => ({
      ...document,
      findings: document.findings.filter(({ level }) => shown.includes(level)),
    }))
    await writeResult(rendered(documents, options, version), options.out)
    for (const document of documents) for (const note of notesOn(document)) progress.note(`shuyu: ${note}`)
    progress.note(summary(result.documents, result.terms, shown))
    if (silenced) progress.note(`${counted(silenced, 'finding')} silenced (--silenced lists what is).`)
    if (options.fix !== undefined) {
      const { written, failures } = await fixDrafts(result.documents, options.fix, options.encoding)
      for (const failure of failures) process.stderr.write(`shuyu: ${failure.located}\n`)
      for (const failure of failures) failed.push(failure)
      for (const { copy, mended, open } of written)
        progress.note(`${copy}: ${counted(mended, 'mend')}, ${counted(open, 'finding')} left open.`)
    }
    const isWrong = ({ findings, isTranslation }: CheckedDocument) => findings.length > 0 || !isTranslation
    if (failed.length || documents.some(isWrong)) process.exitCode = exitCode.findings
  } finally {
    progress.close()
    await termbase.close()
  }
}

const progressReport = (progress: ProgressLine) => ({
  onProgress: ({ stage, done, total }: { stage: string; done: number; total: number }) =>
    progress.report(stage, done, total),
  onWarning: (warning: string) => progress.note(`shuyu: ${warning}`),
})

function nothingToCheckAgainst(termbase: string): InputError {
  return new InputError(
    termbase,
    'expected accepted terms to check against, found none: accept some (shuyu review), or import a glossary',
  )
}

function rendered(
  documents: readonly CheckedDocument[],
  { format, out }: CheckCommandOptions,
  version: string,
): Iterable<string> {
  const findings = documents.flatMap((document) => document.findings)
  if (format === 'sarif') return writeSarif(findings, { version, uriOf })
  if (format === 'json') return [`${JSON.stringify(documents.map(toJson), null, 2)}\n`]
  return findingLines(findings, out === undefined)
}

function toJson({ bitext, findings, untranslated, fixed, isTranslation }: CheckedDocument) {
  return {
    document: bitext.document.name,
    units: bitext.units.length,
    isTranslation,
    fixed,
    untranslated: untranslated.map(({ language, text, place }) => ({ language, text, place })),
    findings: findings.map((finding) => ({
      ...finding,
      message: messageOf(finding),
      suggestion: suggestionOf(finding),
    })),
  }
}

/** Segments without translation that are named; the rest are counted. */
const LISTED = 10

/** What was not checked in a draft, and why. */
function notesOn({ bitext: { document }, untranslated, fixed, isTranslation }: CheckedDocument): string[] {
  const notes = isTranslation ? [] : [`${noTranslation(document.name)}. It was not checked.`]
  for (const { place, text } of untranslated.slice(0, LISTED))
    notes.push(`${place.file}:${place.line}: not translated: ${shorten(oneLine(text), SHOWN_WIDTH)}`)
  const more = untranslated.length - LISTED
  if (more > 0) notes.push(`${document.name}: ${more} more not translated; --format json lists them all`)
  if (fixed) notes.push(`${document.name}: ${counted(fixed, 'unit')} locked or not to be translated, not checked`)
  return notes
}

/** Columns of a segment that are shown. */
const SHOWN_WIDTH = 60

/** A relative path stays relative, so that a log can be read where the drafts lie elsewhere. */
function uriOf(file: string): string {
  return isAbsolute(file) ? pathToFileURL(file).href : encodeURI(file.replaceAll('\\', '/'))
}

function summary(documents: readonly CheckedDocument[], terms: number, shown: readonly FindingLevel[]): string {
  const findings = documents.flatMap((document) => document.findings)
  const units = documents.reduce((sum, { bitext }) => sum + bitext.units.length, 0)
  const counts = findingLevels.map((level) => {
    const count = findings.filter((finding) => finding.level === level).length
    const hidden = count && !shown.includes(level) ? ` (--level ${level} shows ${count === 1 ? 'it' : 'them'})` : ''
    return `${counted(count, level)}${hidden}`
  })
  return `${counted(units, 'translation unit')} against ${counted(terms, 'term')}: ${counts.join(', ')}.`
}

const counted = (n: number, noun: string) => `${n.toLocaleString('en')} ${noun}${n === 1 ? '' : 's'}`
