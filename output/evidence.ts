import { createHash } from 'node:crypto'
import type { SourcedUnit } from '../model/glossary.ts'

/** What somebody else needs to check a quotation. */
export interface Attestation {
  readonly zh: string
  readonly en: string
  /** Name of the document. */
  readonly document: string
  /** YYYY-MM-DD */
  readonly date?: string
  /** Number of the unit in its document, from 1. */
  readonly unit: number
  /** SHA-256 of both texts as published in the document, `ZH\\nEN` in UTF-8, in hexadecimal digits. */
  readonly sha256: string
}

/** The quotation in which a term stands, with where it is from. */
export function evidenceOf({ zh, en, document, date, ordinal }: SourcedUnit): Attestation {
  const sha256 = createHash('sha256').update(`${zh}\n${en}`).digest('hex')
  return { zh, en, document, ...(date !== undefined && { date }), unit: ordinal + 1, sha256 }
}

/** The same on one line, beside the quotation itself. */
export function evidenceLine(source: SourcedUnit): string {
  const { document, date, unit, sha256 } = evidenceOf(source)
  return [document, date, `unit ${unit}`, `sha256 ${sha256}`].filter(Boolean).join(', ')
}
