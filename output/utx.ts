import { plainTerm } from '../files/lineText.ts'
import type { CitedRendering, Glossary } from '../model/glossary.ts'
import type { Category, PartOfSpeech } from '../model/term.ts'
import { formsOf } from './forms.ts'
import { languageTags, tagOfAll } from './languages.ts'
import type { WriteOptions } from './options.ts'
import { tsvLines } from './rows.ts'
import { isUsable, preferredFirst } from './usable.ts'

/** UTX 1.11 (AAMT): two header lines, then a line a rendering with its part of speech and its term status. */
export async function* writeUtx(glossary: Glossary, { tags = languageTags }: WriteOptions = {}): AsyncIterable<string> {
  yield `#UTX 1.11; ${await tagOfAll(glossary, tags)}/${tags.en}; ${await latestDate(glossary)}; shuyu\n`
  yield '#src\ttgt\tsrc:pos\tterm status\tconcept ID\n'
  yield* tsvLines(rows(glossary))
}

/** UTX wants a date. The clock's would make every export another file; this is that of the latest decision or text. */
async function latestDate(glossary: Glossary): Promise<string> {
  let latest = ''
  for await (const { decided, example } of glossary.renderings()) {
    for (const date of [decided?.at.slice(0, 10), example?.unit.date]) if (date && date > latest) latest = date
  }
  return latest
}

async function* rows(glossary: Glossary): AsyncIterable<string[]> {
  for await (const entry of glossary.concepts()) {
    for (const { text } of formsOf(entry)) {
      for (const rendering of preferredFirst(entry.renderings)) {
        const [source, target] = [plainTerm(text), plainTerm(rendering.en)]
        const marks = [partOfSpeech(rendering, entry.category), status(rendering), entry.id]
        // A line that begins with # is a comment.
        if (source && target) yield [source.replace(/^#/, ' #'), target, ...marks]
      }
    }
  }
}

const utxPartOfSpeech: Readonly<Partial<Record<PartOfSpeech | Category, string>>> = {
  ...{ noun: 'noun', properNoun: 'properNoun', verb: 'verb', adjective: 'adjective', adverb: 'adverb' },
  ...{ name: 'properNoun', person: 'properNoun', place: 'properNoun', 'verbal formulation': 'verb' },
}

/** UTX wants one for every term: where none was given, the category tells. */
function partOfSpeech({ partOfSpeech }: CitedRendering, category: Category): string {
  return utxPartOfSpeech[partOfSpeech ?? category] ?? 'noun'
}

function status(rendering: CitedRendering): string {
  if (!isUsable(rendering) || rendering.status === 'rejected') return 'forbidden'
  if (rendering.status !== 'accepted') return 'provisional'
  return rendering.usage === 'admitted' ? 'non-standard' : 'approved'
}
