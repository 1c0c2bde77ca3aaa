import type { TranslationUnit } from '../model/bitext.ts'
import type { Excuse, Finding } from '../model/finding.ts'
import { EnglishText } from './englishText.ts'
import { contentWords } from './renderingMatcher.ts'
import { variantsIn } from './renderingVariants.ts'
import { termPlaces } from './termPlaces.ts'
import type { CheckedTerm, TermIndex } from './terms.ts'
import { acceptedPlaces } from './termUses.ts'

/** How the documents of the termbase, which people accepted the terms from, treat a term themselves. */
export interface TermPractice {
  /** Units with the term. */
  readonly places: number
  /** Units with the term and without any of its accepted renderings. */
  readonly deviations: number
  /** The English of the first of them. */
  readonly examples: readonly string[]
  /** Whether one document uses several of its renderings. */
  readonly isMixed: boolean
}

/** By concept; absent where the documents do not have the term. */
export type Practice = ReadonlyMap<string, TermPractice>

/** Examples of deviations that are kept of a term. */
const KEPT = 100
/** Share of places without an accepted rendering from which that is no reason for alarm. */
const FREE = 0.1

type ObservedUnit = Pick<TranslationUnit, 'document' | 'zh' | 'en'>

/**
 * Observes some terms (by concept) in the units of a termbase. Its documents are published translations: where they
 * themselves often go without the accepted renderings of a term, or mix them, a draft may do so too.
 */
export async function observeCorpusPractice(
  units: AsyncIterable<ObservedUnit> | Iterable<ObservedUnit>,
  concepts: ReadonlySet<string>,
  { trie }: TermIndex,
  simplify: (text: string) => string,
): Promise<Practice> {
  const observed = new Map<string, { places: number; deviations: number; examples: string[]; isMixed: boolean }>()
  const chosen = new Map<string, string>()
  for await (const unit of units) {
    const terms = new Set<CheckedTerm>()
    for (const { term } of termPlaces(trie, unit.zh, [], simplify)) if (concepts.has(term.concept)) terms.add(term)
    if (!terms.size) continue
    const english = new EnglishText(unit.en)
    for (const term of terms) {
      const practice = observed.get(term.concept) ?? { places: 0, deviations: 0, examples: [], isMixed: false }
      observed.set(term.concept, practice)
      const places = acceptedPlaces(term, english)
      practice.places++
      if (!places.length && practice.deviations++ < KEPT) practice.examples.push(unit.en)
      for (const way of variantsIn(places)) {
        const key = `${unit.document} ${term.concept}`
        practice.isMixed ||= (chosen.get(key) ?? way) !== way
        chosen.set(key, way)
      }
    }
  }
  return observed
}

/**
 * Takes findings down to a note where the documents of the termbase do the same: they leave a term without its accepted
 * renderings in more than a tenth of its places, and have what the draft has instead in one of these; or they use
 * several of its renderings in one document.
 */
export function weigh(findings: readonly Finding[], practice: Practice): Finding[] {
  return findings.map((finding) => {
    const known = finding.level === 'warning' ? practice.get(finding.concept) : undefined
    const excuse = known && excuseOf(finding, known)
    return excuse ? { ...finding, level: 'note', excuse } : finding
  })
}

function excuseOf(
  { rule, found }: Finding,
  { places, deviations, examples, isMixed }: TermPractice,
): Excuse | undefined {
  if (rule === 'inconsistent-renderings' && isMixed) return { code: 'asInDocuments' }
  if (rule !== 'not-rendered' || deviations <= FREE * places) return undefined
  const words = contentWords(found ?? '')
  const hasWords = (text: EnglishText) => words.every(({ keys }) => text.places(keys[0]).length > 0)
  if (!examples.some((en) => hasWords(new EnglishText(en)))) return undefined
  return { code: 'asInDocuments', times: deviations, of: places }
}
