import type { ConceptEntry } from '../../../model/term.ts'
import type { ResultStore } from '../store.ts'
import { pack, readPacked } from './packed.ts'

export const encodeConcepts = (concepts: readonly ConceptEntry[]): Uint8Array => pack(concepts)

export const readConcepts = (store: ResultStore, name: string) => readPacked<ConceptEntry[]>(store, `concepts/${name}`)
