import type { Span } from '../model/term.ts'
import type { LinkedUnit } from '../model/token.ts'
import { englishWords } from './englishText.ts'

/** What the word links say stands for a term in English; undefined where the term seems to be left out. */
export interface LinkedEnglish {
  /** Its words as they stand, with `…` between those that are far from each other. */
  readonly text: string
  /** From its first word to its last, where they are near each other. */
  readonly span?: Span
  /** The numbers of its tokens that are no function words. */
  readonly words: readonly number[]
}

/** Posterior, of its links with all words of the term, from which an English word is taken to render some of it. */
const LIKELY = 0.4
/** Words that may stand between two words of one rendering. */
const LARGEST_GAP = 4

/** The English words that are linked with a term. */
export function linkedEnglish({ unit, zh, en, links }: LinkedUnit, { start, end }: Span): LinkedEnglish | undefined {
  const mass = new Map<number, number>()
  for (const link of links)
    if (zh[link.zh].start < end && start < zh[link.zh].end)
      mass.set(link.en, (mass.get(link.en) ?? 0) + link.probability)
  const content = [...mass.keys()]
    .filter((number) => (mass.get(number) ?? 0) >= LIKELY)
    .sort((a, b) => a - b)
    .filter((number) => englishWords(en[number].text).some(({ isContent }) => isContent))
  if (!content.length) return undefined
  const runs: Span[] = []
  for (const [i, number] of content.entries()) {
    const run = { start: en[number].start, end: en[number].end }
    if (i > 0 && number - content[i - 1] <= LARGEST_GAP) runs.push({ start: (runs.pop() as Span).start, end: run.end })
    else runs.push(run)
  }
  return {
    text: runs.map((run) => unit.en.slice(run.start, run.end)).join(' … '),
    ...(runs.length === 1 && { span: runs[0] }),
    words: content,
  }
}
