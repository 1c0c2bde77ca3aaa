import type { TranslationUnit } from '../model/bitext.ts'
import type { Segment, SourceDocument } from '../model/document.ts'
import type { SourcedUnit } from '../model/glossary.ts'

/**
 * A unit with what its document and its first segments say of where it comes from. A language that is not there yet is
 * given the place of the other: that is where it is missing.
 */
export function sourcedUnit(unit: TranslationUnit, document: SourceDocument): SourcedUnit {
  const zh = unit.zhSegments[0] ?? unit.enSegments[0]
  const en = unit.enSegments[0] ?? zh
  return {
    id: unit.id,
    document: document.name,
    ...(document.date !== undefined && { date: document.date }),
    ordinal: unit.ordinal,
    zh: unit.zh,
    en: unit.en,
    speaker: { ...speakerOf('zh', unit.zhSegments[0]), ...speakerOf('en', unit.enSegments[0]) },
    place: { zh: zh.place, en: en.place },
    confidence: unit.confidence,
  }
}

function speakerOf(language: 'zh' | 'en', segment: Segment | undefined): SourcedUnit['speaker'] {
  return segment?.speaker === undefined ? {} : { [language]: segment.speaker }
}
