import type { Dictionary } from '../../glossaries/lexicons/cedict.ts'
import { stem } from '../../language/stem.ts'
import { LexiconBuilder, type LinkWeights } from './lexicon.ts'

/** What of a dictionary alignment needs. */
export type GlossDictionary = Pick<Dictionary, 'has' | 'glosses' | 'longestMatch'>

/** Weight of what the parts of a word mean when the dictionary lacks the word. */
const partWeight = 0.5
/** Weight of what its characters mean. */
const characterWeight = 0.12
/** Many glosses say less each: the weights of a word are divided by their sum to this power. */
const dilution = 0.6
/** Grammatical words: not counted in a gloss that has others. */
const grammatical = new Set(
  'a an the to of in on at by for with from and or be not it is as one that this up'.split(' ').map(stem),
)

/**
 * Which English words the dictionary lets each Chinese word mean, among the words of the document: t(e | z) by row z,
 * not normalised. Numbers, Latin words and marks stand for themselves.
 */
export function dictionaryLinks(
  zhWords: readonly string[],
  enWords: readonly string[],
  dictionary: GlossDictionary,
): LinkWeights {
  const columns = new Map(enWords.map((word, column) => [word, column]))
  const builder = new LexiconBuilder()
  for (const word of zhWords) {
    const same = columns.get(word)
    if (same !== undefined) builder.add(same, 1)
    else {
      for (const [column, weight] of meanings(word, columns, dictionary)) builder.add(column, weight)
    }
    builder.endRow()
  }
  return builder.build()
}

function meanings(
  word: string,
  columns: ReadonlyMap<string, number>,
  dictionary: GlossDictionary,
): Map<number, number> {
  const weights = new Map<number, number>()
  if (dictionary.has(word)) addGlosses(word, 1, columns, dictionary, weights)
  else {
    for (let at = 0; at < word.length; ) {
      const length = Math.max(1, dictionary.longestMatch(word, at))
      if (length > 1) addGlosses(word.slice(at, at + length), partWeight, columns, dictionary, weights)
      at += length
    }
  }
  if (word.length > 1) {
    for (const character of word) addGlosses(character, characterWeight, columns, dictionary, weights)
  }
  let total = 0
  for (const weight of weights.values()) total += weight
  const scale = total ** -dilution
  for (const [column, weight] of weights) weights.set(column, Math.min(1, weight * scale))
  return weights
}

function addGlosses(
  word: string,
  weight: number,
  columns: ReadonlyMap<string, number>,
  dictionary: GlossDictionary,
  weights: Map<number, number>,
): void {
  for (const gloss of dictionary.glosses(word)) {
    const parts = gloss.flatMap((part) => part.split('-')).map(stem)
    const content = parts.filter((part) => !grammatical.has(part))
    const counted = content.length > 0 ? content : parts
    for (const part of counted) {
      const column = columns.get(part)
      if (column !== undefined) weights.set(column, (weights.get(column) ?? 0) + weight / Math.sqrt(counted.length))
    }
  }
}
