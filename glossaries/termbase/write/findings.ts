import { createHash } from 'node:crypto'
import { byCodePoint } from '../../../language/order.ts'
import type { Bitext } from '../../../model/bitext.ts'
import type { Extraction } from '../../../model/glossary.ts'
import type { ConceptEntry, Occurrence, Rendering } from '../../../model/term.ts'

/** A rendering as far as it stands in one document. */
export interface DocumentFinding {
  readonly entry: ConceptEntry
  readonly rendering: Rendering
  /** Those in the document, at least one. */
  readonly occurrences: readonly Occurrence[]
}

/** A document with what an extraction found in it. */
export interface DocumentFindings {
  readonly bitext: Bitext
  readonly findings: readonly DocumentFinding[]
  /** Equal for two runs exactly where they say the same of the document. */
  readonly digest: string
}

/** Splits an extraction by document. Of documents with the same content (copies of a file) the first is taken. */
export function findingsByDocument({ bitexts, entries }: Extraction): DocumentFindings[] {
  const documents = new Map<string, { bitext: Bitext; findings: DocumentFinding[] }>()
  for (const bitext of bitexts) {
    if (!documents.has(bitext.document.id)) documents.set(bitext.document.id, { bitext, findings: [] })
  }
  for (const entry of entries) {
    for (const rendering of entry.renderings) {
      for (const [document, occurrences] of occurrencesByDocument(rendering)) {
        documents.get(document)?.findings.push({ entry, rendering, occurrences })
      }
    }
  }
  return [...documents.values()].map(({ bitext, findings }) => {
    findings.sort((a, b) => byCodePoint(a.rendering.id, b.rendering.id))
    return { bitext, findings, digest: digest(bitext, findings) }
  })
}

/** Each place counts once. */
function occurrencesByDocument({ occurrences }: Rendering): Map<string, Occurrence[]> {
  const documents = new Map<string, Occurrence[]>()
  const places = new Set<string>()
  for (const occurrence of occurrences) {
    const { unit, zh, en } = occurrence
    const place = `${unit} ${zh.start} ${zh.end} ${en.start} ${en.end}`
    if (places.has(place)) continue
    places.add(place)
    const document = occurrence.unit.slice(0, occurrence.unit.lastIndexOf(':'))
    const known = documents.get(document)
    if (known) known.push(occurrence)
    else documents.set(document, [occurrence])
  }
  return documents
}

function digest({ document, units }: Bitext, findings: readonly DocumentFinding[]): string {
  const hash = createHash('sha256')
  const add = (value: unknown) => hash.update(JSON.stringify(value))
  add([document.title ?? null, document.date ?? null])
  for (const { ordinal, zh, en, confidence, zhSegments, enSegments } of units) {
    const [zhFirst, enFirst] = [zhSegments[0], enSegments[0]]
    add([
      ...[ordinal, zh, en, confidence],
      ...[zhFirst?.speaker ?? null, zhFirst?.place ?? null, enFirst?.speaker ?? null, enFirst?.place ?? null],
    ])
  }
  for (const { entry, rendering, occurrences } of findings) {
    const { id, en, category, confidence, prior, essential, reasons } = rendering
    add([
      entry.id,
      entry.zh,
      entry.variants,
      id,
      en,
      category,
      confidence,
      reasons,
      occurrences,
      ...(prior === undefined && essential === undefined ? [] : [prior ?? null, essential ?? null]),
    ])
  }
  return hash.digest('hex')
}
