import { chineseKey, englishKey } from '../../language/identity.ts'
import type { Exclusion } from '../../model/exclusion.ts'

/** A pair as exclusions look at it. */
interface Wording {
  readonly zh: string
  readonly en: string
}

const HAN = /\p{Script=Han}/u

/** The side that the words of an exclusion are compared with, and the words as they are compared. */
export interface ExcludedWords {
  readonly side: 'zh' | 'en'
  /** Chinese in simplified characters, without spaces and quotation marks; English in lower case, without inflection. */
  readonly key: string
}

export const excludedWords = (words: string): ExcludedWords =>
  HAN.test(words) ? { side: 'zh', key: chineseKey(words) } : { side: 'en', key: englishKey(words) }

/** Tells whether any of some exclusions means a pair. Whole terms are looked up, the others tried one by one. */
export function excluder(exclusions: readonly Exclusion[]): (pair: Wording) => boolean {
  const whole = { zh: new Set<string>(), en: new Set<string>() }
  const parts: ((keys: Wording) => boolean)[] = []
  for (const { words, place } of exclusions) {
    const { side, key } = excludedWords(words)
    if (place === 'whole') whole[side].add(key)
    else {
      const has = PARTS[place]
      // Spaces around it let no English word end within another; Chinese has no spaces to tell.
      const spaced = side === 'en' ? ` ${key} ` : key
      parts.push((keys) => has(keys[side], spaced))
    }
  }
  return ({ zh, en }) => {
    const keys = { zh: chineseKey(zh), en: englishKey(en) }
    if (whole.zh.has(keys.zh) || whole.en.has(keys.en)) return true
    const spaced = { zh: keys.zh, en: ` ${keys.en} ` }
    return parts.some((has) => has(spaced))
  }
}

const PARTS = {
  first: (term: string, words: string) => term.startsWith(words),
  last: (term: string, words: string) => term.endsWith(words),
  inner: (term: string, words: string) => {
    for (let at = term.indexOf(words, 1); at >= 0; at = term.indexOf(words, at + 1))
      if (at + words.length < term.length) return true
    return false
  },
}
