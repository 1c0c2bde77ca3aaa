import type { SaveSummary, Termbase } from '../../glossaries/termbase/termbase.ts'
import type { Bitext } from '../../model/bitext.ts'
import type { ConceptEntry } from '../../model/term.ts'
import { fileOfPart } from '../../stages/read/index.ts'
import { hashOf } from '../jobs/job.ts'
import { readBitext } from '../results/codec/bitext.ts'
import type { ResultStore } from '../results/store.ts'
import type { FoundDocument } from './documents.ts'
import { Interrupted } from './interruptible.ts'
import type { Batch } from './judge.ts'
import { type Loss, lossOf } from './loss.ts'

export interface SaveOptions {
  readonly store: ResultStore
  readonly termbase: Termbase
  /** For the history. */
  readonly by: string
  /**
   * Sentence pairs of one transaction: who decides in the termbase meanwhile does not wait for more than a moment.
   * @default 2,000
   */
  readonly unitsAtOnce?: number
  /** Called with the number of documents that are through. */
  readonly onProgress?: (done: number) => void
  readonly signal?: AbortSignal
}

export interface BatchSaved extends SaveSummary {
  /** Where much of what was proposed before is gone. */
  readonly loss?: Loss
}

/**
 * Saves what a batch found, some documents at a time; a document that is in the termbase as it is now is not looked at.
 * Stopped at any moment and run again, it ends with the same termbase.
 */
export async function saveBatch(batch: Batch, options: SaveOptions): Promise<BatchSaved> {
  const { documents, findings, shown } = batch
  const { store, termbase, by, unitsAtOnce = 2_000, onProgress, signal } = options
  const saved = await termbase.documentDigests()
  const total = {
    documentsAdded: 0,
    documentsReplaced: 0,
    documentsUnchanged: 0,
    renderingsAdded: 0,
    renderingsRemoved: 0,
  }
  let chunk: (Changed & { readonly document: FoundDocument })[] = []
  let units = 0
  // What was proposed in documents that are as they were, before any of them is written.
  let before: readonly string[] | undefined

  const flush = async () => {
    const summary = await termbase.save(
      { bitexts: chunk.map(({ bitext }) => bitext), entries: chunk.flatMap(({ entries }) => entries) },
      by,
    )
    for (const key of Object.keys(total) as (keyof SaveSummary)[]) total[key] += summary[key]
    const digests = await termbase.documentDigests(chunk.map(({ document }) => document.id))
    for (const { document, digestKey } of chunk) {
      await store.put(digestKey, Buffer.from(digests.get(document.id) ?? ''))
    }
    chunk = []
    units = 0
  }

  for (const [n, document] of documents.entries()) {
    if (signal?.aborted) throw new Interrupted()
    const summary = await findings.undecided(document.found)
    const stated = [shown.of(summary), Float64Array.from(summary.confidences)].map(
      ({ buffer }) => new Uint8Array(buffer),
    )
    // What the termbase says of a document depends on nothing else.
    const digestKey = `digest/${hashOf(document.key, document.found, findings.key, ...stated)}`
    const digest = await store.get(digestKey)
    if (digest && saved.get(document.id) === Buffer.from(digest).toString()) total.documentsUnchanged++
    else {
      if (saved.has(document.id)) {
        before ??= await termbase.proposals(documents.map(({ id }) => id).filter((id) => saved.has(id)))
      }
      const bitext = await readBitext(store, document.key)
      const entries = shown.select(await findings.concepts(document.found))
      chunk.push({ document, digestKey, bitext, entries })
      units += document.units
      if (units >= unitsAtOnce) await flush()
    }
    onProgress?.(n + 1)
  }
  if (chunk.length) await flush()
  for (const name of await staleParts(batch, termbase)) {
    total.renderingsRemoved += (await termbase.removeDocument(name, by)).renderingsRemoved
  }
  const loss = before && (await lossOf(batch, before))
  return { ...total, ...(loss && { loss }) }
}

/**
 * What the termbase has of files that are divided otherwise now: parts beyond the last, the whole of what is in parts now,
 * and the other way round. Files of which something failed are left as they are.
 */
async function staleParts({ documents, failures }: Batch, termbase: Termbase): Promise<string[]> {
  const names = new Set(documents.map(({ name }) => name))
  const files = new Set(documents.map(({ name }) => fileOfPart(name)))
  for (const { file } of failures) files.delete(fileOfPart(file))
  return (await termbase.documentNames()).filter((name) => !names.has(name) && files.has(fileOfPart(name)))
}

interface Changed {
  /** Where the store keeps the digest of what was saved. */
  readonly digestKey: string
  readonly bitext: Bitext
  readonly entries: readonly ConceptEntry[]
}
