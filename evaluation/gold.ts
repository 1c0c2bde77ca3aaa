import { readFileSync } from 'node:fs'

/** One pair of a reference glossary. */
export interface GoldPair {
  readonly zh: string
  readonly en: string
  readonly essential: boolean
  readonly category: string
}

/** Rows of a TSV file with a header, by column name. */
export function readTable(file: string): Record<string, string>[] {
  const [header, ...rows] = readFileSync(file, 'utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line.trim())
  const columns = header.split('\t')
  return rows.map((row) => {
    const cells = row.split('\t')
    return Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? '']))
  })
}

/** A reference glossary (columns zh, en and perhaps category, level). */
export const readGold = (file: string): GoldPair[] =>
  readTable(file).map((row) => ({
    zh: row.zh,
    en: row.en,
    essential: (row.level ?? 'essential') === 'essential',
    category: row.category ?? '',
  }))

/** Keys as reference glossaries are compared: quotes and spaces dropped; for English also case, article, inflection. */
export const goldZhKey = (text: string): string => text.normalize('NFKC').replace(/[\s"“”'‘’《》〈〉「」『』]/g, '')

export const goldEnTokens = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/'s\b/g, '')
    .replace(/[-–—/]/g, ' ')
    .replace(/[^\p{L}\p{N}' ]/gu, ' ')
    .split(/\s+/)
    .filter(Boolean)
    .filter((word, i) => !(i === 0 && /^(the|a|an|to)$/.test(word)))
    .map(foldInflection)

export const goldEnKey = (text: string): string => goldEnTokens(text).join(' ')

function foldInflection(word: string): string {
  let w = word
  if (w.length > 4 && w.endsWith('ies')) w = `${w.slice(0, -3)}y`
  else if (w.length > 4 && /(ss|sh|ch|x)es$/.test(w)) w = w.slice(0, -2)
  else if (w.length > 3 && /[^sui]s$/.test(w)) w = w.slice(0, -1)
  if (w.length > 5 && w.endsWith('ing')) w = w.slice(0, -3)
  else if (w.length > 4 && w.endsWith('ied')) w = `${w.slice(0, -3)}y`
  else if (w.length > 4 && w.endsWith('ed')) w = w.slice(0, -2)
  if (/([bdgmnprt])\1$/.test(w)) w = w.slice(0, -1)
  return w.length > 3 ? w.replace(/e$/, '') : w
}
