import type { TranslationUnit } from '../model/bitext.ts'
import type { Segment, SourceDocument } from '../model/document.ts'
import type { SourcedUnit } from '../model/glossary.ts'

/** A unit with what its document and its first segments say of where it comes from. */
export function sourcedUnit(unit: TranslationUnit, document: SourceDocument): SourcedUnit {
  const [zh] = unit.zhSegments
  const [en] = unit.enSegments
  return {
    id: unit.id,
    document: document.name,
    ...(document.date !== undefined && { date: document.date }),
    ordinal: unit.ordinal,
    zh: unit.zh,
    en: unit.en,
    speaker: { ...speakerOf('zh', zh), ...speakerOf('en', en) },
    place: { zh: zh.place, en: en.place },
    confidence: unit.confidence,
  }
}

function speakerOf(language: 'zh' | 'en', { speaker }: Segment): SourcedUnit['speaker'] {
  return speaker === undefined ? {} : { [language]: speaker }
}
