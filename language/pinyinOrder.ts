/**
 * The order of Chinese dictionaries: character by character by pinyin, then by number of strokes, as Unicode's CLDR has
 * it for Chinese. A character has one place there: that of its commonest reading.
 */
const collator = new Intl.Collator('zh-u-co-pinyin')
const alphabet = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']

/**
 * The letter under which a text stands in a list by pinyin: that of the reading of its first character, or of the
 * Latin letter that it begins with; `#` for all else.
 */
export function pinyinInitial(text: string): string {
  const [first = ''] = text
  const [letter] = first.normalize('NFKD').toUpperCase()
  if (alphabet.includes(letter)) return letter
  if (!/\p{Script=Han}/u.test(first)) return '#'
  // CLDR puts U+FDD0 and a letter before the first character of that letter, for indexes like this one.
  return alphabet.findLast((candidate) => collator.compare(first, `\ufdd0${candidate}`) >= 0) ?? '#'
}

/** The first rank: keys hold no character below it. */
const firstRank = 0x20

/**
 * Keys by which texts compare as their pinyin does: `keyOf(a) < keyOf(b)`. Only single characters are compared by
 * collation, which is slow; the texts by the ranks of their characters.
 *
 * @param characters every character that the texts hold
 */
export function pinyinKeys(characters: Iterable<string>): (text: string) => string {
  const ordered = [...new Set(characters)]
    .map((character) => ({ character, initial: pinyinInitial(character) }))
    .sort((a, b) => compare(a.initial, b.initial) || collator.compare(a.character, b.character))
  const ranks = new Map(ordered.map(({ character }, i) => [character, String.fromCharCode(firstRank + i)]))
  return (text) => Array.from(text, (character) => ranks.get(character) ?? '').join('')
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
