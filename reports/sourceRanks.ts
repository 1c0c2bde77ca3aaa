import picomatch from 'picomatch'
import type { SourceRank } from '../model/sourceRank.ts'

/** The number of a document's rank, 0 the highest, by its name; undefined where no rank takes it. The first that does counts. */
export function rankOf(ranks: readonly SourceRank[]): (document: string) => number | undefined {
  const matchers = ranks.map(({ patterns }) => picomatch(patterns.flatMap(anywhere), { nocase: true, dot: true }))
  return (document) => {
    const path = document.replaceAll('\\', '/')
    const rank = matchers.findIndex((isIts) => isIts(path))
    return rank < 0 ? undefined : rank
  }
}

/** A pattern as the end of a path, or as a folder that the path goes through. */
function anywhere(pattern: string): string[] {
  const bare = pattern.replaceAll('\\', '/').replace(/^\/+|\/+$/g, '')
  const rooted = pattern.startsWith('/') ? '/' : '**/'
  return [`${rooted}${bare}`, `${rooted}${bare}/**`]
}
