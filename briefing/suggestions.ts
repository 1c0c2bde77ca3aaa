import type { Dictionary } from '../glossaries/lexicons/cedict.ts'
import { englishFrequency, isUsuallyLowerCase } from '../glossaries/lexicons/englishFrequencies.ts'
import { foldChinese } from '../language/chineseText.ts'
import type { BriefSuggestion } from '../model/brief.ts'
import type { KnownConcept, KnownConcepts } from './knownConcepts.ts'

/** Most meanings that are listed of a dictionary's. */
const MEANINGS = 3
/** Dice coefficient of character pairs from which a known term is near another; and from which it is another wording of it. */
const NEAR = 0.5
const REWORDED = 0.66
/** Shorter terms share characters by chance. */
const SHORTEST = 4

export interface NearTerm {
  readonly concept: KnownConcept
  /** Whether the two are so much the same that one seems to be another wording of the other. */
  readonly isReworded: boolean
}

/** What may stand for a Chinese term that nobody has decided on. */
export interface Suggester {
  /** At most one of each source. */
  readonly suggest: (zh: string) => BriefSuggestion[]
  readonly nearest: (zh: string) => NearTerm | undefined
}

/** Suggests out of the termbase and the dictionary. */
export function suggester(
  known: KnownConcepts,
  dictionary: Pick<Dictionary, 'glosses' | 'longestMatch'>,
  simplify: (text: string) => string,
): Suggester {
  const near = nearFinder(known)
  const keyOf = (zh: string) => foldChinese(zh, simplify).text
  const meanings = (key: string) => [...new Set(dictionary.glosses(key).map((gloss) => gloss.map(asWritten).join(' ')))]
  const nearest = (zh: string) => near(keyOf(zh))

  /** Longest known terms and headwords one after the other; undefined where a part has no meaning. */
  const parts = (key: string): string[] | undefined => {
    const found: string[] = []
    for (let at = 0; at < key.length; ) {
      const [length, meaning] = partAt(key, at)
      if (!meaning || (at === 0 && length === key.length)) return undefined
      found.push(meaning)
      at += length
    }
    return found
  }
  const partAt = (key: string, at: number): readonly [length: number, meaning?: string] => {
    for (let end = key.length; end > at + 1; end--) {
      const [first] = known.byForm.get(key.slice(at, end))?.en ?? []
      if (first) return [end - at, first]
    }
    const length = Math.max(1, dictionary.longestMatch(key, at))
    // A single character has too many meanings for its first to be worth anything.
    return [length, length > 1 ? meanings(key.slice(at, at + length))[0] : undefined]
  }

  return {
    nearest,
    suggest: (zh) => {
      const key = keyOf(zh)
      const suggestions: BriefSuggestion[] = []
      const [proposed] = known.byForm.get(key)?.proposed ?? []
      if (proposed) suggestions.push({ text: proposed, from: 'termbase' })
      const whole = meanings(key).slice(0, MEANINGS)
      if (whole.length) suggestions.push({ text: whole.join('; '), from: 'dictionary' })
      const put = whole.length ? undefined : parts(key)
      if (put) suggestions.push({ text: put.join(' + '), from: 'parts' })
      const { concept } = nearest(zh) ?? {}
      if (concept) suggestions.push({ text: concept.en[0], from: 'near', of: concept.zh })
      return suggestions
    },
  }
}

/** The dictionary's glosses are in lower case. */
const asWritten = (word: string): string =>
  englishFrequency(word) > 0 && !isUsuallyLowerCase(word) ? word.charAt(0).toUpperCase() + word.slice(1) : word

const pairsOf = (text: string): string[] =>
  Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2))

/** Finds the decided term that shares most character pairs with another (Dice 1945). */
function nearFinder({ byForm }: KnownConcepts): (key: string) => NearTerm | undefined {
  const forms = [...byForm].filter(([form, { en }]) => en.length > 0 && form.length >= SHORTEST)
  const byPair = new Map<string, number[]>()
  for (const [number, [form]] of forms.entries()) {
    for (const pair of new Set(pairsOf(form))) {
      const numbers = byPair.get(pair)
      if (numbers) numbers.push(number)
      else byPair.set(pair, [number])
    }
  }
  return (key) => {
    if (key.length < SHORTEST) return undefined
    const pairs = [...new Set(pairsOf(key))]
    const shared = new Map<number, number>()
    for (const pair of pairs)
      for (const number of byPair.get(pair) ?? []) shared.set(number, (shared.get(number) ?? 0) + 1)
    let best: { number: number; share: number } | undefined
    for (const [number, count] of shared) {
      const [form] = forms[number]
      const share = (2 * count) / (pairs.length + new Set(pairsOf(form)).size)
      if (form !== key && share >= NEAR && share > (best?.share ?? 0)) best = { number, share }
    }
    if (!best) return undefined
    const [form, concept] = forms[best.number]
    // What only adds words to a term is no other wording of it.
    const isLonger = key.includes(form) || form.includes(key)
    return { concept, isReworded: best.share >= REWORDED && !isLonger }
  }
}
