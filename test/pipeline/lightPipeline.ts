import { openDictionary } from '../../glossaries/lexicons/cedict.ts'
import { type PipelineDefinition, shippedStages } from '../../pipeline/stages.ts'

/** Chinese cut at the longest word of the dictionary, which spares a test the load of jieba's. */
const longestWords = () => {
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
  return { cut, tag }
}

export const lightPipeline: PipelineDefinition = {
  stages: shippedStages,
  resources: {
    version: 'light',
    open: (shipped) => ({ ...shipped, segmenter: longestWords(), warm: () => {} }),
  },
}
