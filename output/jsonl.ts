import type { Glossary } from '../model/glossary.ts'
import { conceptJson } from './json.ts'
import type { WriteOptions } from './options.ts'

/** JSON Lines: a concept a line, each as in the JSON array. */
export async function* writeJsonLines(glossary: Glossary, options: WriteOptions = {}): AsyncIterable<string> {
  for await (const entry of glossary.concepts()) yield `${conceptJson(entry, options)}\n`
}
