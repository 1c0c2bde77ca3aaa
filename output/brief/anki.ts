import { singleLine } from '../../files/lineText.ts'
import type { Brief } from '../../model/brief.ts'
import { suggestionText } from './words.ts'

/** Anki's text file of a brief: a card for each term, name, acronym, number and proposal that has something to learn; its kind is a tag. */
export function* writeBriefAnki(brief: Brief): Iterable<string> {
  yield '#separator:tab\n#html:false\n#columns:Front\tReading\tBack\tTags\n#tags column:4\n'
  for (const { zh, pinyin, en } of brief.terms) if (en.length) yield card(zh, pinyin, en.join('; '), 'term')
  for (const { name, pinyin = '', spelled, rendering, title } of brief.names) {
    const said = [rendering ?? spelled, title].filter(Boolean).join(', ')
    if (said) yield card(name, pinyin, said, 'name')
  }
  for (const { acronym, meanings } of brief.acronyms)
    if (meanings.length) yield card(acronym, '', meanings.join('; '), 'acronym')
  for (const { text, rendering } of brief.numbers) yield card(text, '', rendering, 'number')
  for (const { term, pinyin = '', suggestions } of brief.proposals) {
    const [best] = suggestions
    if (best) yield card(term, pinyin, suggestionText(best, 'en'), 'proposal')
  }
}

const card = (...fields: readonly string[]): string => `${fields.map((field) => singleLine(field).trim()).join('\t')}\n`
