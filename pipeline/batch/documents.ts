import { byCodePoint } from '../../language/order.ts'

/** A document that could be read. */
export interface BatchDocument {
  readonly id: string
  readonly name: string
  /** Key of its prepare job. */
  readonly key: string
  readonly units: number
  /** Of its files. */
  readonly bytes: number
  /** The large file that it is a part of. */
  readonly whole?: string
}

/** A document that went through. */
export interface FoundDocument extends BatchDocument {
  /** Name of what was found in it, in the store. */
  readonly found: string
}

/** Of documents with the same content the one whose name comes first: which is given first does not matter. */
export function distinct<Document extends { readonly id: string; readonly name: string }>(
  documents: readonly Document[],
): Document[] {
  const byId = new Map<string, Document>()
  for (const document of documents) {
    const known = byId.get(document.id)
    if (!known || byCodePoint(document.name, known.name) < 0) byId.set(document.id, document)
  }
  return [...byId.values()]
}
