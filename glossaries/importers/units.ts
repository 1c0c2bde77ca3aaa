import { InputError } from '../../model/errors.ts'
import type { GlossaryFile, Warn } from './source.ts'

/** Longest units that may be terms: Chinese in characters, English in words. */
const LONGEST = { zh: 20, en: 12 }

/**
 * Chooses from the units of a bitext those that may be terms: short on both sides and without the end of a sentence.
 * Those passed over are counted, and told at the end.
 */
export function unitsAsTerms(file: GlossaryFile, warn: Warn) {
  let taken = 0
  let passed = 0
  return {
    take(zh = '', en = ''): boolean {
      const isTaken = isTermLike(zh.trim(), en.trim())
      if (isTaken) taken++
      else passed++
      return isTaken
    },
    /** @throws InputError where all were passed over */
    finish(): void {
      const hint = '`shuyu extract` finds the terms in sentences'
      if (taken === 0 && passed > 0) {
        throw new InputError(file.name, `expected terms, found a bitext whose ${passed} units are sentences; ${hint}`)
      }
      if (passed > 0) warn(`${passed} of ${taken + passed} units are sentences and were left out; ${hint}`)
    },
  }
}

function isTermLike(zh: string, en: string): boolean {
  const isSentence = /[。！？；!?]$/.test(zh) || /[!?;]$|[a-z]{3}\.$/.test(en)
  return zh !== '' && en !== '' && !isSentence && zh.length <= LONGEST.zh && en.split(/\s+/).length <= LONGEST.en
}
