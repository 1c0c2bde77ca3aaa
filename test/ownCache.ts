import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What shuyu keeps in the user's cache, the tests keep in a folder that is gone when they end. */
export default function setup() {
  const cache = mkdtempSync(join(tmpdir(), 'shuyu-test-cache-'))
  process.env.XDG_CACHE_HOME = cache
  return () => rmSync(cache, { recursive: true, force: true })
}
