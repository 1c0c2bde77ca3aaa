import type { PairInstance } from './instances.ts'

/** Placeholder until the ranker's own contributions are read. */
export function reasonsFor(_instance: PairInstance, _frequency: number): string[] {
  return []
}
