import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { MessageChannel, Worker } from 'node:worker_threads'
import type { PDFWorker } from 'pdfjs-dist'
import type { PDFDocumentProxy } from 'pdfjs-dist/types/src/pdf.d.ts'
import { optionalPackage } from '../../../files/optionalPackage.ts'
import { InputError } from '../../../model/errors.ts'
import type { SourceFile } from '../source.ts'

const MIB = 2 ** 20
/** What one part of a PDF (the content of a page, a font) may have unpacked, in whatever filters it is packed. */
const MAX_PART = 64 * MIB
/** What pdf.js may make of all parts: objects of JavaScript. */
const MAX_HEAP = 2048 * MIB

/** A thread with pdf.js, and what tells of it. */
interface Reader {
  readonly worker: PDFWorker
  /** 1 once a block of memory was refused. */
  readonly alarm: Uint8Array
  /** Rejected where a block was refused, or the thread broke; then it is of no more use. */
  readonly stopped: Promise<never>
  isStopped: boolean
  /** Whether the process waits for it. */
  hold(isHeld: boolean): void
  end(): Promise<unknown>
}

async function startReader({ PDFWorker }: typeof import('pdfjs-dist')): Promise<Reader> {
  const { port1, port2 } = new MessageChannel()
  const alarm = new Uint8Array(new SharedArrayBuffer(1))
  const thread = new Worker(new URL('./worker.mjs', import.meta.url), {
    workerData: { port: port2, maxBlock: MAX_PART, alarm },
    transferList: [port2],
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP / MIB },
    execArgv: [],
  })
  const stopped = new Promise<never>((_, reject) => {
    thread.once('message', () => reject(new Error('a part is too large')))
    thread.once('error', (cause: NodeJS.ErrnoException) => {
      if (cause.code === 'ERR_WORKER_OUT_OF_MEMORY') alarm[0] = 1
      reject(cause)
    })
  })
  const reader: Reader = {
    worker: new PDFWorker({ port: port1 as never }),
    ...{ alarm, stopped, isStopped: false },
    hold(isHeld) {
      for (const one of [thread, port1]) isHeld ? one.ref() : one.unref()
    },
    end() {
      port1.close()
      return thread.terminate()
    },
  }
  stopped.catch(() => {
    reader.isStopped = true
  })
  return reader
}

/** Kept for the next document: to start one takes longer than to read a few pages. */
let idle: Reader | undefined

/**
 * Opens a PDF for `work`, and closes it after that. A thread of its own unpacks it, which is stopped where a few packed
 * bytes would fill the memory.
 * @throws InputError for a PDF that is damaged, encrypted, or has a part that is too large
 */
export async function withDocument<Result>(
  { name, bytes }: SourceFile,
  work: (document: PDFDocumentProxy) => Promise<Result>,
): Promise<Result> {
  const load = () => import('pdfjs-dist/legacy/build/pdf.mjs')
  const pdfjs = await optionalPackage('pdfjs-dist', name, 'PDF files', load)
  const { getDocument, VerbosityLevel } = pdfjs
  const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  const reader = idle ?? (await startReader(pdfjs))
  idle = undefined
  reader.hold(true)
  const task = getDocument({
    worker: reader.worker,
    // A copy: pdf.js takes the bytes away.
    data: new Uint8Array(bytes),
    // Without these the text of Chinese fonts that are not embedded is lost silently.
    cMapUrl: join(folder, 'cmaps/'),
    cMapPacked: true,
    standardFontDataUrl: join(folder, 'standard_fonts/'),
    verbosity: VerbosityLevel.ERRORS,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
  })
  const read = async () => {
    try {
      return await work(await task.promise.catch(unreadable(name)))
    } finally {
      if (!reader.isStopped) await task.destroy()
    }
  }
  const refuseTooLarge = () => {
    if (reader.alarm[0])
      throw new InputError(name, `expected parts of at most ${MAX_PART / MIB} MiB when unpacked, found more`)
  }
  try {
    const result = await Promise.race([read(), reader.stopped])
    refuseTooLarge()
    return result
  } catch (error) {
    refuseTooLarge()
    throw error
  } finally {
    if (reader.isStopped || reader.alarm[0] || idle) await reader.end()
    else {
      reader.hold(false)
      idle = reader
    }
  }
}

function unreadable(name: string): (cause: unknown) => never {
  return (cause) => {
    const isLocked = cause instanceof Error && cause.name === 'PasswordException'
    const found = isLocked
      ? 'one that is encrypted; save it without its password'
      : 'one that is damaged or cut off; get it anew'
    throw new InputError(name, `expected a PDF that can be read, found ${found}`, { cause })
  }
}
