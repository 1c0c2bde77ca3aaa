import type { Glossary } from '../model/glossary.ts'
import { cells, header } from './columns.ts'
import { singleLine } from './text.ts'

/** A header, then a line a rendering, best first. There is no quoting: tabs and line breaks in a text become spaces. */
export async function* writeTsv(glossary: Glossary): AsyncIterable<string> {
  yield `${header.join('\t')}\n`
  for await (const rendering of glossary.renderings()) yield `${cells(rendering).map(singleLine).join('\t')}\n`
}
