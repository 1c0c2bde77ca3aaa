import { readFileSync } from 'node:fs'
import type { Bitext, TranslationUnit } from '../model/bitext.ts'
import type { Language, Segment } from '../model/document.ts'
import type { ConceptEntry } from '../model/term.ts'
import { bareConcept } from './bareConcept.ts'

/** A draft written by hand, as machines translate, with what is right and wrong in it. */
export interface HandDraft {
  readonly bitext: Bitext
  /** One rendering or more of each term, all accepted. */
  readonly concepts: readonly ConceptEntry[]
  /** Units, by their ids, with terms that are not rendered as the termbase has them. */
  readonly wrong: ReadonlyMap<string, readonly string[]>
  /** Units with terms that are, in another form or by what stands for them. */
  readonly varied: ReadonlyMap<string, readonly string[]>
}

/** Reads `drafts/NAME.tsv` (zh, en, terms that are wrong there, terms in another form) and `drafts/NAME.terms.tsv`. */
export function readHandDraft(name: string): HandDraft {
  const rows = (file: string) =>
    readFileSync(new URL(`./drafts/${file}`, import.meta.url), 'utf8')
      .replace(/\n$/, '')
      .split('\n')
      .slice(1)
      .map((line) => line.split('\t'))
  const concepts = rows(`${name}.terms.tsv`).map(([zh, en]) => bareConcept(zh, en.split('|')))
  const draft = rows(`${name}.tsv`)
  const units = draft.map(([zh, en], ordinal) => unitOf(name, ordinal, zh, en))
  const listed = (column: number) =>
    new Map(draft.map((cells, ordinal) => [units[ordinal].id, cells[column].split(';').filter(Boolean)]))
  const document = {
    ...{ id: name, name, beads: units.map((_, i) => ({ zh: [i], en: [i], confidence: 1 })), warnings: [] },
    zh: units.flatMap(({ zhSegments }) => zhSegments),
    en: units.flatMap(({ enSegments }) => enSegments),
  }
  return { bitext: { document, units }, concepts, wrong: listed(2), varied: listed(3) }
}

function unitOf(document: string, ordinal: number, zh: string, en: string): TranslationUnit {
  const segment = (language: Language, text: string): Segment => {
    const place = { file: document, line: ordinal + 2, column: 1 }
    return { language, text, kind: 'sentence', turn: 0, paragraph: ordinal, place }
  }
  const [zhSegments, enSegments] = [[segment('zh', zh)], [segment('en', en)]]
  return { id: `${document}:${ordinal}`, document, ordinal, zh, en, zhSegments, enSegments, confidence: 1 }
}
