import { getJson, putJson, type ResultStore } from '../results/store.ts'
import type { FoundDocument } from './documents.ts'

/** A document of a termbase with what the ranker found in it, and the confidence from which that was shown. */
export interface RankedDocument extends FoundDocument {
  readonly minConfidence: number
}

const keyOf = (archive: string) => `ranked/${archive}`

/**
 * Notes what was found in documents of an archive, so that it can be judged again without them. Of two processes that note at
 * once the later counts; documents that are missing then are told by those who ask.
 */
export async function noteRanked(
  store: ResultStore,
  archive: string,
  documents: readonly FoundDocument[],
  minConfidence: number,
): Promise<void> {
  const known = await rankedDocuments(store, archive)
  const byId = new Map(known.map((document) => [document.id, document]))
  for (const document of documents) byId.set(document.id, { ...document, minConfidence })
  const noted = [...byId.values()]
  if (JSON.stringify(noted) !== JSON.stringify(known)) await putJson(store, keyOf(archive), noted)
}

/** What was noted last of every document of an archive; of documents that have left it, too. */
export async function rankedDocuments(store: ResultStore, archive: string): Promise<RankedDocument[]> {
  return (await getJson<RankedDocument[]>(store, keyOf(archive))) ?? []
}
