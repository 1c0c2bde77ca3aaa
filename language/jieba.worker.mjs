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

port.on('message', ({ method, text }) => {
  if (failure) answer({ failure })
  else answer({ words: nodejieba[method](text) })
})
