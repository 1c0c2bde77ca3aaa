// Reads PDFs for reader.ts in a thread of its own, in which no single block of memory may be larger than `maxBlock`
// bytes: the streams of a PDF unpack into blocks that grow, through any chain of filters, and behind encryption. Plain
// JavaScript, since a thread does not know TypeScript.
import { parentPort, workerData } from 'node:worker_threads'

/** `alarm` is shared with the reader: 1 once a block was refused, for pdf.js passes over what it cannot unpack. */
const { port, maxBlock, alarm } = workerData

for (const name of ['Uint8Array', 'Uint8ClampedArray', 'Uint16Array', 'Int32Array', 'Uint32Array', 'Float32Array']) {
  globalThis[name] = new Proxy(globalThis[name], {
    construct(Original, args) {
      if (typeof args[0] === 'number' && args[0] * Original.BYTES_PER_ELEMENT > maxBlock) {
        alarm[0] = 1
        parentPort.postMessage('refused')
        throw new RangeError(`expected blocks of at most ${maxBlock} bytes`)
      }
      return Reflect.construct(Original, args)
    },
  })
}

const { WorkerMessageHandler } = await import('pdfjs-dist/legacy/build/pdf.worker.mjs')
WorkerMessageHandler.initializeFromPort(port)
