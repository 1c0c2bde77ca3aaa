import type { Glossary } from '../model/glossary.ts'
import { conceptJson } from './json.ts'

/** JSON Lines: a concept a line, each as in the JSON array. */
export async function* writeJsonLines(glossary: Glossary): AsyncIterable<string> {
  for await (const entry of glossary.concepts()) yield `${conceptJson(entry)}\n`
}
