import { englishFrequency } from '../glossaries/lexicons/englishFrequencies.ts'
import type { EnglishAnalyser } from '../language/english.ts'
import { stem } from '../language/stem.ts'
import type { Category } from '../model/term.ts'

/** A noun phrase of an English text that is probably a term. */
export interface EnglishTerm {
  readonly text: string
  readonly category: Category
  /** 0..1, by how often it stands there and how rare its words are: no trained probability. */
  readonly termhood: number
  readonly places: readonly { readonly sentence: number; readonly start: number; readonly end: number }[]
}

const INSIDE = new Set(['NOUN', 'PROPN', 'ADJ'])
/** Words in a phrase. */
const LONGEST = 6

/**
 * Noun phrases of two words and more that stand twice, or are names, best first. English has no model of termhood here:
 * frequency and rarity are all that ranks them (Justeson & Katz 1995 for the pattern).
 */
export function englishTerms(sentences: readonly string[], analyse: EnglishAnalyser): EnglishTerm[] {
  const byKey = new Map<
    string,
    { text: string; isName: boolean; places: { sentence: number; start: number; end: number }[] }
  >()
  for (const [sentence, text] of sentences.entries()) {
    const tokens = analyse(text)
    for (let from = 0; from < tokens.length; from++) {
      if (!INSIDE.has(tokens[from].pos)) continue
      let to = from
      while (to < tokens.length && INSIDE.has(tokens[to].pos) && to - from < LONGEST) to++
      while (to > from && tokens[to - 1].pos === 'ADJ') to--
      if (to - from < 2) continue
      const [start, end] = [tokens[from].start, tokens[to - 1].end]
      const words = text.slice(start, end)
      const key = words.toLowerCase().split(/\s+/).map(stem).join(' ')
      const isName = tokens.slice(from, to).every((token) => /^\p{Lu}/u.test(token.text))
      const one = byKey.get(key) ?? { text: words, isName, places: [] }
      byKey.set(key, one)
      one.places.push({ sentence, start, end })
      from = to - 1
    }
  }
  return [...byKey.values()]
    .filter(({ isName, places }) => isName || places.length > 1)
    .map(({ text, isName, places }): EnglishTerm => {
      const rarity = text
        .toLowerCase()
        .split(/\s+/)
        .reduce((sum, word) => sum + Math.log2(1 + 1e6 / (1 + englishFrequency(word))), 0)
      const score = places.length * rarity
      return { text, category: isName ? 'name' : 'term', termhood: score / (score + 40), places }
    })
    .sort((a, b) => b.termhood - a.termhood || (a.text < b.text ? -1 : 1))
}
