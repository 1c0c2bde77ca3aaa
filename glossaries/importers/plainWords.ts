const ACCENTS = /[\u0300-\u036f]/g

/** A name or value as it is compared: half width, no case, no accents, and what is written in camel case as words. */
export const plainWords = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .normalize('NFD')
    .replace(ACCENTS, '')
    .normalize('NFC')
