/** Mean and least of what is known of some tokens, and what stands for them where there are none. */
export function mean(tokens: readonly number[], of: (token: number) => number, empty: number): number {
  if (!tokens.length) return empty
  let sum = 0
  for (const token of tokens) sum += of(token)
  return sum / tokens.length
}

export function least(tokens: readonly number[], of: (token: number) => number, empty: number): number {
  if (!tokens.length) return empty
  let result = Number.POSITIVE_INFINITY
  for (const token of tokens) result = Math.min(result, of(token))
  return result
}

export function countWhere(tokens: readonly number[], is: (token: number) => boolean): number {
  let count = 0
  for (const token of tokens) if (is(token)) count++
  return count
}
