import { pinyin } from 'pinyin-pro'
import { singleLine } from '../files/lineText.ts'
import type { Glossary } from '../model/glossary.ts'
import { tsvLines } from './rows.ts'
import { preferredFirst, usableConcepts } from './usable.ts'

/** Anki's text file: a card a concept, with its reading, its renderings and an example; the domain is a tag. */
export async function* writeAnki(glossary: Glossary): AsyncIterable<string> {
  yield '#separator:tab\n#html:false\n#columns:Chinese\tReading\tEnglish\tChinese example\tEnglish example\tTags\n#tags column:6\n'
  yield* tsvLines(rows(glossary))
}

async function* rows(glossary: Glossary): AsyncIterable<string[]> {
  for await (const { zh, domain, renderings } of usableConcepts(glossary)) {
    const text = singleLine(zh).trim()
    const english = preferredFirst(renderings).map(({ en }) => singleLine(en).trim())
    const example = renderings.find((one) => one.example)?.example?.unit
    const reading = pinyin(text, { nonZh: 'consecutive' })
    const tag = (domain ?? '').trim().replace(/\s+/g, '_')
    yield [text, reading, english.join('; '), example?.zh ?? '', example?.en ?? '', tag]
  }
}
