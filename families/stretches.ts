import type { Segmenter } from '../language/segmenter.ts'
import { chineseClass } from '../language/wordClasses.ts'

/** A text in which formula families are looked for. */
export interface FamilyText {
  /** What it belongs to, for counting documents: any number, the same for one document. */
  readonly document: number
  /** Simplified Chinese. */
  readonly text: string
}

/** The words between two punctuation marks, as numbers of a vocabulary. */
export interface Stretch {
  readonly document: number
  /** Number of its text, from 0, and where it begins there. */
  readonly text: number
  readonly start: number
  readonly words: Int32Array
}

/** Texts cut into stretches, and the words in them. */
export interface StretchedTexts {
  readonly stretches: readonly Stretch[]
  readonly words: readonly string[]
  /** Word class of each word, as it is tagged first. */
  readonly classes: readonly string[]
}

/** Letters and digits: all else ends a stretch, also the comma of a list, since one thing fills a slot. */
const STRETCH = /[\p{L}\p{N}]+/gu
/** Two words with something between them. */
const SHORTEST = 3

/** Texts tagged at once. */
const AT_ONCE = 2000

/**
 * Cuts texts at punctuation and into words.
 * @param texts in the order of their documents
 */
export function stretched(texts: Iterable<FamilyText>, segmenter: Segmenter): StretchedTexts {
  const numbers = new Map<string, number>()
  const words: string[] = []
  const classes: string[] = []
  const stretches: Stretch[] = []
  const numberOf = (word: string, tag: string): number => {
    const known = numbers.get(word)
    if (known !== undefined) return known
    numbers.set(word, words.length)
    classes.push(chineseClass(word, tag))
    return words.push(word) - 1
  }
  let waiting: (Omit<Stretch, 'words'> & { readonly part: string })[] = []
  const flush = () => {
    const tagged = segmenter.tag(waiting.map(({ part }) => part))
    for (const [n, found] of tagged.entries()) {
      const { document, text, start } = waiting[n]
      const numbered = Int32Array.from(found, ({ word, tag }) => numberOf(word, tag))
      stretches.push({ document, text, start, words: numbered })
    }
    waiting = []
  }
  let number = 0
  for (const { document, text } of texts) {
    for (const { 0: part, index: start } of text.matchAll(STRETCH)) {
      if (part.length >= SHORTEST) waiting.push({ document, text: number, start, part })
    }
    if (waiting.length >= AT_ONCE) flush()
    number++
  }
  flush()
  return { stretches, words, classes }
}
