import { pinyin } from 'pinyin-pro'
import { smallest } from './extremes.ts'

/** A Chinese text as its pinyin is typed: `fazhan`, and the initials `fz`. */
export interface Spelling {
  readonly syllables: readonly string[]
  readonly full: string
  readonly initials: string
  /** Where syllables begin in `full`. */
  readonly starts: readonly number[]
}

/** A spelling as one line that holds `full` and `initials` as they are: `fazhan fz 0,2`. */
export const writtenSpelling = ({ full, initials, starts }: Spelling): string => `${full} ${initials} ${starts.join()}`

/** What `writtenSpelling` wrote. */
export function readSpelling(line: string): Spelling {
  const [full, initials, places = ''] = line.split(' ')
  const starts = places ? places.split(',').map(Number) : []
  return { full, initials, starts, syllables: starts.map((start, i) => full.slice(start, starts[i + 1])) }
}

const kept = new Map<string, Spelling>()
const keptLimit = 200_000

/** The spelling of a text, without tones, ü as v; what is no Chinese stands as it is, in lower case. Kept once made. */
export function spellingOf(text: string): Spelling {
  const known = kept.get(text)
  if (known) return known
  const syllables = pinyin(text, { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive' })
    .map((syllable) => syllable.toLowerCase().replace(/[^a-z0-9]/g, ''))
    .filter(Boolean)
  const starts: number[] = []
  let full = ''
  for (const syllable of syllables) {
    starts.push(full.length)
    full += syllable
  }
  const spelling = { syllables, full, initials: syllables.map(([first]) => first).join(''), starts }
  if (kept.size >= keptLimit) kept.clear()
  kept.set(text, spelling)
  return spelling
}

/** Whether a word of a query may be pinyin: Latin letters only, two at least. */
export const isPinyinLike = (word: string) => /^[a-zü]{2,40}$/.test(word)

/** Whether `word` spells a part of the text, from the beginning of a syllable: in full or by initials. */
export function spells(word: string, { full, initials, starts }: Spelling): boolean {
  const typed = word.replace(/ü/g, 'v')
  return starts.some((start) => full.startsWith(typed, start)) || (typed.length >= 2 && initials.includes(typed))
}

/** Typing errors that are overlooked in a word: one in four letters or more, two in nine or more. */
export const errorsIn = (typed: string): number => (typed.length >= 9 ? 2 : typed.length >= 4 ? 1 : 0)

/** As `spells`, with typing errors (see errorsIn): a letter doubled, left out, swapped; the first of them is right. */
export function nearlySpells(word: string, { full, starts }: Spelling): boolean {
  const typed = word.replace(/ü/g, 'v')
  const errors = errorsIn(typed)
  return (
    errors > 0 &&
    starts.some(
      (start) =>
        full[start] === typed[0] && beginsNearly(full.slice(start, start + typed.length + errors), typed, errors),
    )
  )
}

/**
 * Whether a beginning of `text` is within so many errors of `typed` (optimal string alignment distance, Damerau 1964).
 */
export function beginsNearly(text: string, typed: string, errors: number): boolean {
  let before: number[] = []
  let row = Array.from({ length: text.length + 1 }, (_, i) => i)
  for (let j = 1; j <= typed.length; j++) {
    const next = [j]
    for (let i = 1; i <= text.length; i++) {
      const isSame = text[i - 1] === typed[j - 1]
      next[i] = Math.min(row[i - 1] + (isSame ? 0 : 1), row[i] + 1, next[i - 1] + 1)
      const isSwapped = i > 1 && j > 1 && text[i - 1] === typed[j - 2] && text[i - 2] === typed[j - 1]
      if (isSwapped) next[i] = Math.min(next[i], before[i - 2] + 1)
    }
    if (smallest(next) > errors) return false
    before = row
    row = next
  }
  return smallest(row) <= errors
}
