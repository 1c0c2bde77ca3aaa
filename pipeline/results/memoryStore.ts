import type { ResultStore } from './store.ts'

/** A store for one small run in one process. */
export function memoryStore(): ResultStore {
  const values = new Map<string, Uint8Array>()
  return {
    get: async (key) => values.get(key),
    put: async (key, value) => void values.set(key, value),
  }
}
