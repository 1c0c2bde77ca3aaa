// Holds a jieba in a thread of its own: see segmenter.ts. Plain JavaScript, so that the thread needs no loader.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { workerData } from 'node:worker_threads'

const { port, signal, engine, idfDict } = workerData
const require = createRequire(import.meta.url)

const answer = (message) => {
  port.postMessage(message)
  Atomics.add(signal, 0, 1)
  Atomics.notify(signal, 0)
}

// Each gives the words of a text, and the words with their tags.
const engines = {
  nodejieba() {
    const jieba = require('nodejieba')
    jieba.load({ idfDict })
    return { cut: (text) => jieba.cut(text).map((word) => ({ word, tag: '' })), tag: (text) => jieba.tag(text) }
  },
  '@node-rs/jieba'() {
    const { Jieba } = require('@node-rs/jieba')
    const jieba = Jieba.withDict(readFileSync(require.resolve('@node-rs/jieba/dict.txt')))
    // As nodejieba does: words it does not know are guessed (by the HMM) where tags are asked for, and only there.
    const cut = (text) => jieba.cut(text, false).flatMap((word) => asNodejieba({ word, tag: '' }))
    return { cut, tag: (text) => jieba.tag(text, true).flatMap(asNodejieba) }
  },
}

// It keeps 10% and COVID-19 whole where nodejieba cuts at signs, and tags single letters and digits as if they were words.
function asNodejieba({ word, tag }) {
  if (!['eng', 'm', ''].includes(tag) || !/^[\w+#&.%-]+$/.test(word)) return [{ word, tag }]
  const parts = word.match(/[A-Za-z][A-Za-z0-9]*|[0-9][0-9.]*|./g)
  return parts.map((part) => ({ word: part, tag: part.length < 2 ? 'x' : /^\d+$/.test(part) ? 'm' : 'eng' }))
}

let jieba
let failure
try {
  jieba = engines[engine]()
} catch (error) {
  failure = String(error?.message ?? error)
}

// Lengths and tags: see decodeWords.
const encoded = {
  cut: (text) => jieba.cut(text).map(({ word }) => word.length),
  tag: (text) => jieba.tag(text).map(({ word, tag }) => `${word.length}${tag}`),
}

port.on('message', ({ method, texts }) => {
  if (failure) answer({ failure })
  else answer({ words: texts.map((text) => (text ? encoded[method](text).join(' ') : '')).join('\n') })
})
