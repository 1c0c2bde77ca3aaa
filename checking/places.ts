import type { TranslationUnit } from '../model/bitext.ts'
import type { Language, Place, Segment } from '../model/document.ts'
import type { Passage } from '../model/finding.ts'
import type { Span } from '../model/term.ts'

/** A span of one side of a unit, with its place in the source. */
export function passage(unit: TranslationUnit, language: Language, span: Span): Passage {
  const context = unit[language]
  return { text: context.slice(span.start, span.end), span, context, place: placeOf(unit, language, span.start) }
}

/** All of one side of a unit. */
export function wholeSide(unit: TranslationUnit, language: Language): Passage {
  return passage(unit, language, { start: 0, end: unit[language].length })
}

/** The place of an offset: that of its sentence, and as many columns on; a sentence of several lines counts as one. */
function placeOf(unit: TranslationUnit, language: Language, offset: number): Place {
  const segments = language === 'zh' ? unit.zhSegments : unit.enSegments
  const separator = language === 'zh' ? 0 : 1
  let start = 0
  let at: { segment: Segment; start: number } | undefined
  for (const segment of segments) {
    if (!segment.text) continue
    if (at && start > offset) break
    at = { segment, start }
    start += segment.text.length + separator
  }
  const { place } = at?.segment ?? segments[0]
  return { ...place, column: place.column + offset - (at?.start ?? 0) }
}
