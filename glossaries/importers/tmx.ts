import { tmxUnits } from '../../files/tmx.ts'
import { conceptOf } from './concept.ts'
import type { Importer } from './source.ts'
import { unitsAsTerms } from './units.ts'
import { dateOf, languageOf } from './vocabulary.ts'

/** TMX 1.1 to 1.4: the units that are as short as terms. A translation memory holds sentences, which are not. */
export const tmx: Importer = async function* (file, _options, warn) {
  const isTerm = unitsAsTerms(file, warn)
  for await (const { line, attributes, variants, notes } of tmxUnits(file)) {
    const { creationid, changeid = creationid, creationdate, changedate = creationdate } = attributes
    const decided = { by: changeid, at: dateOf(changedate) }
    const [zh, en] = (['zh', 'en'] as const).map((wanted) =>
      variants.filter(({ language }) => languageOf(language) === wanted).map(({ text }) => text),
    )
    if (!isTerm.take(zh[0], en[0])) continue
    const terms = (texts: string[]) => texts.map((text) => ({ text, decided }))
    const concept = conceptOf(file, line, { zh: terms(zh), en: terms(en), note: notes[0] }, warn)
    if (concept) yield concept
  }
  isTerm.finish()
}
