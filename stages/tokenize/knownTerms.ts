/**
 * Finds where known terms begin and end in a text: at every position the longest known term wins, and terms
 * may not overlap. Returns a function that gives the set of their edges (offsets in UTF-16 code units).
 */
export function boundaryMatcher(terms: readonly string[]): (text: string) => Set<number> {
  const known = new Set(terms.filter((term) => term.length > 0))
  const lengths = [...new Set([...known].map((term) => term.length))].sort((a, b) => b - a)
  return (text) => {
    const edges = new Set<number>()
    if (!lengths.length) return edges
    for (let at = 0; at < text.length; ) {
      const length = lengths.find((n) => at + n <= text.length && known.has(text.slice(at, at + n)))
      if (length) edges.add(at).add(at + length)
      at += length ?? 1
    }
    return edges
  }
}
