import type { Glossary } from '../model/glossary.ts'
import { ranked } from './columns.ts'
import { tsvLines } from './rows.ts'

/** A header, then a line a rendering, best first. */
export function writeTsv(glossary: Glossary): AsyncIterable<string> {
  return tsvLines(ranked(glossary))
}
