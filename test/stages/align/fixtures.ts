import type { GlossDictionary } from '../../../stages/align/dictionaryLinks.ts'
import type { LanguageResources } from '../../../stages/align/model.ts'

const entries: Readonly<Record<string, readonly string[]>> = {
  和平: ['peace'],
  发展: ['development', 'to develop'],
  大使: ['ambassador'],
  河: ['river'],
  山: ['mountain'],
  我们: ['we', 'us'],
  爱: ['to love'],
  图书馆: ['library'],
  火车站: ['railway station'],
  明天: ['tomorrow'],
  开放: ['to open'],
  学生: ['student'],
  钟: ['clock', 'bell'],
  雨: ['rain'],
}

/** A dictionary of a dozen words, so that a reader can check what it makes of a sentence. */
const dictionary: GlossDictionary = {
  has: (word) => word in entries,
  glosses: (word) => (entries[word] ?? []).map((gloss) => gloss.replace(/^to /, '').split(' ')),
  longestMatch: (text, from) =>
    Math.max(0, ...Object.keys(entries).map((word) => (text.startsWith(word, from) ? word.length : 0))),
}

/** Cuts at the words of that dictionary; digits and Latin letters stay together, other characters are words alone. */
function segmentChinese(text: string): string[] {
  const words: string[] = []
  for (let at = 0; at < text.length; ) {
    const run = /^[A-Za-z0-9]+/.exec(text.slice(at, at + 50))?.[0].length ?? 0
    const length = Math.max(1, run, dictionary.longestMatch(text, at))
    words.push(text.slice(at, at + length))
    at += length
  }
  return words
}

export const resources: LanguageResources = { segmentChinese, dictionary }
