import { glossaryFileOf, type ImportOptions, readGlossary } from '../../../glossaries/importers/index.ts'
import { InputError } from '../../../model/errors.ts'
import type { ImportedConcept } from '../../../model/imported.ts'

/** What was read, and what was said about it as `line: message`. */
export interface ReadGlossary {
  readonly concepts: readonly ImportedConcept[]
  readonly warnings: readonly string[]
}

export async function readAll(
  content: string | Uint8Array,
  options: ImportOptions = {},
  name = 'glossary',
): Promise<ReadGlossary> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const concepts: ImportedConcept[] = []
  const warnings: string[] = []
  const warn = (message: string, line?: number) => warnings.push(line === undefined ? message : `${line}: ${message}`)
  for await (const concept of readGlossary(glossaryFileOf(name, bytes), options, warn)) concepts.push(concept)
  return { concepts, warnings }
}

/** `中文 = English, other English`, an entry each, all Chinese terms before the sign. */
export function pairs({ concepts }: ReadGlossary): string[] {
  const texts = (terms: readonly { text: string }[]) => terms.map(({ text }) => text).join(', ')
  return concepts.map(({ zh, en }) => `${texts(zh)} = ${texts(en)}`)
}

/** `file:line: message` of the refusal. Throws where there is none. */
export async function refusalOf(content: string | Uint8Array, options: ImportOptions = {}): Promise<string> {
  try {
    await readAll(content, options)
  } catch (error) {
    if (error instanceof InputError) return error.located
    throw error
  }
  throw new Error('expected a refusal')
}
