import { children, descendants, textOf, type XmlElement, xmlElements } from '../../files/xml.ts'
import { InputError } from '../../model/errors.ts'
import type { ImportedTerm } from '../../model/imported.ts'
import { conceptOf } from './concept.ts'
import type { Importer } from './source.ts'
import { unitsAsTerms } from './units.ts'
import { languageOf } from './vocabulary.ts'

/**
 * XLIFF: entries of the Glossary module of 2.x, and the units (1.2: `trans-unit`, 2.x: `segment`) that are as short as
 * terms.
 */
export const xliff: Importer = async function* (file, _options, warn) {
  const isTerm = unitsAsTerms(file, warn)
  let entries = 0
  for await (const { element, around } of xmlElements(file, ['unit', 'trans-unit'])) {
    const isReversed = isFromEnglish(around, file.name)
    for (const { line, source, target, ...more } of [...glossaryEntries(element), ...bitextUnits(element)]) {
      const [zh, en] = isReversed ? [target, source] : [source, target]
      if (more.isEntry) entries++
      else if (entries > 0 || !isTerm.take(zh[0]?.text, en[0]?.text)) continue
      const concept = conceptOf(file, line, { zh, en, definition: more.definition, note: more.note }, warn)
      if (concept) yield concept
    }
  }
  if (entries === 0) isTerm.finish()
}

interface Pair {
  readonly isEntry: boolean
  readonly line: number
  readonly source: readonly ImportedTerm[]
  readonly target: readonly ImportedTerm[]
  readonly definition?: string
  readonly note?: string
}

function glossaryEntries(unit: XmlElement): Pair[] {
  return descendants(unit, 'glossEntry').map((entry) => ({
    isEntry: true,
    line: entry.line,
    source: terms(children(entry, 'term')),
    target: terms(children(entry, 'translation')),
    definition: children(entry, 'definition').map((child) => textOf(child))[0],
  }))
}

function bitextUnits(unit: XmlElement): Pair[] {
  const segments = unit.name === 'trans-unit' ? [unit] : children(unit, 'segment')
  return segments.map((segment) => ({
    isEntry: false,
    line: segment.line,
    source: terms(children(segment, 'source')),
    target: terms(children(segment, 'target')),
    note: children(unit, 'note').map((child) => textOf(child))[0],
  }))
}

function terms(elements: readonly XmlElement[]): ImportedTerm[] {
  return elements.map((element) => ({ text: textOf(element, isCode), source: element.attributes.source }))
}

/** Inline elements of 1.2 that hold codes of the document format. */
function isCode({ name }: XmlElement): boolean {
  return ['bpt', 'ept', 'it', 'ph'].includes(name)
}

function isFromEnglish(around: readonly XmlElement[], file: string): boolean {
  const [source, target] = [
    ['srcLang', 'source-language'],
    ['trgLang', 'target-language'],
  ].map((names) => around.flatMap(({ attributes }) => names.flatMap((name) => attributes[name] ?? [])).at(-1))
  const found = [languageOf(source), languageOf(target)]
  if (found.includes('zh') && found.includes('en')) return found[0] === 'en'
  const message = `expected Chinese and English, found ${source ?? 'no language'} and ${target ?? 'no language'}`
  throw new InputError(file, message, { line: around.at(-1)?.line })
}
