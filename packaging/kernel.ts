import { readFileSync } from 'node:fs'
import loadWabt from 'wabt'

/** The text of the kernel that judges forests, from the root of the repository. */
export const KERNEL_TEXT = 'ranking/forest.wat'

/** The kernel in the binary form that `ranking/forest.ts` loads. @throws where the text is not valid */
export async function compileKernel(root: string): Promise<Uint8Array> {
  // As a string: of a view wabt takes the whole buffer that it lies in.
  const text = readFileSync(`${root}/${KERNEL_TEXT}`, 'utf8')
  const module = (await loadWabt()).parseWat(KERNEL_TEXT, text, { simd: true, bulk_memory: true })
  module.validate()
  return module.toBinary({}).buffer
}
