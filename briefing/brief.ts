import { pinyin } from 'pinyin-pro'
import { checkBitexts } from '../checking/drafts.ts'
import { openDictionary } from '../glossaries/lexicons/cedict.ts'
import { winkAnalyser } from '../language/english.ts'
import { simplify } from '../language/fold.ts'
import type { Brief, BriefDeparture, BriefProposal, BriefSentence } from '../model/brief.ts'
import type { Language, SourceDocument } from '../model/document.ts'
import type { Glossary } from '../model/glossary.ts'
import type { ConceptEntry } from '../model/term.ts'
import { chineseTerms, oneSidedBitext } from '../pipeline/oneLanguage.ts'
import { type PlacedStages, singleStages } from '../pipeline/pipeline.ts'
import type { SourceInput } from '../stages/read/index.ts'
import { acronymsOf } from './acronyms.ts'
import { englishTerms } from './englishTerms.ts'
import { type KnownConcept, type KnownConcepts, knownConcepts } from './knownConcepts.ts'
import { foundInChinese, foundInEnglish, type Marks, merged, type SentenceMark } from './marks.ts'
import { newNames } from './newNames.ts'
import { numbersOf } from './numbers.ts'
import { runsOf } from './runs.ts'
import { type Suggester, suggester } from './suggestions.ts'

/** What a brief is made out of besides the paper. */
export interface BriefOptions {
  /** Of the termbase, as a person may be told. */
  readonly name: string
  readonly glossary: Pick<Glossary, 'concepts' | 'units'>
  /** Terms decided on from this day on (YYYY-MM-DD) are marked as changed. @default none */
  readonly since?: string
  readonly encoding?: string
  /**
   * Pairs of a bilingual paper, best first: what its own translation proposes.
   * @default none
   */
  readonly pairsOf?: (input: SourceInput) => Promise<readonly ConceptEntry[]>
  /** Called with what the reader should know; every warning names the file. */
  readonly onWarning?: (warning: string) => void
}

/**
 * The brief of one paper, in Chinese, English or both.
 * @throws InputError where the paper cannot be read, or is in neither language
 */
export async function briefOf(input: SourceInput, options: BriefOptions): Promise<Brief> {
  const { glossary, encoding, since, onWarning = () => {} } = options
  const pipeline = singleStages({ encoding, only: 'either' })
  const document = await pipeline.read(input)
  for (const warning of document.warnings) onWarning(warning)
  const known = await knownConcepts(glossary.concepts(), simplify)
  const language: Language = document.zh.length ? 'zh' : 'en'
  const isBilingual = document.zh.length > 0 && document.en.length > 0
  const paper = { document, known, pipeline, since, input, options, isBilingual }
  const made = language === 'zh' ? await chineseBrief(paper) : englishBrief(paper)
  const title = document.title?.[language]
  const { date } = document
  return {
    document: document.name,
    ...(title && { title }),
    ...(date && { date }),
    language: isBilingual ? 'both' : language,
    termbase: options.name,
    ...made,
  }
}

type Made = Omit<Brief, 'document' | 'title' | 'date' | 'language' | 'termbase'>

interface Paper {
  readonly document: SourceDocument
  readonly known: KnownConcepts
  readonly pipeline: PlacedStages
  readonly since?: string
  readonly input: SourceInput
  readonly options: BriefOptions
  readonly isBilingual: boolean
}

async function chineseBrief({ document, known, pipeline, since, input, options, isBilingual }: Paper): Promise<Made> {
  const dictionary = openDictionary()
  const { units } = await pipeline.tokenize(oneSidedBitext(document, 'zh'))
  const suggestions = suggester(known, dictionary, simplify)
  const terms = foundInChinese(units, known.chinese, simplify)
  const numbers = numbersOf(document.zh, 'zh', simplify)
  const names = newNames(units, document.zh, terms, dictionary)
  const pairs = isBilingual ? await options.pairsOf?.(input) : undefined
  const proposals = pairs
    ? pairedProposals(pairs, document, known, suggestions)
    : await loneProposals(units, pipeline, known, suggestions, names.list)
  const { departures, translations } = isBilingual
    ? await comparedWithTranslation(document, pipeline, options)
    : { departures: [], translations: new Map<number, string>() }
  const wordings = proposals.list.flatMap((one) => wordingOf(one, suggestions))
  const concepts = [...new Set(terms.map(({ concept }) => concept))]
  const marks = merged(terms.map(markOf('zh')), names.marks, numbers.marks, proposals.marks)
  return {
    length: document.zh.reduce((sum, { text }) => sum + text.length, 0),
    terms: briefTerms(terms, concepts, since),
    names: names.list,
    acronyms: acronymsOf(
      [...document.zh, ...document.en].map(({ text }) => text),
      withEnglish(known),
    ),
    numbers: numbers.list,
    departures: [...wordings, ...departures],
    proposals: proposals.list,
    text: document.zh.map(sentenceOf(marks, 'zh', translations)),
  }
}

function englishBrief({ document, known, since }: Paper): Made {
  const texts = document.en.map(({ text }) => text)
  const terms = foundInEnglish(texts, known)
  const numbers = numbersOf(document.en, 'en', (text) => text)
  const isTaken = (sentence: number, start: number, end: number) =>
    terms.some((one) => one.sentence === sentence && one.start < end && start < one.end)
  const found = englishTerms(texts, winkAnalyser()).filter(
    ({ places: [{ sentence, start, end }] }) => !isTaken(sentence, start, end),
  )
  const names = newNames([], document.en, terms, openDictionary())
  const persons = new Set(names.list.map(({ name }) => name))
  const proposals = found.flatMap(({ text, category, termhood, places }): BriefProposal[] =>
    [...persons].some((name) => text.endsWith(name))
      ? []
      : [{ term: text, category, termhood, suggestions: [], places: places.length, firstSentence: places[0].sentence }],
  )
  const marks = merged(terms.map(markOf('en')), names.marks, numbers.marks, [])
  return {
    length: texts.join(' ').split(/\s+/).length,
    terms: briefTerms(terms, [...new Set(terms.map(({ concept }) => concept))], since),
    names: names.list,
    acronyms: acronymsOf(texts, withEnglish(known)),
    numbers: numbers.list,
    departures: [],
    proposals,
    text: document.en.map(sentenceOf(marks, 'en', new Map())),
  }
}

const withEnglish = ({ byForm }: KnownConcepts) => new Set([...byForm.values()].filter(({ en }) => en.length > 0))

type TermMark = SentenceMark & { readonly concept: KnownConcept }

/** What stands over a term: its first rendering over Chinese, its Chinese over English. */
const markOf =
  (language: Language) =>
  (mark: TermMark): SentenceMark => ({
    ...mark,
    kind: 'term',
    above: language === 'zh' ? mark.concept.en[0] : mark.concept.zh,
  })

function briefTerms(marks: readonly TermMark[], concepts: readonly KnownConcept[], since: string | undefined) {
  const places = new Map<KnownConcept, { count: number; first: number }>()
  for (const { concept, sentence } of marks) {
    const place = places.get(concept)
    if (place) place.count++
    else places.set(concept, { count: 1, first: sentence })
  }
  return concepts.map((concept) => {
    const { zh, en, former, note, decidedAt } = concept
    const { count = 0, first = 0 } = places.get(concept) ?? {}
    const isChanged = since !== undefined && decidedAt !== undefined && decidedAt >= since
    return {
      ...{ zh, en, former, ...(note && { note }), isChanged },
      ...{ pinyin: pinyin(zh, { nonZh: 'consecutive' }), places: count, firstSentence: first },
    }
  })
}

interface Proposals {
  readonly list: readonly BriefProposal[]
  readonly marks: readonly SentenceMark[]
}

/** Proposals of lower termhood stand in the list, not in the text. */
const IN_TEXT = 0.5

/** Terms of the Chinese that nobody has decided on, from the Chinese alone. */
async function loneProposals(
  units: Parameters<typeof chineseTerms>[0],
  pipeline: Parameters<typeof chineseTerms>[1],
  known: KnownConcepts,
  { suggest }: Suggester,
  names: Brief['names'],
): Promise<Proposals> {
  const persons = new Set(names.map(({ name }) => name))
  const all = await chineseTerms(units, pipeline)
  const found = all.filter(({ text }) => !isDecided(known, text) && !persons.has(text))
  const list = found.map(({ text, category, termhood, places }): BriefProposal => {
    const reading = pinyin(text, { nonZh: 'consecutive' })
    const at = { places: places.length, firstSentence: places[0].sentence }
    return { term: text, pinyin: reading, category, termhood, suggestions: suggest(text), ...at }
  })
  const marks = found.flatMap(({ places }, n) => {
    const { suggestions, termhood } = list[n]
    // What is only put together, or a near term's, would read like a rendering.
    const above = suggestions.find(({ from }) => from === 'termbase' || from === 'dictionary')?.text.split('; ')[0]
    if (termhood < IN_TEXT) return []
    return places.map(({ sentence, span }) => ({
      sentence,
      ...span,
      kind: 'proposal' as const,
      ...(above && { above }),
    }))
  })
  return { list, marks }
}

const isDecided = ({ byForm }: KnownConcepts, zh: string) =>
  (byForm.get(simplify(zh).replace(/[\s“”"]/g, ''))?.en.length ?? 0) > 0

/** What a bilingual paper's own translation proposes. */
function pairedProposals(
  entries: readonly ConceptEntry[],
  document: SourceDocument,
  known: KnownConcepts,
  { suggest }: Suggester,
): Proposals {
  const fresh = entries.filter(({ zh, renderings }) => renderings.length > 0 && !isDecided(known, zh))
  const places = (zh: string) =>
    document.zh.flatMap(({ text }, sentence) => {
      const start = text.indexOf(zh)
      return start < 0 ? [] : [{ sentence, start, end: start + zh.length }]
    })
  const all = fresh.map(({ zh, category, renderings }) => {
    const found = places(zh)
    const reading = pinyin(zh, { nonZh: 'consecutive' })
    const own = renderings.map(({ en }) => ({ text: en, from: 'paper' as const }))
    const others = suggest(zh).filter(({ from }) => from === 'termbase' || from === 'near')
    const at = { places: renderings[0].occurrences.length, firstSentence: found[0]?.sentence ?? 0 }
    const term = { term: zh, pinyin: reading, category, termhood: renderings[0].confidence }
    return { found, proposal: { ...term, suggestions: [...own, ...others], ...at } }
  })
  return {
    list: all.map(({ proposal }) => proposal),
    marks: all.flatMap(({ found, proposal }) =>
      found.map((place) => ({ ...place, kind: 'proposal' as const, above: proposal.suggestions[0].text })),
    ),
  }
}

/** A proposal that seems to be another wording of a term that was decided on. */
function wordingOf({ term }: BriefProposal, { nearest }: Suggester): BriefDeparture[] {
  const near = nearest(term)
  return near?.isReworded ? [{ kind: 'wording', zh: term, known: near.concept.zh, en: near.concept.en }] : []
}

async function comparedWithTranslation(
  document: SourceDocument,
  pipeline: Paper['pipeline'],
  { glossary }: BriefOptions,
): Promise<{ departures: BriefDeparture[]; translations: Map<number, string> }> {
  const bitext = await pipeline.align(document)
  const numbers = new Map(document.zh.map((segment, number) => [segment, number]))
  const translations = new Map<number, string>()
  for (const { zhSegments, en } of bitext.units) {
    const number = numbers.get(zhSegments[0])
    if (number !== undefined) translations.set(number, en)
  }
  const { documents } = await checkBitexts([bitext], pipeline, glossary)
  const findings = documents.flatMap(({ findings }) => findings).filter(({ level }) => level !== 'note')
  return { departures: findings.map((finding) => ({ kind: 'finding', finding })), translations }
}

const sentenceOf =
  (marks: Marks, language: Language, translations: ReadonlyMap<number, string>) =>
  ({ kind, paragraph, speaker, text }: SourceDocument['zh'][number], number: number): BriefSentence => {
    const translation = translations.get(number)
    return {
      ...{ kind, paragraph, language, ...(speaker && { speaker }) },
      runs: runsOf(text, marks.get(number) ?? []),
      ...(translation && { translation }),
    }
  }
