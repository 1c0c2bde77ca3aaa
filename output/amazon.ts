import type { Glossary } from '../model/glossary.ts'
import { languageTags } from './languages.ts'
import type { WriteOptions } from './options.ts'
import { csvLines } from './rows.ts'
import { oneToOne } from './usable.ts'

/** Amazon Translate's custom terminology: CSV under the service's codes, `zh` for simplified and `zh-TW` for traditional. */
export function writeAmazon(glossary: Glossary, { tags = languageTags }: WriteOptions = {}): AsyncIterable<string> {
  const isTraditional = tags.zh === tags.traditional
  return csvLines(
    (async function* () {
      yield [isTraditional ? 'zh-TW' : 'zh', 'en']
      yield* oneToOne(glossary)
    })(),
  )
}
