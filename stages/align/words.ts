import { simplify } from '../../language/fold.ts'
import { chineseNumbers, englishNumbers, type NumberMention } from '../../language/numbers.ts'
import { stem } from '../../language/stem.ts'

/** Marks that translations tend to keep, by the form both languages share here; other punctuation is no word. */
const marks = new Map([...'?!…;:()%'].map((mark) => [mark, mark]))
for (const quote of '"\'“”‘’「」『』《》') marks.set(quote, '"')

const englishToken = /[a-z]+(?:['-][a-z]+)*|(?<![a-z])'|'(?![a-z])|\d+(?:[.,]\d+)*(?:st|nd|rd|th|s)?|[?!…;:()"“”%]/g

/** Words of English sentences as alignment compares them: stems, numbers by value (`#80`), shared marks. */
export function* englishAlignmentWords(sentences: Iterable<string>): Iterable<string[]> {
  for (const sentence of sentences) {
    const folded = sentence.normalize('NFKC').toLowerCase().replaceAll('...', '…').replace(/[’‘]/g, "'")
    const tokens = folded.match(englishToken) ?? []
    yield withNumbers(tokens, englishNumbers(tokens)).flatMap(englishParts)
  }
}

function englishParts(token: string): string | readonly string[] {
  const mark = marks.get(token)
  if (mark !== undefined) return mark
  return token.startsWith('#') ? token : token.split('-').map((part) => stem(part.replace(/'s?$/, '')))
}

/**
 * Words of Chinese sentences likewise: the segmenter's words, simplified; Latin words as English has them.
 * The sentences are cut many at a time, since each call of a segmenter has its price.
 */
export function* chineseWords(sentences: readonly string[], segment: (text: string) => string[]): Iterable<string[]> {
  for (let from = 0; from < sentences.length; from += batch) {
    const folded = sentences.slice(from, from + batch).map(foldChinese)
    for (const tokens of splitLines(segment(folded.join('\n')))) {
      yield withNumbers(tokens, chineseNumbers(tokens)).flatMap(chineseWord)
    }
  }
}

const batch = 200

/** One line of simplified text without compatibility forms. */
function foldChinese(sentence: string): string {
  return simplify(sentence.normalize('NFKC'))
    .replace(/\.{3,}|…+/g, '…')
    .replace(/\s+/g, ' ')
}

function splitLines(tokens: readonly string[]): string[][] {
  const lines: string[][] = [[]]
  for (const token of tokens) {
    if (token === '\n') lines.push([])
    else lines[lines.length - 1].push(token)
  }
  return lines
}

function chineseWord(token: string): string | readonly string[] {
  const mark = marks.get(token)
  if (mark !== undefined) return mark
  if (!/[\p{L}\p{N}]/u.test(token)) return []
  return /^[a-z]/i.test(token) ? stem(token.toLowerCase()) : token
}

/** The tokens with each number expression as one token, `#` and its key. */
function withNumbers(tokens: readonly string[], numbers: readonly NumberMention[]): string[] {
  const words: string[] = []
  let at = 0
  for (const { start, end, key } of numbers) {
    while (at < start) words.push(tokens[at++])
    words.push(`#${key}`)
    at = end
  }
  while (at < tokens.length) words.push(tokens[at++])
  return words
}
