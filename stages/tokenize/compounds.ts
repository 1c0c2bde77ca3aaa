/**
 * Cuts a word that jieba keeps whole but the dictionary does not know into dictionary words, so that both parts can be
 * linked and be terms of their own (大会秘书处 → 大会 + 秘书处). The first part is as long as possible; every part has
 * at least two characters. A word of fewer than four characters, or one that does not divide so, stays whole.
 */
export function splitCompound(word: string, isWord: (text: string) => boolean): string[] {
  if (word.length < 4 || isWord(word)) return [word]
  return divide(word, isWord) ?? [word]
}

function divide(text: string, isWord: (text: string) => boolean): string[] | undefined {
  if (isWord(text)) return [text]
  for (let length = text.length - 2; length >= 2; length--) {
    if (!isWord(text.slice(0, length))) continue
    const rest = divide(text.slice(length), isWord)
    if (rest) return [text.slice(0, length), ...rest]
  }
  return undefined
}
