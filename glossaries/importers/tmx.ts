import { children, textOf, type XmlElement, xmlElements } from '../../files/xml.ts'
import type { Language } from '../../model/document.ts'
import { conceptOf } from './concept.ts'
import type { Importer } from './source.ts'
import { unitsAsTerms } from './units.ts'
import { dateOf, languageOf } from './vocabulary.ts'

/** TMX 1.1 to 1.4: the units that are as short as terms. A translation memory holds sentences, which are not. */
export const tmx: Importer = async function* (file, _options, warn) {
  const isTerm = unitsAsTerms(file, warn)
  for await (const { element } of xmlElements(file, ['tu'])) {
    const { creationid, changeid = creationid, creationdate, changedate = creationdate } = element.attributes
    const decided = { by: changeid, at: dateOf(changedate) }
    const [zh, en] = (['zh', 'en'] as const).map((language) => segments(element, language))
    if (!isTerm.take(zh[0], en[0])) continue
    const terms = (texts: string[]) => texts.map((text) => ({ text, decided }))
    const note = children(element, 'note').map((child) => textOf(child))[0]
    const concept = conceptOf(file, element.line, { zh: terms(zh), en: terms(en), note }, warn)
    if (concept) yield concept
  }
  isTerm.finish()
}

function segments(unit: XmlElement, language: Language): string[] {
  return children(unit, 'tuv')
    .filter(({ attributes }) => languageOf(attributes['xml:lang'] ?? attributes.lang) === language)
    .flatMap((variant) => children(variant, 'seg').map((segment) => textOf(segment, isCode)))
}

/** Inline elements that hold codes of the document format, and no text of its. */
function isCode({ name }: XmlElement): boolean {
  return ['bpt', 'ept', 'it', 'ph', 'ut'].includes(name)
}
