/**
 * Shannon entropy of a distribution given by counts, in bits; 0 for no or one outcome.
 * Example: entropy([2, 2]) = 1; entropy([4]) = 0.
 */
export function entropy(counts: Iterable<number>): number {
  let total = 0
  let weighted = 0
  for (const count of counts) {
    if (count <= 0) continue
    total += count
    weighted += count * Math.log2(count)
  }
  return total ? Math.log2(total) - weighted / total : 0
}
