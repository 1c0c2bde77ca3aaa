import { type WorkbookCell, workbookBytes } from '../files/workbookWriter.ts'
import type { Glossary } from '../model/glossary.ts'
import { languageTags, tagOfAll } from './languages.ts'
import type { WriteOptions } from './options.ts'
import { pairRows } from './profileRows.ts'
import { isUsable } from './usable.ts'

/** Matecat's glossary workbook: whether the pair is forbidden, the concept, then each language with notes and example. */
export async function* writeMatecat(
  glossary: Glossary,
  { tags = languageTags }: WriteOptions = {},
): AsyncIterable<Uint8Array> {
  const language = (tag: string) => [tag, 'Notes', 'Example of use']
  const en = tags.en === 'en' ? 'en-US' : tags.en
  const titles = [
    ...['Forbidden', 'Domain', 'Subdomain', 'Definition'],
    ...[...language(await tagOfAll(glossary, tags)), ...language(en)],
  ]
  yield* workbookBytes([
    { name: 'Terms', columns: titles.map((title) => ({ title, width: 24 })), rows: () => rows(glossary) },
  ])
}

async function* rows(glossary: Glossary): AsyncIterable<WorkbookCell[]> {
  for await (const { zh, en, concept, rendering } of pairRows(glossary, { all: true })) {
    const example = rendering.example?.unit
    yield [
      ...[isUsable(rendering) ? undefined : true, concept.domain, undefined, concept.definition],
      ...[zh, concept.note, example?.zh, en, rendering.note, example?.en],
    ]
  }
}
