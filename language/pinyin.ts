/**
 * How likely an English word writes a Chinese name: in pinyin (北京 beijing, 王毅 wang / yi) or as the foreign name
 * that the characters imitate (克林顿 ke-lin-dun, clinton). Both sides become a string of sound classes, in which the
 * confusions of transliteration (l and r, b and p, g and k, zh and j) are equal and vowels weigh little; the
 * similarity is one minus their weighted edit distance.
 */

type Readings = readonly string[]

/** More readings of a word than this are not tried. */
const MOST_READINGS = 8

/**
 * How well English words may write a name of these characters.
 *
 * @param characters for each character its toneless readings (`[['ke'], ['lin'], ['dun']]`); one without is skipped
 * @returns for an English word in lower case 1 where it is the pinyin itself, else 0..0.95; below about 0.6 it means
 *   nothing
 */
export const nameMatcher = (characters: readonly Readings[]): ((word: string) => number) => {
  const spoken = combinations(characters).filter((syllables) => syllables.length > 0)
  const written = new Set(spoken.map(romanised))
  const sounds = spoken.map((syllables) => syllables.map(soundsOfSyllable).join(''))
  return (word) => {
    if (!/^[a-z][a-z'’.-]*$/.test(word)) return 0
    const letters = word.replace(/[^a-z]/g, '')
    if (written.has(letters)) return 1
    const english = soundsOfEnglish(letters)
    return sounds.reduce((best, name) => Math.max(best, Math.min(0.95, similarity(name, english))), 0)
  }
}

const combinations = (characters: readonly Readings[]): readonly (readonly string[])[] => {
  let combined: string[][] = [[]]
  for (const readings of characters) {
    if (readings.length === 0) continue
    const several = combined.length * readings.length <= MOST_READINGS ? readings : readings.slice(0, 1)
    combined = several.flatMap((reading) => combined.map((start) => [...start, reading]))
  }
  return combined
}

const romanised = (syllables: readonly string[]): string => syllables.join('').replaceAll('ü', 'u')

/** Initials of pinyin to sound classes; longest first. */
const INITIALS: readonly (readonly [string, string])[] = [
  ['zh', 'C'],
  ['ch', 'C'],
  ['sh', 'S'],
  ['b', 'P'],
  ['p', 'P'],
  ['m', 'M'],
  ['f', 'F'],
  ['d', 'T'],
  ['t', 'T'],
  ['n', 'N'],
  ['l', 'L'],
  ['g', 'K'],
  ['k', 'K'],
  ['h', 'H'],
  ['j', 'C'],
  ['q', 'C'],
  ['x', 'S'],
  ['r', 'L'],
  ['z', 'S'],
  ['c', 'S'],
  ['s', 'S'],
  ['y', 'i'],
  ['w', 'F'],
]

const soundsOfSyllable = (syllable: string): string => {
  if (syllable === 'er') return 'L'
  const [initial, sound] = INITIALS.find(([letters]) => syllable.startsWith(letters)) ?? ['', '']
  const final = syllable.slice(initial.length).replaceAll('ü', 'u')
  return sound + final.replace(/ng?$/, 'N').replace(/[aeiou]+/g, (vowels) => vowels[vowels.length - 1])
}

/** English spellings to sound classes, tried in this order at each position. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/^(?:sch|sh|ss|zz|ts|tz)/, 'S'],
  [/^(?:ch|tch|dg)/, 'C'],
  [/^(?:ph|ff|v|f|w)/, 'F'],
  [/^th/, 'S'],
  [/^(?:gh|kh|ck|q)/, 'K'],
  [/^x/, 'KS'],
  [/^[cg](?=[eiy])/, 'C'],
  [/^[cgk]+/, 'K'],
  [/^(?:ng|n+|m(?=[bp]))/, 'N'],
  [/^m+/, 'M'],
  [/^[bp]+/, 'P'],
  [/^[dt]+/, 'T'],
  [/^(?:l+|r+)/, 'L'],
  [/^[sz]+/, 'S'],
  [/^j/, 'C'],
  [/^h/, 'H'],
  [/^y/, 'i'],
]

const memo = new Map<string, string>()

const soundsOfEnglish = (letters: string): string => {
  const known = memo.get(letters)
  if (known !== undefined) return known
  let sounds = ''
  for (let rest = letters; rest !== ''; ) {
    const [pattern, sound] = SPELLINGS.find(([spelling]) => spelling.test(rest)) ?? [/^[aeiou]+/, rest[0]]
    sounds += sound
    rest = rest.slice(pattern.exec(rest)?.[0].length || 1)
  }
  memo.set(letters, sounds)
  return sounds
}

const isVowel = (sound: string): boolean => sound >= 'a'
const NEAR = new Set(['HK', 'HF', 'CS', 'ST', 'CT', 'MN', 'FP', 'CK', 'HS'])

/** Vowels come and go in transliteration (ashraf, a-shi-la-fu), h nearly as easily. */
const weightOf = (sound: string): number => (isVowel(sound) ? 0.25 : sound === 'H' ? 0.5 : 1)

const substitutionOf = (a: string, b: string): number => {
  if (a === b) return 0
  if (isVowel(a) && isVowel(b)) return 0.15
  if (isVowel(a) !== isVowel(b)) return weightOf(a) + weightOf(b)
  return NEAR.has(a + b) || NEAR.has(b + a) ? 0.4 : 1.2
}

/** The costs by character code: every word is compared with many. */
const CODES = 128
const WEIGHT = Float64Array.from({ length: CODES }, (_, code) => weightOf(String.fromCharCode(code)))
const SUBSTITUTION = Float64Array.from({ length: CODES * CODES }, (_, n) =>
  substitutionOf(String.fromCharCode(Math.floor(n / CODES)), String.fromCharCode(n % CODES)),
)

const similarity = (a: string, b: string): number => {
  const row = new Float64Array(b.length + 1)
  for (let j = 0; j < b.length; j++) row[j + 1] = row[j] + WEIGHT[b.charCodeAt(j)]
  const totalB = row[b.length]
  for (let i = 0; i < a.length; i++) {
    const code = a.charCodeAt(i)
    const deletion = WEIGHT[code]
    let diagonal = row[0]
    row[0] += deletion
    for (let j = 0; j < b.length; j++) {
      const other = b.charCodeAt(j)
      const substituted = diagonal + SUBSTITUTION[code * CODES + other]
      diagonal = row[j + 1]
      row[j + 1] = Math.min(substituted, diagonal + deletion, row[j] + WEIGHT[other])
    }
  }
  return Math.max(0, 1 - row[b.length] / Math.max(row[0], totalB, 1))
}
