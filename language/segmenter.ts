import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

/** A word of Chinese text and its jieba tag (n noun, v verb, nr person, ns place, nt organisation, uj 的, x punctuation, ...). */
export interface TaggedWord {
  readonly word: string
  readonly tag: string
}

/** Cuts Chinese text into words. The words of one call, joined, are the text. */
export interface Segmenter {
  cut(text: string): string[]
  tag(text: string): TaggedWord[]
}

// The keyword-extraction tables of jieba are not used here; an idf table of one word saves about a quarter of the load.
const idfDict = fileURLToPath(new URL('./segmenter.idf.utf8', import.meta.url))

let jieba: Segmenter | undefined

/**
 * The jieba segmenter (nodejieba: dictionary, maximum probability path, HMM for unknown words).
 * Its dictionary costs more than a second and 250 MB, so it is loaded at the first word that is cut, once a process.
 * Text should be simplified Chinese (see `fold.ts`): the dictionary is.
 */
export function jiebaSegmenter(): Segmenter {
  return { cut: (text) => loaded().cut(text), tag: (text) => loaded().tag(text) }
}

function loaded(): Segmenter {
  if (!jieba) {
    const nodejieba = createRequire(import.meta.url)('nodejieba')
    nodejieba.load({ idfDict })
    jieba = {
      cut: (text) => (text ? joinLatinRuns(nodejieba.cut(text)) : []),
      tag: (text) =>
        text ? nodejieba.tag(text).map((t: { word: string; tag: string }) => ({ word: t.word, tag: t.tag })) : [],
    }
  }
  return jieba
}

/** jieba's `cut` gives Latin letters and digits one by one where its `tag` keeps APEC and 2026 whole; so does this. */
function joinLatinRuns(words: readonly string[]): string[] {
  const joined: string[] = []
  let inRun = false
  for (const word of words) {
    const latin = /^[A-Za-z0-9]+$/.test(word)
    if (latin && inRun) joined[joined.length - 1] += word
    else joined.push(word)
    inRun = latin
  }
  return joined
}
