/**
 * Where jobs leave what they made for other jobs. Keys are `kind/name`, the name a hash of all that the value depends
 * on: what stands under a key is never out of date, and whoever writes it again writes the same. (What is to change
 * has a key that says so: see `archive.ts`.)
 */
export interface ResultStore {
  /** The value under a key, undefined where there is none. */
  get(key: string): Promise<Uint8Array | undefined>
  /** Keeps a value, whole or not at all, whatever happens to this process. @throws StoreError */
  put(key: string, value: Uint8Array): Promise<void>
}

/** The store cannot be used: no document is to blame, and none can go on. */
export class StoreError extends Error {
  override readonly name = 'StoreError'
}

export async function getJson<Value>(store: ResultStore, key: string): Promise<Value | undefined> {
  const bytes = await store.get(key)
  return bytes && JSON.parse(Buffer.from(bytes).toString())
}

export function putJson(store: ResultStore, key: string, value: unknown): Promise<void> {
  return store.put(key, Buffer.from(JSON.stringify(value)))
}
