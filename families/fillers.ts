import { entropy } from '../ranking/entropy.ts'
import type { Pattern } from './patterns.ts'
import type { StretchedTexts } from './stretches.ts'

/** What fills a slot, and how often. */
export interface Filler {
  readonly text: string
  readonly count: number
}

/** How freely a slot is filled. */
export interface Productivity {
  /** The commonest first. */
  readonly fillers: readonly Filler[]
  /** Shannon entropy of the fillers, bits. */
  readonly entropy: number
  /** Share of the places whose filler stands there only: P of Baayen (1992), 0..1. */
  readonly productivity: number
  /** Share of the places whose filler reads as a phrase: it ends as one does, 0..1. */
  readonly coherence: number
}

/** Classes that no phrase ends in, or begins with. */
const NEVER_LAST = new Set(['preposition', 'conjunction', 'particle', 'adverb', 'pronoun', '的', 'number', 'prefix'])
const NEVER_FIRST = new Set(['conjunction', '的', 'suffix', 'locative', 'particle'])

/** A slot without 的 behind what fills it and 了 before that: positions of words. */
export function bare(
  { words: vocabulary }: StretchedTexts,
  words: Int32Array,
  [from, to]: readonly [number, number],
): readonly [from: number, to: number] {
  while (from < to - 1 && ['了', '着'].includes(vocabulary[words[from]])) from++
  while (to > from + 1 && vocabulary[words[to - 1]] === '的') to--
  return [from, to]
}

/** What fills slot number `slot`; 的 behind a filler and 了 before it are no part of it. */
export function productivityOf(texts: StretchedTexts, { places }: Pattern, slot: number): Productivity {
  const counts = new Map<string, number>()
  let coherent = 0
  for (const { stretch, slots } of places) {
    const { words } = texts.stretches[stretch]
    const [from, to] = bare(texts, words, slots[slot])
    const text = Array.from(words.subarray(from, to), (word) => texts.words[word]).join('')
    counts.set(text, (counts.get(text) ?? 0) + 1)
    const isPhrase =
      !NEVER_LAST.has(texts.classes[words[to - 1]]) && !NEVER_FIRST.has(texts.classes[words[from]]) && text.length > 1
    if (isPhrase) coherent++
  }
  const fillers = [...counts].map(([text, count]) => ({ text, count }))
  fillers.sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1))
  return {
    fillers,
    entropy: entropy(counts.values()),
    productivity: fillers.filter(({ count }) => count === 1).length / Math.max(1, places.length),
    coherence: coherent / Math.max(1, places.length),
  }
}
