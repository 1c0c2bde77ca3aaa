import type { Termbase } from '../glossaries/termbase/termbase.ts'
import { simplify } from '../language/fold.ts'
import type { Segmenter } from '../language/segmenter.ts'
import type { FormulaFamily } from '../model/family.ts'
import type { Status } from '../model/term.ts'
import { type FamilyOptions, formulaFamilies, type RenderedTerm } from './families.ts'
import type { FamilyText } from './stretches.ts'

/** Renderings that say how a family is rendered: those that nobody rejected. */
const STATUSES: readonly Status[] = ['accepted', 'proposed', 'undecided']

/**
 * The families of the documents of a termbase, rendered as its terms are where they stand; terms that stand in no document
 * (those of an imported glossary) are looked through as well.
 */
export async function familiesOfTermbase(
  termbase: Termbase,
  segmenter: Segmenter,
  options: Omit<FamilyOptions, 'termsOf'> = {},
): Promise<FormulaFamily[]> {
  const texts: FamilyText[] = []
  const numbers = new Map<string, number>()
  const documents = new Map<string, number>()
  for await (const { id, document, zh } of termbase.glossary({ withChineseAlone: true }).units()) {
    if (!documents.has(document)) documents.set(document, documents.size)
    numbers.set(id, texts.length)
    texts.push({ document: documents.get(document) as number, text: simplify(zh) })
  }
  const terms = new Map<number, RenderedTerm[]>()
  for await (const { unit, zh, en } of termbase.glossary({ statuses: STATUSES }).concordance()) {
    const number = numbers.get(unit.id)
    if (number === undefined) continue
    const term = { zh, en: unit.en.slice(en.start, en.end), at: en }
    const known = terms.get(number)
    if (known) known.push(term)
    else terms.set(number, [term])
  }
  for await (const { zh, renderings } of termbase.glossary({ statuses: STATUSES }).concepts()) {
    if (renderings.some(({ occurrences }) => occurrences.length)) continue
    const text = simplify(zh)
    const span = (end: number) => ({ start: 0, end })
    terms.set(texts.length, [{ zh: span(text.length), en: renderings[0].en, at: span(renderings[0].en.length) }])
    texts.push({ document: -1, text })
  }
  return formulaFamilies(texts, segmenter, { ...options, termsOf: (text) => terms.get(text) ?? [] })
}
