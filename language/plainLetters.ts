/** Letters that are no letter of a to z with a mark, and what stands for them where there is only a to z. */
const OTHERS: Readonly<Record<string, string>> = {
  ...{ đ: 'd', ð: 'd', ł: 'l', ø: 'o', ı: 'i', ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th' },
}
const OTHER = new RegExp(`[${Object.keys(OTHERS).join('')}]`, 'g')

/** A word of Latin script in the letters a to z: without marks, hyphens, apostrophes. Example: Dvořák, Łódź → dvorak, lodz. */
export const plainLetters = (word: string): string =>
  word
    .normalize('NFD')
    .toLowerCase()
    .replace(OTHER, (letter) => OTHERS[letter])
    .replace(/[^a-z]/g, '')
