import { InputError } from '../../../model/errors.ts'
import { blocksOfPages } from '../pdf/blocks.ts'
import type { InputFormat } from '../source.ts'
import { evenSizes } from './recognised.ts'
import { withRecogniser } from './recogniser.ts'
import { recognisedWarning } from './warning.ts'

/**
 * A picture of text, where `--ocr` asks for its text to be recognised. Places are line numbers on page 1, as in a PDF.
 * @throws InputError without `ocr`, where the packages for it are not installed, and where no text is found
 */
export const picture: InputFormat = async (file, { ocr }) => {
  const { name } = file
  if (ocr === undefined)
    throw new InputError(
      name,
      'expected a bilingual text, found a picture; shuyu extract --ocr has its text recognised',
    )
  const { runs } = await withRecogniser(name, ocr, (recognise) => recognise(file.bytes).catch(unreadable(name)))
  if (!runs.length) throw new InputError(name, 'expected a picture of text, found none in it')
  // Where a page ends is not known, and nothing comes back on another.
  const page = { page: 1, height: Number.POSITIVE_INFINITY, runs: evenSizes(runs) }
  return { kind: 'blocks', blocks: blocksOfPages([page]), warnings: [recognisedWarning(name, [page])] }
}

function unreadable(name: string): (cause: unknown) => never {
  return (cause) => {
    const message = 'expected a picture that can be read, found one that is damaged or cut off; get it anew'
    throw new InputError(name, message, { cause })
  }
}
