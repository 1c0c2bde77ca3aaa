import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type CheckedAgainst, checkBitexts } from '../checking/drafts.ts'
import { renderTable } from '../cli/table.ts'
import type { TranslationUnit } from '../model/bitext.ts'
import { type Finding, findingLevels } from '../model/finding.ts'
import type { ConceptEntry, Status } from '../model/term.ts'
import { type ExtractResult, extract } from '../pipeline/extract.ts'
import { resolveInputs } from '../pipeline/inputs.ts'
import { operatingPoint } from '../pipeline/models.ts'
import { singleStages } from '../pipeline/pipeline.ts'
import { type SeededError, seedErrors, spoils } from './seedErrors.ts'

const TEXTS = ['speeches-2', 'speeches', 'news']

/** How often drafts are held wrong that are right, and how many errors are seen. */
export async function evaluateCheck(data: string): Promise<string> {
  const texts = new Map<string, ExtractResult>()
  for (const name of TEXTS) {
    const file = join(data, 'terms', `${name}.tsv`)
    if (existsSync(file)) texts.set(name, await extracted(file))
  }
  const alarms: string[][] = []
  const seen: string[][] = []
  for (const [name, text] of texts) {
    alarms.push(await falseAlarms(name, text, name, text))
    alarms.push(await falseAlarms(name, text, `${name}, its terms alone`, { ...text, bitexts: [] }))
    for (const [other, draft] of texts)
      if (other !== name && name !== 'news' && other !== 'news')
        alarms.push(await falseAlarms(other, draft, name, text))
    for (const kind of Object.keys(spoils) as (keyof typeof spoils)[])
      seen.push([name, kind, ...(await sensitivity(text, kind, false))])
    seen.push([name, 'a deprecated rendering', ...(await sensitivity(text, 'another term’s rendering', true))])
  }
  return [
    'Check of drafts: false alarms. Published translations against all terms extracted from a text, accepted as they are',
    '(sentences are Chinese; “its terms alone”: a termbase without its documents)',
    '',
    renderTable([{ title: 'draft' }, { title: 'termbase' }, ...ALARMS.map(right)], alarms, LAYOUT),
    'Check of drafts: share of seeded errors that are found, one in each unit of the text, its own termbase',
    '',
    renderTable([{ title: 'text' }, { title: 'error' }, ...['errors', 'found', 'with notes'].map(right)], seen, LAYOUT),
  ].join('\n')
}

const LAYOUT = { width: 140, colour: false }
const right = (title: string) => ({ title, align: 'right' }) as const
const ALARMS = ['sentences', 'errors', 'warnings', 'notes', 'per 100 sentences']

async function extracted(file: string): Promise<ExtractResult> {
  const { inputs } = await resolveInputs([file])
  return extract(inputs, { minConfidence: operatingPoint() })
}

/** What a termbase holds in which somebody accepted all that was found. */
function accepted({ entries, bitexts }: Pick<ExtractResult, 'entries' | 'bitexts'>): CheckedAgainst & {
  readonly entries: readonly ConceptEntry[]
} {
  const status: Status = 'accepted'
  const decided = entries.map((entry) => ({
    ...entry,
    renderings: entry.renderings.map((rendering) => ({ ...rendering, status })),
  }))
  return { entries: decided, concepts: () => decided, units: () => bitexts.flatMap(({ units }) => units) }
}

async function falseAlarms(
  draft: string,
  { bitexts }: ExtractResult,
  termbase: string,
  source: Pick<ExtractResult, 'entries' | 'bitexts'>,
): Promise<string[]> {
  const { documents } = await checkBitexts(bitexts, singleStages(), accepted(source))
  const findings = documents.flatMap((document) => document.findings)
  const sentences = sentencesIn(bitexts.flatMap(({ units }) => units))
  const count = (level: string) => findings.filter((finding) => finding.level === level).length
  const alarms = findings.length - count('note')
  const counts = [sentences, ...findingLevels.map(count)].map(String)
  return [draft, termbase, ...counts, ((100 * alarms) / sentences).toFixed(2)]
}

function sentencesIn(units: readonly TranslationUnit[]): number {
  const segmenter = new Intl.Segmenter('zh', { granularity: 'sentence' })
  return units.reduce((sum, { zh }) => sum + [...segmenter.segment(zh)].length, 0)
}

/** Number of errors put in, shares of them found and found at least as notes. */
async function sensitivity(text: ExtractResult, kind: keyof typeof spoils, deprecated: boolean): Promise<string[]> {
  const termbase = accepted(text)
  const drafts = text.bitexts.map((bitext, seed) => seedErrors(bitext.units, termbase.entries, spoils[kind], seed))
  const errors = drafts.flatMap((draft) => draft.errors)
  const bitexts = text.bitexts.map((bitext, i) => ({ ...bitext, units: drafts[i].units }))
  const against = deprecated ? { ...termbase, concepts: () => withDeprecated(termbase.entries, errors) } : termbase
  const { documents } = await checkBitexts(bitexts, singleStages(), against)
  const findings = documents.flatMap((document) => document.findings)
  const share = (some: readonly Finding[]) =>
    (errors.filter((error) => some.some((finding) => isAbout(finding, error))).length / errors.length).toFixed(3)
  return [String(errors.length), share(findings.filter(({ level }) => level !== 'note')), share(findings)]
}

/** Every wrong wording as a deprecated rendering of its concept. */
function withDeprecated(entries: readonly ConceptEntry[], errors: readonly SeededError[]): ConceptEntry[] {
  return entries.map((entry) => ({
    ...entry,
    renderings: [
      ...entry.renderings,
      ...errors
        .filter(({ concept }) => concept === entry.id)
        .map(({ wrong, rendering }) => ({ ...rendering, id: wrong, en: wrong, usage: 'deprecated' as const })),
    ],
  }))
}

function isAbout({ unit, zh }: Finding, error: SeededError): boolean {
  return unit === error.unit && zh.span.start < error.zh.end && error.zh.start < zh.span.end
}
