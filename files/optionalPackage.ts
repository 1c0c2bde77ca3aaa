import { InputError } from '../model/errors.ts'

/** What to install of packages that are only installed where they are wanted; package.json names the same as peers. */
export const OPTIONAL_VERSIONS = {
  '@modelcontextprotocol/sdk': '1',
  '@napi-rs/canvas': '0.1',
  '@tesseract.js-data/chi_sim': '1',
  '@tesseract.js-data/chi_tra': '1',
  '@tesseract.js-data/eng': '1',
  bullmq: '6',
  ioredis: '6',
  mammoth: '1',
  openai: '6',
  'pdfjs-dist': '5.6.205',
  pg: '8',
  'tesseract.js': '7',
} as const

/**
 * What `load` imports of a package that is only installed where it is wanted.
 * @param file what it is wanted for
 * @param what such files or places, in the plural: `PDF files`
 * @throws InputError where the package is not installed, saying how to add it
 */
export async function optionalPackage<Module>(
  name: keyof typeof OPTIONAL_VERSIONS,
  file: string,
  what: string,
  load: () => Promise<Module>,
): Promise<Module> {
  try {
    return await load()
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException
    const isMissing = (code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND') && message.includes(`'${name}'`)
    if (!isMissing) throw cause
    const add = `npm install ${name}@${OPTIONAL_VERSIONS[name]} (with -g if shuyu was installed so)`
    throw new InputError(file, `${what} need the package ${name}, which is not installed: ${add}`, { cause })
  }
}
