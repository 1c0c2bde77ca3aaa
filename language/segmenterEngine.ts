import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { SetupError } from '../model/errors.ts'

const require = createRequire(import.meta.url)

export type EngineName = 'nodejieba' | '@node-rs/jieba'

/** The program that cuts Chinese text into words here. */
export interface SegmenterEngine {
  readonly name: EngineName
  /** Of its package. */
  readonly version: string
  /** Path of its dictionary: lines of `word count tag`, in byte order. */
  readonly dictionary: string
  /** Why it is not the default one, in words that say what to do. */
  readonly missing?: string
}

let found: SegmenterEngine | undefined

/**
 * nodejieba where it could be compiled, else `@node-rs/jieba`, which comes compiled and cuts nearly alike (docs/install.md).
 * `SHUYU_SEGMENTER` names one of them. Looks without loading a dictionary. @throws Error where neither is there
 */
export function segmenterEngine(): SegmenterEngine {
  found ??= findEngine(process.env.SHUYU_SEGMENTER)
  return found
}

function findEngine(wanted: string | undefined): SegmenterEngine {
  if (wanted === '@node-rs/jieba') return nodeRs()
  if (wanted && wanted !== 'nodejieba')
    throw new SetupError(`SHUYU_SEGMENTER: expected nodejieba or @node-rs/jieba, found ${wanted}`)
  try {
    return nodejieba()
  } catch (error) {
    const missing = whyMissing(error as NodeJS.ErrnoException)
    if (wanted) throw new SetupError(missing)
    return nodeRs(missing)
  }
}

function nodejieba(): SegmenterEngine {
  const { folder, version } = packageOf('nodejieba')
  // Loads the compiled code alone, which takes less than a millisecond, and tells whether it suits this Node.js.
  process.dlopen({ exports: {} }, join(folder, 'build/Release/nodejieba.node'))
  return { name: 'nodejieba', version, dictionary: join(folder, 'submodules/cppjieba/dict/jieba.dict.utf8') }
}

function nodeRs(missing?: string): SegmenterEngine {
  try {
    require('@node-rs/jieba')
    const { folder, version } = packageOf('@node-rs/jieba')
    return { name: '@node-rs/jieba', version, dictionary: join(folder, 'dict.txt'), missing }
  } catch (error) {
    const reason = `@node-rs/jieba: ${(error as Error).message.split('\n')[0]}`
    throw new SetupError(`no Chinese segmenter works here: ${missing ? `${missing}; ` : ''}${reason}`)
  }
}

function packageOf(name: EngineName): { readonly folder: string; readonly version: string } {
  const file = require.resolve(`${name}/package.json`)
  return { folder: dirname(file), version: JSON.parse(readFileSync(file, 'utf8')).version }
}

function whyMissing({ code, message }: NodeJS.ErrnoException): string {
  const remedy = 'install make, g++ and python3, then install shuyu again'
  if (code === 'MODULE_NOT_FOUND') return `nodejieba is not installed, since it could not be compiled: ${remedy}`
  if (/no such file/i.test(message))
    return `nodejieba is installed, but not compiled: allow its install script (npm rebuild nodejieba), or ${remedy}`
  return `nodejieba cannot be loaded (${message.split('\n')[0]}): npm rebuild nodejieba`
}
