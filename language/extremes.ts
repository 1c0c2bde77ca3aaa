/**
 * The largest and the smallest of any number of numbers: as arguments of `Math.max`, more than some hundred thousand
 * would overflow the stack. Infinite where there are none, as there.
 */
export const largest = (numbers: Iterable<number>): number => {
  let found = Number.NEGATIVE_INFINITY
  for (const number of numbers) if (number > found) found = number
  return found
}

export const smallest = (numbers: Iterable<number>): number => {
  let found = Number.POSITIVE_INFINITY
  for (const number of numbers) if (number < found) found = number
  return found
}
