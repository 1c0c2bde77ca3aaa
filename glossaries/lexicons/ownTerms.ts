import { chineseKey } from '../../language/identity.ts'
import { openDictionary } from './cedict.ts'
import { formulationCount } from './formulations.ts'

/** A formulation stands in so many reports at least, between words that change by so many bits on both sides. */
const LEAST_REPORTS = 3
const LEAST_ENTROPY = 1

/**
 * Whether a Chinese term is known to stand by itself, whatever the text at hand: it is a word of the dictionary, or what
 * political reports repeat in changing company (a fragment of something longer has always the same neighbours).
 */
export function isTermOfItsOwn(zh: string): boolean {
  const key = chineseKey(zh)
  if (openDictionary().has(key)) return true
  const use = formulationCount(key)
  return (
    use !== undefined &&
    use.documents >= LEAST_REPORTS &&
    use.leftEntropy >= LEAST_ENTROPY &&
    use.rightEntropy >= LEAST_ENTROPY
  )
}
