import { copyFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Page } from 'tesseract.js'
import { optionalPackage } from '../../../files/optionalPackage.ts'
import { temporaryFolder } from '../../../files/temporary.ts'
import type { OcrScript } from '../../../model/ocrScript.ts'
import { type RecognisedRun, recognisedRuns } from './recognised.ts'

/** What was recognised in a picture; coordinates in its pixels. */
export interface Recognised {
  readonly runs: readonly RecognisedRun[]
}

/** Recognises the text of one picture (PNG, JPEG, WebP or BMP) after the other. */
export type Recognise = (picture: Uint8Array) => Promise<Recognised>

const DATA = { simplified: 'chi_sim', traditional: 'chi_tra' } as const

/**
 * Tesseract with its models of Chinese in one script and of English, for what `work` recognises with it. Models come from
 * packages on this machine, nothing is fetched.
 * @param file for what it is wanted
 * @throws InputError where the packages are not installed
 */
export async function withRecogniser<Result>(
  file: string,
  script: OcrScript,
  work: (recognise: Recognise) => Promise<Result>,
): Promise<Result> {
  const { createWorker } = await optionalPackage('tesseract.js', file, 'Pictures of text', () => import('tesseract.js'))
  const languages = [DATA[script], 'eng'] as const
  // Tesseract looks for all models in one folder.
  const folder = temporaryFolder()
  for (const language of languages) {
    const name = `@tesseract.js-data/${language}` as const
    const from = await optionalPackage(name, file, 'Pictures of text', async () => modelOf(name, language))
    copyFileSync(from, join(folder.path, `${language}.traineddata.gz`))
  }
  const options = { langPath: folder.path, cacheMethod: 'none', errorHandler: () => {} }
  const worker = await createWorker([...languages], LSTM_ONLY, options)
  try {
    return await work(async (picture) => {
      const { data } = await worker.recognize(Buffer.from(picture), {}, { blocks: true, text: false })
      return { runs: recognisedRuns(data as Page) }
    })
  } finally {
    await worker.terminate()
    folder.remove()
  }
}

/** Tesseract's neural recogniser, without the older one. */
const LSTM_ONLY = 1

const modelOf = (name: string, language: string) =>
  createRequire(import.meta.url).resolve(`${name}/4.0.0/${language}.traineddata.gz`)
