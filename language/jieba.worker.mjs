// Holds nodejieba in a thread of its own: see segmenter.ts. Plain JavaScript, so that the thread needs no loader.
import { createRequire } from 'node:module'
import { workerData } from 'node:worker_threads'

const { port, signal, idfDict } = workerData

const answer = (message) => {
  port.postMessage(message)
  Atomics.add(signal, 0, 1)
  Atomics.notify(signal, 0)
}

let nodejieba
let failure
try {
  nodejieba = createRequire(import.meta.url)('nodejieba')
  nodejieba.load({ idfDict })
} catch (error) {
  failure = String(error?.message ?? error)
}

// Lengths and tags: see decodeWords.
const words = {
  cut: (text) => nodejieba.cut(text).map((word) => word.length),
  tag: (text) => nodejieba.tag(text).map(({ word, tag }) => `${word.length}${tag}`),
}

port.on('message', ({ method, texts }) => {
  if (failure) answer({ failure })
  else answer({ words: texts.map((text) => (text ? words[method](text).join(' ') : '')).join('\n') })
})
