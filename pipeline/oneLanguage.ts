import { conceptId, renderingId } from '../language/identity.ts'
import { classesOf, oneSidedCategory } from '../language/oneSidedCategory.ts'
import { byCodePoint } from '../language/order.ts'
import type { Bitext, TranslationUnit } from '../model/bitext.ts'
import type { Language, SourceDocument } from '../model/document.ts'
import type { Extraction } from '../model/glossary.ts'
import type { Category, ConceptEntry, Rendering, Span } from '../model/term.ts'
import type { LinkedUnit, TokenizedUnit } from '../model/token.ts'
import type { CandidateTerm, UnitCandidates } from '../stages/candidates/index.ts'
import type { PlacedStages } from './pipeline.ts'

/** A term of a text whose other language is not there yet. */
export interface OneSidedTerm {
  /** As it stands in the text, at its first place. */
  readonly text: string
  readonly category: Category
  /** Probability that a reviewer would want it in a glossary, judged from this text alone, 0..1. */
  readonly termhood: number
  /** In text order. */
  readonly places: readonly OneSidedPlace[]
}

export interface OneSidedPlace {
  /** Number of the sentence. */
  readonly sentence: number
  /** In UTF-16 code units of the sentence. */
  readonly span: Span
}

/** A document in one language as a bitext: a unit for each sentence, whose other side is empty. */
export function oneSidedBitext(document: SourceDocument, language: Language): Bitext {
  const units = document[language].map((segment, ordinal): TranslationUnit => {
    const [zh, en] = language === 'zh' ? [segment.text, ''] : ['', segment.text]
    const [zhSegments, enSegments] = language === 'zh' ? [[segment], []] : [[], [segment]]
    return {
      id: `${document.id}:${ordinal}`,
      document: document.id,
      ordinal,
      zh,
      en,
      zhSegments,
      enSegments,
      confidence: 1,
    }
  })
  return { document, units }
}

/**
 * Termhood, 0..1, from which a Chinese candidate is listed. Judged without a translation more than half of them are no
 * entry of the references, and of what a reader wants about seven in ten are there: `npm run eval -- --only brief`.
 */
const LISTED = 0.12

/**
 * The terms of the Chinese of one document, best first, from its Chinese alone. Of candidates that cut each other, the
 * better is taken; one that stands within another is listed beside it.
 */
export async function chineseTerms(
  units: readonly TokenizedUnit[],
  { candidates }: Pick<PlacedStages, 'candidates'>,
): Promise<OneSidedTerm[]> {
  const byKey = new Map<string, { text: string; category: Category; logOdds: number; places: OneSidedPlace[] }>()
  for (const [sentence, found] of (await candidates(units.map(unlinked))).entries()) {
    for (const candidate of withoutCrossing(found.candidates)) {
      const term = byKey.get(candidate.key)
      const span = spanOf(found, candidate)
      if (term) {
        term.places.push({ sentence, span })
        term.logOdds = Math.max(term.logOdds, candidate.termhood)
        continue
      }
      const tokens = found.zh.slice(candidate.from, candidate.to)
      const text = found.unit.zh.slice(span.start, span.end)
      const category = oneSidedCategory(text, classesOf(tokens))
      byKey.set(candidate.key, { text, category, logOdds: candidate.termhood, places: [{ sentence, span }] })
    }
  }
  return [...byKey.values()]
    .map(({ logOdds, ...term }) => ({ ...term, termhood: 1 / (1 + Math.exp(-logOdds)) }))
    .filter(({ termhood }) => termhood >= LISTED)
    .sort((a, b) => b.termhood - a.termhood || b.places.length - a.places.length || (a.text < b.text ? -1 : 1))
}

const unlinked = (unit: TokenizedUnit): LinkedUnit => ({ ...unit, links: [] })

function spanOf({ zh }: UnitCandidates, { from, to }: CandidateTerm): Span {
  return { start: zh[from].start, end: zh[to - 1].end }
}

function withoutCrossing(candidates: readonly CandidateTerm[]): CandidateTerm[] {
  const taken: CandidateTerm[] = []
  const best = candidates.toSorted((a, b) => b.termhood - a.termhood || a.from - b.from)
  for (const candidate of best) if (!taken.some((other) => cross(candidate, other))) taken.push(candidate)
  return taken.sort((a, b) => a.from - b.from || b.to - a.to)
}

/** Whether each holds words that the other lacks, and both share some. */
function cross(a: CandidateTerm, b: CandidateTerm): boolean {
  return (a.from < b.from && b.from < a.to && a.to < b.to) || (b.from < a.from && a.from < b.to && b.to < a.to)
}

/**
 * What a document in Chinese alone gives a termbase: its terms as proposals whose English is empty, in units that have no
 * English either. Their confidence is the termhood.
 */
export function chineseExtraction(bitext: Bitext, terms: readonly OneSidedTerm[]): Extraction {
  const entries = new Map<string, { zh: string; variants: Set<string>; best: OneSidedTerm; places: OneSidedPlace[] }>()
  for (const term of terms) {
    const id = conceptId(term.text)
    const entry = entries.get(id)
    if (entry) {
      // The same term in other characters or in quotation marks; the best comes first.
      if (term.text !== entry.zh) entry.variants.add(term.text)
      entry.places = [...entry.places, ...term.places]
    } else entries.set(id, { zh: term.text, variants: new Set(), best: term, places: [...term.places] })
  }
  return {
    bitexts: [bitext],
    entries: [...entries].map(([id, { zh, variants, best, places }]): ConceptEntry => {
      const { category, termhood } = best
      const occurrences = places.map(({ sentence, span }) => {
        return { unit: bitext.units[sentence].id, zh: span, en: { start: 0, end: 0 } }
      })
      const rendering: Rendering = {
        ...{ id: renderingId(zh, ''), zh, en: '', category, confidence: termhood, occurrences, status: 'proposed' },
        reasons: [{ side: 'against', code: 'withoutEnglish' }],
        revision: 0,
      }
      return { id, zh, variants: [...variants].sort(byCodePoint), category, renderings: [rendering], revision: 0 }
    }),
  }
}
