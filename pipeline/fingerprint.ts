import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** What the results of each kind of job depend on besides its input: code, models and lexicons, and the packages. */
const SOURCES = {
  prepare: [
    ...['model', 'files', 'language', 'glossaries/lexicons', 'stages/read', 'stages/align', 'stages/tokenize'],
    ...[
      'pipeline/jobs',
      'pipeline/document.ts',
      'pipeline/counterparts.ts',
      'pipeline/resources.ts',
      'pipeline/stages.ts',
      'package-lock.json',
    ],
  ],
  learn: ['stages/link'],
  find: ['stages/link', 'stages/candidates', 'stages/pair', 'stages/score', 'stages/concepts', 'ranking'],
} as const

export type JobKind = keyof typeof SOURCES

const root = fileURLToPath(new URL('..', import.meta.url))
const known = new Map<JobKind, string>()

/**
 * A hash of all source files that a kind of job runs, so that nobody has to count versions: after any change there
 * results are made anew. (`learn` and `find` depend on what `prepare` does by the names of its results.)
 */
export function fingerprint(kind: JobKind): string {
  const before = known.get(kind)
  if (before) return before
  const hash = createHash('sha256')
  for (const source of SOURCES[kind]) {
    for (const file of filesOf(source)) hash.update(`${file}\0`).update(readFileSync(join(root, file)))
  }
  const digest = hash.digest('hex')
  known.set(kind, digest)
  return digest
}

function filesOf(source: string): string[] {
  if (!statSync(join(root, source)).isDirectory()) return [source]
  const entries = readdirSync(join(root, source), { withFileTypes: true })
  const files = entries.filter((entry) => !entry.name.endsWith('.md')).map(({ name }) => `${source}/${name}`)
  return files.sort().flatMap((file) => filesOf(file))
}
