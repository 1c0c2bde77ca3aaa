import { fileURLToPath } from 'node:url'
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads'
import { type EngineName, segmenterEngine } from './segmenterEngine.ts'

/** A word of Chinese text and its jieba tag (n noun, v verb, nr person, ns place, nt organisation, uj 的, x punctuation, ...). */
export interface TaggedWord {
  readonly word: string
  readonly tag: string
}

/** Cuts Chinese text into words. The words of one call, joined, are the text. */
export interface Segmenter {
  cut(text: string): string[]
  /** The words of each text. Many texts at a time, since an answer takes as long to come as a sentence to cut. */
  tag(texts: readonly string[]): TaggedWord[][]
}

const threads = new Map<EngineName, JiebaThread>()

/** Milliseconds after which a thread that says nothing is taken for dead; its longest work, the load, takes seconds. */
const patience = 120_000

/**
 * The jieba segmenter (dictionary, maximum probability path, HMM for unknown words), by the engine that is there.
 * Its dictionary costs more than a second and 250 MB, so it is loaded at the first word that is cut, once a process.
 * Text should be simplified Chinese (see `fold.ts`): the dictionary is.
 */
export function jiebaSegmenter(engine?: EngineName): Segmenter {
  return {
    cut: (text) =>
      text
        ? joinLatinRuns(
            startJieba(engine)
              .ask('cut', [text])[0]
              .map(({ word }) => word),
          )
        : [],
    tag: (texts) => (texts.length ? startJieba(engine).ask('tag', texts) : []),
  }
}

/** Begins to load jieba's dictionary in its thread, so that it is there when the first word is cut. */
export function startJieba(engine = segmenterEngine().name): JiebaThread {
  const thread = threads.get(engine) ?? new JiebaThread(engine)
  threads.set(engine, thread)
  return thread
}

/**
 * jieba in a thread of its own, asked synchronously: its dictionary loads while this thread opens the other
 * resources, which halves the time to the first word.
 */
class JiebaThread {
  readonly #port: MessagePort
  readonly #answers = new Int32Array(new SharedArrayBuffer(4))

  readonly #engine: EngineName

  constructor(engine: EngineName) {
    this.#engine = engine
    const { port1, port2 } = new MessageChannel()
    this.#port = port1
    // The keyword-extraction tables of jieba are not used; an idf table of one word saves a quarter of the load.
    const idfDict = fileURLToPath(new URL('./segmenter.idf.utf8', import.meta.url))
    const worker = new Worker(new URL('./jieba.worker.mjs', import.meta.url), {
      workerData: { port: port2, signal: this.#answers, engine, idfDict },
      transferList: [port2],
      execArgv: [],
    })
    // Neither the thread nor its port keeps a finished process alive.
    worker.unref()
    port1.unref()
  }

  /** The words of each text as jieba gives them; `cut` tells no tags. Throws where it cannot be loaded, or has died. */
  ask(method: 'cut' | 'tag', texts: readonly string[]): TaggedWord[][] {
    const before = Atomics.load(this.#answers, 0)
    this.#port.postMessage({ method, texts })
    const deadline = Date.now() + patience
    // A wait can end early (a profiler's signal does that): only the message itself is the answer.
    let received: { message: { words: string; failure?: string } } | undefined
    while (!received && Date.now() < deadline) {
      Atomics.wait(this.#answers, 0, before, 100)
      received = receiveMessageOnPort(this.#port)
    }
    const { words, failure } = received?.message ?? { words: '', failure: 'no answer from its thread' }
    if (failure) throw new Error(`the Chinese segmenter (${this.#engine}) does not work: ${failure}`)
    const lists = words.split('\n')
    return texts.map((text, n) => decodeWords(text, lists[n]))
  }
}

/** Words of a text from their lengths and tags, `2ns 2v 1r`: one string comes from a thread sooner than many. */
function decodeWords(text: string, list: string): TaggedWord[] {
  if (!list) return []
  let at = 0
  return list.split(' ').map((entry) => {
    const length = Number.parseInt(entry, 10)
    at += length
    return { word: text.slice(at - length, at), tag: entry.slice(String(length).length) }
  })
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
