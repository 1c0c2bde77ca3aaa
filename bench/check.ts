import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type CheckedAgainst, checkBitexts } from '../checking/drafts.ts'
import { renderTable } from '../cli/table.ts'
import { type GoldPair, readGold } from '../evaluation/gold.ts'
import { openDictionary } from '../glossaries/lexicons/cedict.ts'
import type { TranslationUnit } from '../model/bitext.ts'
import { type Finding, findingLevels } from '../model/finding.ts'
import type { ConceptEntry, Status } from '../model/term.ts'
import { type ExtractResult, extract } from '../pipeline/extract.ts'
import { resolveInputs } from '../pipeline/inputs.ts'
import { operatingPoint } from '../pipeline/models.ts'
import { openContext, singleStages } from '../pipeline/pipeline.ts'
import { readHandDraft } from './handDrafts.ts'
import { type SeededError, seedErrors, spoils } from './seedErrors.ts'
import { seededDraft, termbaseOf } from './seededDrafts.ts'

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
  const judged: string[][] = []
  for (const [name, text] of texts) {
    alarms.push(await falseAlarms(name, text, name, text))
    alarms.push(await falseAlarms(name, text, `${name}, its terms alone`, { ...text, bitexts: [] }))
    for (const [other, draft] of texts)
      if (other !== name && name !== 'news' && other !== 'news')
        alarms.push(await falseAlarms(other, draft, name, text))
    for (const kind of Object.keys(spoils) as (keyof typeof spoils)[])
      seen.push([name, kind, ...(await sensitivity(text, kind, false))])
    const gold = join(data, 'terms', `${name}.gold.tsv`)
    if (existsSync(gold)) judged.push(...(await seeded(name, text, readGold(gold))))
    seen.push([name, 'a deprecated rendering', ...(await sensitivity(text, 'another term’s rendering', true))])
  }
  return [
    'Check of drafts written by hand as machines translate (bench/drafts): 100 and 50 terms, no documents; in every second',
    'or third sentence a term is rendered otherwise than the termbase has it, or in another form. Of errors and warnings',
    '',
    renderTable([{ title: 'draft' }, ...JUDGED.map(right)], await Promise.all(HAND.map(byHand)), LAYOUT),
    'Check of drafts that follow some of 100 essential terms of a reference (all its renderings accepted, no documents).',
    'Every third place has an error, every fourth the same rendering in another form; three draws a text. Precision is of',
    'errors and warnings: every finding where no error was put in counts as wrong, also where the publisher deviates',
    '',
    renderTable([{ title: 'text' }, ...JUDGED.map(right)], judged, LAYOUT),
    'Check of drafts: false alarms. Published translations against all terms extracted from a text, accepted as they are',
    '(sentences are Chinese; “its terms alone”: a termbase without its documents)',
    '',
    renderTable([{ title: 'draft' }, { title: 'termbase' }, ...ALARMS.map(right)], alarms, LAYOUT),
    'Check of drafts: share of seeded errors that are found, one in each unit of the text, its own termbase',
    '',
    renderTable([{ title: 'text' }, { title: 'error' }, ...['errors', 'found', 'with notes'].map(right)], seen, LAYOUT),
  ].join('\n')
}

const JUDGED = ['errors', 'found', 'other forms', 'alarms there', 'alarms elsewhere', 'precision', 'recall']
const HAND = ['diplomacy', 'briefing']
const TERMS = 100
const DRAWS = [1, 2, 3]

/** Errors found and alarms in a draft that was written by hand. */
async function byHand(name: string): Promise<string[]> {
  const { bitext, concepts, wrong, varied } = readHandDraft(name)
  const { documents } = await checkBitexts([bitext], singleStages(), { concepts: () => concepts, units: () => [] })
  const findings = documents.flatMap((document) => document.findings).filter(({ level }) => level !== 'note')
  const isIn = (truth: ReadonlyMap<string, readonly string[]>) => (finding: Finding) =>
    truth.get(finding.unit)?.includes(finding.term) === true
  const count = (truth: ReadonlyMap<string, readonly string[]>) => [...truth.values()].flat().length
  const found = findings.filter(isIn(wrong)).length
  const there = findings.filter(isIn(varied)).length
  const elsewhere = findings.length - found - there
  const counts = [count(wrong), found, count(varied), there, elsewhere].map(String)
  return [name, ...counts, (found / findings.length).toFixed(3), (found / count(wrong)).toFixed(3)]
}

/** Errors found and alarms in drafts with changes of known kinds: see seededDrafts.ts. */
async function seeded(name: string, { bitexts }: ExtractResult, gold: readonly GoldPair[]): Promise<string[][]> {
  const { segmenter } = openContext({}).resources
  const resources = { words: segmenter.cut, dictionary: openDictionary() }
  const sum = { errors: 0, found: 0, forms: 0, there: 0, elsewhere: 0 }
  const kinds = new Map<string, { errors: number; found: number }>()
  for (const draw of DRAWS) {
    const termbase = termbaseOf(gold, TERMS, draw)
    const drafts = bitexts.map(({ units }) => seededDraft(units, termbase, resources, draw))
    const against = { concepts: () => termbase, units: () => [] }
    const changed = bitexts.map((bitext, i) => ({ ...bitext, units: drafts[i].units }))
    const { documents } = await checkBitexts(changed, singleStages(), against)
    const findings = documents.flatMap((document) => document.findings).filter(({ level }) => level !== 'note')
    const seeds = drafts.flatMap((draft) => draft.seeds)
    const seedOf = (finding: Finding) =>
      seeds.find(({ unit, concept }) => finding.unit === unit && finding.concept === concept)
    const hit = new Set(findings.map(seedOf))
    for (const seed of seeds.filter(({ isError }) => isError)) {
      const kind = kinds.get(seed.kind) ?? { errors: 0, found: 0 }
      kinds.set(seed.kind, kind)
      for (const count of [kind, sum]) {
        count.errors++
        if (hit.has(seed)) count.found++
      }
    }
    sum.forms += seeds.filter(({ isError }) => !isError).length
    sum.there += findings.filter((finding) => seedOf(finding)?.isError === false).length
    sum.elsewhere += findings.filter((finding) => !seedOf(finding)).length
  }
  const share = (some: number, all: number) => (some / all).toFixed(3)
  const { errors, found, forms, there, elsewhere } = sum
  const counts = [errors, found, forms, there, elsewhere].map(String)
  return [
    [name, ...counts, share(found, found + there + elsewhere), share(found, errors)],
    ...[...kinds].map(([kind, { errors, found }]) => [
      `  ${kind}`,
      String(errors),
      String(found),
      ...['', '', '', ''],
      share(found, errors),
    ]),
  ]
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
