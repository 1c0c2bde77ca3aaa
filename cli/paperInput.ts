import { stat } from 'node:fs/promises'
import { InputError } from '../model/errors.ts'
import { isInMemory, loadInput, resolveInputs } from '../pipeline/inputs.ts'
import type { SourceInput } from '../stages/read/index.ts'

/**
 * The one document that a name means: a file, or the pair that it is one of; a file of a pair whose other is not there is
 * taken alone.
 * @throws InputError where there is no such file, or it holds several documents
 */
export async function paperInput(name: string): Promise<SourceInput> {
  const found = await stat(name).catch(() => undefined)
  if (found?.isDirectory()) throw new InputError(name, 'expected one paper, found a folder: name a file in it')
  const { inputs, failures } = await resolveInputs([name])
  if (inputs.length > 1) throw new InputError(name, `expected one paper, found ${inputs.length}: name one of them`)
  const [input] = inputs
  if (input === undefined) {
    if (!found?.isFile()) throw failures[0] ?? new InputError(name, 'expected a file, found none of this name')
    return loadInput(name)
  }
  return isInMemory(input) ? input : loadInput(input)
}
