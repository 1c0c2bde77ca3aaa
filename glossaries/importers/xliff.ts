import { type XliffUnit, xliffUnits } from '../../files/xliff.ts'
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
  for await (const unit of xliffUnits(file)) {
    const isReversed = isFromEnglish(unit, file.name)
    for (const { line, source, target, ...more } of [...glossaryEntries(unit), ...bitextUnits(unit)]) {
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

function glossaryEntries({ glossary }: XliffUnit): Pair[] {
  return glossary.map(({ line, terms, translations, definition }) => {
    return { isEntry: true, line, source: terms, target: translations, definition }
  })
}

function bitextUnits({ segments, notes }: XliffUnit): Pair[] {
  return segments.map(({ line, source, target }) => ({
    isEntry: false,
    line,
    source: source ? [{ text: source.text }] : [],
    target: target ? [{ text: target.text }] : [],
    note: notes[0],
  }))
}

function isFromEnglish({ languages: { source, target }, line }: XliffUnit, file: string): boolean {
  const found = [languageOf(source), languageOf(target)]
  if (found.includes('zh') && found.includes('en')) return found[0] === 'en'
  const message = `expected Chinese and English, found ${source ?? 'no language'} and ${target ?? 'no language'}`
  throw new InputError(file, message, { line })
}
