import type { Bitext } from '../../../model/bitext.ts'
import type { Bead, Segment, SourceDocument } from '../../../model/document.ts'
import { bitextOf } from '../../../stages/align/index.ts'
import type { ResultStore } from '../store.ts'
import { pack, readPacked } from './packed.ts'

/** A document and its beads: what its translation units are made of. */
interface PackedBitext {
  readonly document: SourceDocument
  readonly beads: readonly Bead[]
}

export function encodeBitext({ document, units }: Bitext): Uint8Array {
  const numbers = { zh: numbered(document.zh), en: numbered(document.en) }
  // Names in labels are no segments of the document; `bitextOf` makes units of them again.
  const ofSegments = units.filter(({ zhSegments }) => numbers.zh.has(zhSegments[0]))
  const beads = ofSegments.map(({ zhSegments, enSegments, confidence }) => ({
    zh: zhSegments.map((segment) => numbers.zh.get(segment)),
    en: enSegments.map((segment) => numbers.en.get(segment)),
    confidence,
  }))
  return pack({ document, beads })
}

export async function readBitext(store: ResultStore, key: string): Promise<Bitext> {
  const { document, beads } = await readPacked<PackedBitext>(store, `bitext/${key}`)
  return bitextOf(document, beads)
}

const numbered = (segments: readonly Segment[]) => new Map(segments.map((segment, number) => [segment, number]))
