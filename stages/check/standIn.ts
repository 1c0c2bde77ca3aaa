import type { Span } from '../../model/term.ts'
import type { LinkedUnit } from '../../model/token.ts'
import { type EnglishWord, englishWords } from './englishText.ts'

/** What the word links say stands for a term in English. */
export interface StandIn {
  /** From its first word to its last, where they are near each other. */
  readonly span?: Span
  /** Its content words, in text order; none where the term seems to be left out. */
  readonly words: readonly EnglishWord[]
}

/** Posterior from which an English word is taken to render a word of the term. */
const LIKELY = 0.4
/** Words that may stand between two words of one rendering. */
const LARGEST_GAP = 4

/** The English words that are linked with a term. */
export function standIn({ zh, en, links }: LinkedUnit, { start, end }: Span): StandIn {
  const linked = new Set<number>()
  for (const link of links)
    if (link.probability >= LIKELY && zh[link.zh].start < end && start < zh[link.zh].end) linked.add(link.en)
  const content = [...linked]
    .sort((a, b) => a - b)
    .filter((number) => englishWords(en[number].text).some(({ isContent }) => isContent))
  if (!content.length) return { words: [] }
  const words = content.flatMap((number) => englishWords(en[number].text))
  const isNear = content.every((number, i) => i === 0 || number - content[i - 1] <= LARGEST_GAP)
  const last = content[content.length - 1]
  return { words, ...(isNear && { span: { start: en[content[0]].start, end: en[last].end } }) }
}
