/** What may speak for or against a pair, and whether a value belongs to it; worded where it is shown. */
export const reasonCodes = {
  /** Number of reports. */
  inReports: 'number',
  glossed: 'none',
  dictionaryWord: 'none',
  capitalised: 'none',
  quoted: 'none',
  setPhrase: 'none',
  fullyLinked: 'none',
  /** Number of times. */
  alwaysSo: 'number',
  partOfLonger: 'none',
  doubtfulAlignment: 'none',
  chineseUnlinked: 'none',
  englishUnlinked: 'none',
  englishOfOthers: 'none',
  closeRival: 'none',
  sameNeighbour: 'none',
  everydayWord: 'none',
  mostlyOtherwise: 'none',
  acceptedBefore: 'none',
  likeAccepted: 'none',
  likeRejected: 'none',
  /** Of a second reader: which, by what version of its instructions, and when. */
  readerKept: 'text',
  readerRejected: 'text',
  readerUnsure: 'text',
  readerMissed: 'text',
  /** Also the right pair, or the one that was mended: `中 = en (which, ...)`. */
  readerMended: 'text',
  readerMendOf: 'text',
  /** Name of the file. */
  inGlossary: 'text',
  addedByPerson: 'none',
  /** It was found in a text in Chinese alone. */
  withoutEnglish: 'none',
  /** A sentence in English, as older versions stored them. */
  other: 'text',
} as const

export type ReasonCode = keyof typeof reasonCodes

/** A fact that speaks for or against a pair. */
export interface Reason {
  readonly side: 'for' | 'against'
  readonly code: ReasonCode
  readonly value?: number | string
}
