import type { BriefAcronym } from '../model/brief.ts'
import type { KnownConcept } from './knownConcepts.ts'

const ACRONYM = /(?<![\p{Lu}\p{Ll}\d])\p{Lu}[\p{Lu}\d]{1,7}(?:-\d+)?(?![\p{Ll}\d])/gu

/** Small words that acronyms leave out. */
const SMALL = /^(?:of|the|and|for|on|in|to|with|a|an)$/i

/**
 * The acronyms of a text, with what the text itself says they are (World Trade Organization (WTO), 世界贸易组织（WTO）), and
 * the renderings of known terms that have them or whose initials they are.
 */
export function acronymsOf(texts: readonly string[], known: Iterable<KnownConcept>): BriefAcronym[] {
  const found = new Map<string, { places: number; meanings: Set<string> }>()
  for (const text of texts) {
    // A line in capitals has no acronyms.
    if (!/\p{Ll}|\p{Script=Han}/u.test(text)) continue
    for (const { 0: acronym, index } of text.matchAll(ACRONYM)) {
      const one = found.get(acronym) ?? { places: 0, meanings: new Set<string>() }
      found.set(acronym, one)
      one.places++
      const meaning = meaningBefore(text.slice(0, index), acronym)
      if (meaning) one.meanings.add(meaning)
    }
  }
  for (const { zh, en } of found.size ? known : []) {
    for (const rendering of en) {
      for (const [acronym, { meanings }] of found) {
        if (rendering === acronym) meanings.add(zh)
        else if (hasWord(rendering, acronym) || initials(rendering) === acronym) meanings.add(`${rendering} ${zh}`)
      }
    }
  }
  return [...found].map(([acronym, { places, meanings }]) => ({ acronym, meanings: [...meanings], places }))
}

const hasWord = (text: string, acronym: string) => text.endsWith(`(${acronym})`)

const initials = (text: string): string =>
  text
    .split(/[\s-]+/)
    .filter((word) => !SMALL.test(word))
    .map((word) => word[0])
    .join('')

/** What stands before an opening bracket: as many English words as there are letters, or the Chinese up to a mark. */
function meaningBefore(before: string, acronym: string): string | undefined {
  const opened = /^(.*?)\s*[（(][^（()）]*$/su.exec(before)?.[1]
  if (opened === undefined) return undefined
  const chinese = /([\p{Script=Han}“”]{4,20})$/u.exec(opened)?.[1]
  if (chinese) return chinese
  const words = opened.split(/\s+/)
  for (let from = words.length - 1; from >= Math.max(0, words.length - 2 * acronym.length - 2); from--) {
    const phrase = words.slice(from).join(' ')
    if (initials(phrase).toUpperCase() === acronym && !SMALL.test(words[from])) return phrase
  }
  return undefined
}
