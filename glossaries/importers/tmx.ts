import { tmxUnits } from '../../files/tmx.ts'
import { languageOf } from '../../language/names.ts'
import { conceptOf } from './concept.ts'
import { dateOf } from './dates.ts'
import { LanguageTally } from './languageTally.ts'
import type { Importer } from './source.ts'
import { unitsAsTerms } from './units.ts'

/** TMX 1.1 to 1.4: the units that are as short as terms. A translation memory holds sentences, which are not. */
export const tmx: Importer = async function* (file, _options, warn) {
  const isTerm = unitsAsTerms(file, warn)
  const tally = new LanguageTally(file.name)
  for await (const { line, attributes, variants, notes } of tmxUnits(file)) {
    const { creationid, changeid = creationid, creationdate, changedate = creationdate } = attributes
    const decided = { by: changeid, at: dateOf(changedate) }
    for (const { language } of variants) tally.see(language)
    const [zh, en] = (['zh', 'en'] as const).map((wanted) =>
      variants.filter(({ language }) => languageOf(language) === wanted).map(({ text }) => text),
    )
    if (!isTerm.take(zh[0], en[0])) continue
    const terms = (texts: string[]) => texts.map((text) => ({ text, decided }))
    const note = notes.map((text) => text.trim()).join('\n')
    const concept = conceptOf(file, line, { zh: terms(zh), en: terms(en), note }, warn)
    if (concept) yield concept
    tally.count(concept !== undefined)
  }
  tally.finish()
  isTerm.finish()
}
