import type { Bitext, TranslationUnit } from '../../model/bitext.ts'
import type { Bead, Segment, SourceDocument } from '../../model/document.ts'
import { type AlignOptions, alignSentences } from './sentences.ts'

export type { AlignOptions }
export { alignSentences }

/**
 * The stage `align`: pairs the segments of the two streams of a document to translation units, in one search over the
 * whole document in which speaker turns, paragraphs and titles are evidence and nothing more. Beads that came with the
 * document are kept. Segments without counterpart are in no unit.
 */
export function align(options: AlignOptions): (document: SourceDocument) => Bitext {
  const alignTexts = alignSentences(options)
  return (document) => {
    const { zh, en } = document
    return bitextOf(document, document.beads ?? alignTexts(zh.map(text), en.map(text), { zh, en }))
  }
}

/**
 * A document with the translation units that beads make of its segments. Names in the labels of speakers that begin their
 * turns side by side are units of their own, before what is said.
 */
export function bitextOf(document: SourceDocument, beads: readonly Bead[]): Bitext {
  const units: TranslationUnit[] = []
  for (const bead of beads.filter(isTwoSided)) {
    const [zh, en] = [document.zh[bead.zh[0]], document.en[bead.en[0]]]
    if (zh.label && en.label) units.push(labelUnit(document, bead, units.length))
    units.push(unit(document, bead, units.length))
  }
  return { document, units }
}

function labelUnit(document: SourceDocument, { zh, en, confidence }: Bead, ordinal: number): TranslationUnit {
  const named = ({ label, ...segment }: Segment): Segment => ({ ...segment, ...label })
  const zhSegments = [named(document.zh[zh[0]])]
  const enSegments = [named(document.en[en[0]])]
  const { id } = document
  const texts = { zh: zhSegments[0].text, en: enSegments[0].text }
  return { id: `${id}:${ordinal}`, document: id, ordinal, ...texts, zhSegments, enSegments, confidence }
}

function unit(document: SourceDocument, bead: Bead, ordinal: number): TranslationUnit {
  const zhSegments = bead.zh.map((s) => document.zh[s])
  const enSegments = bead.en.map((s) => document.en[s])
  return {
    id: `${document.id}:${ordinal}`,
    document: document.id,
    ordinal,
    zh: zhSegments.map(text).join(''),
    en: enSegments.map(text).filter(Boolean).join(' '),
    zhSegments,
    enSegments,
    confidence: document.beads ? 1 : bead.confidence,
  }
}

function isTwoSided(bead: Bead): boolean {
  return bead.zh.length > 0 && bead.en.length > 0
}

function text(segment: Segment): string {
  return segment.text
}
