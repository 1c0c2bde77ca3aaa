import { openDictionary } from '../../glossaries/lexicons/cedict.ts'
import type { MakePipeline } from '../../pipeline/jobs/jobContext.ts'
import { defaultPipeline, openResources } from '../../pipeline/stages.ts'

/** The pipeline with Chinese cut at the longest word of the dictionary, which spares a test the load of jieba's. */
export const lightPipeline: MakePipeline = (knowledge) => {
  const dictionary = openDictionary()
  const cut = (text: string): string[] => {
    const words: string[] = []
    for (let at = 0; at < text.length; at += words[words.length - 1].length) {
      let length = Math.min(4, text.length - at)
      while (length > 1 && !dictionary.has(text.slice(at, at + length))) length--
      words.push(text.slice(at, at + length))
    }
    return words
  }
  const tag = (texts: readonly string[]) =>
    texts.map((text) => cut(text).map((word) => ({ word, tag: /\p{P}/u.test(word) ? 'x' : 'n' })))
  return defaultPipeline(knowledge, { ...openResources(), segmenter: { cut, tag }, warm: () => {} })
}
