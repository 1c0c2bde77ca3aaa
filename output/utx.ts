import { plainTerm } from '../files/lineText.ts'
import type { CitedRendering, Glossary } from '../model/glossary.ts'
import type { Category, PartOfSpeech } from '../model/term.ts'
import { languageTags } from './languages.ts'
import { tsvLines } from './rows.ts'
import { isUsable, preferredFirst } from './usable.ts'

/** UTX 1.11 (AAMT): two header lines, then a line a rendering with its part of speech and its term status. */
export async function* writeUtx(glossary: Glossary): AsyncIterable<string> {
  yield `#UTX 1.11; ${languageTags.zh}/${languageTags.en}; ${await latestDate(glossary)}; shuyu\n`
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
  for await (const { id, zh, category, renderings } of glossary.concepts()) {
    for (const rendering of preferredFirst(renderings)) {
      const [source, target] = [plainTerm(zh), plainTerm(rendering.en)]
      // A line that begins with # is a comment.
      if (source && target)
        yield [source.replace(/^#/, ' #'), target, partOfSpeech(rendering, category), status(rendering), id]
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
