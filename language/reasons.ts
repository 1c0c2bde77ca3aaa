import type { Reason, ReasonCode } from '../model/reason.ts'

/** The reasons in English; `{}` stands for the value. */
const words: Readonly<Record<ReasonCode, string>> = {
  inReports: 'recurs in political reports ({})',
  glossed: 'the dictionary renders it so',
  dictionaryWord: 'a word of the dictionary',
  capitalised: 'capitalised like a name',
  quoted: 'in quotation marks',
  setPhrase: 'a set phrase',
  fullyLinked: 'every word has its counterpart',
  alwaysSo: 'rendered so all {} times',
  partOfLonger: 'part of a longer term',
  doubtfulAlignment: 'doubtful sentence alignment',
  chineseUnlinked: 'part of the Chinese has no counterpart',
  englishUnlinked: 'part of the English has no counterpart',
  englishOfOthers: 'the English belongs partly to other words',
  closeRival: 'another rendering is nearly as likely',
  sameNeighbour: 'always beside the same word',
  everydayWord: 'an everyday word',
  mostlyOtherwise: 'mostly rendered otherwise',
  acceptedBefore: 'a reviewer accepted it',
  likeAccepted: 'reviewers accepted others of its kind',
  likeRejected: 'reviewers rejected others of its kind',
  readerKept: 'the second reader keeps it ({})',
  readerRejected: 'the second reader rejects it ({})',
  readerUnsure: 'the second reader cannot tell ({})',
  readerMissed: 'the second reader missed it ({})',
  readerMended: 'the second reader mends it: {}',
  readerMendOf: 'the second reader mended another into it: {}',
  inGlossary: 'in the glossary {}',
  addedByPerson: 'added by a person',
  withoutEnglish: 'found in Chinese alone, its English is not there yet',
  other: '{}',
}

/** A reason as exports have it: `for: the dictionary renders it so`. */
export function reasonText({ side, code, value = '' }: Reason): string {
  return `${side}: ${words[code].replace('{}', () => String(value))}`
}

/** A reason from its text; older versions kept nothing else. */
export function parseReason(text: string): Reason {
  const [, side, said] = /^(for|against): (.*)$/s.exec(text) ?? [undefined, 'for', text]
  for (const [code, template] of Object.entries(words) as [ReasonCode, string][]) {
    const [before, after] = template.split('{}')
    if (after === undefined ? said === template : code !== 'other' && said.startsWith(before) && said.endsWith(after)) {
      const value = after === undefined ? undefined : said.slice(before.length, said.length - after.length)
      return { side: side as Reason['side'], code, ...(value !== undefined && { value: numberOr(value) }) }
    }
  }
  return { side: side as Reason['side'], code: 'other', value: said }
}

const numberOr = (value: string) => (/^\d{1,9}$/.test(value) ? Number(value) : value)
