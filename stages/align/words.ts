import { chineseNumbers, englishNumbers } from '../../language/numbers.ts'
import { stem } from '../../language/stem.ts'

/** Marks that translations tend to keep, by the form both languages share; other punctuation is no word. */
const marks: Readonly<Record<string, string>> = {
  '?': '?',
  '!': '!',
  '…': '…',
  ';': ';',
  ':': ':',
  '(': '(',
  ')': ')',
  '"': '"',
  "'": '"',
  '‘': '"',
  '’': '"',
  '“': '"',
  '”': '"',
  '「': '"',
  '」': '"',
  '『': '"',
  '』': '"',
  '《': '"',
  '》': '"',
}

const englishWord = /[a-z]+(?:['-][a-z]+)*|(?<![a-z])'|'(?![a-z])|\d+(?:[.,]\d+)*(?:st|nd|rd|th|s)?|[?!…;:()"“”%]/g

/** Words of an English sentence as alignment compares them: stems, numbers by value (`#80`), shared marks. */
export function englishWords(sentence: string): string[] {
  const tokens =
    sentence.normalize('NFKC').toLowerCase().replaceAll('...', '…').replace(/[’‘]/g, "'").match(englishWord) ?? []
  const words: string[] = []
  forEachWithNumbers(
    tokens,
    englishNumbers(tokens),
    (token) => {
      for (const part of token.split('-')) words.push(marks[part] ?? stem(part.replace(/'s?$/, '')))
    },
    words,
  )
  return words
}

/** Words of a simplified Chinese sentence: jieba's words, numbers by value (`#80`), Latin words as English has them, shared marks. */
export function chineseWords(sentence: string, segment: (text: string) => string[]): string[] {
  const tokens = segment(sentence.normalize('NFKC').replace(/\.{3,}|…+/g, '…'))
  const words: string[] = []
  forEachWithNumbers(
    tokens,
    chineseNumbers(tokens),
    (token) => {
      if (token in marks) words.push(marks[token])
      else if (/^[a-z]/i.test(token)) words.push(stem(token.toLowerCase()))
      else if (/[\p{L}\p{N}]/u.test(token)) words.push(token)
    },
    words,
  )
  return words
}

function forEachWithNumbers(
  tokens: readonly string[],
  numbers: readonly { readonly start: number; readonly end: number; readonly key: string }[],
  visit: (token: string) => void,
  words: string[],
): void {
  let next = 0
  for (let t = 0; t < tokens.length; t++) {
    if (next < numbers.length && numbers[next].start === t) {
      words.push(`#${numbers[next].key}`)
      t = numbers[next].end - 1
      next++
    } else visit(tokens[t])
  }
}
