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
 *   nothing. What is less than `atLeast` may be given as 0, which is told faster.
 */
export const nameMatcher = (characters: readonly Readings[]): ((word: string, atLeast?: number) => number) => {
  const spoken = combinations(characters).filter((syllables) => syllables.length > 0)
  const written = new Set(spoken.map(romanised))
  const names = spoken.map((syllables) => weighed(syllables.map(soundsOfSyllable).join('')))
  return (word, atLeast = 0) => {
    const english = englishOf(word)
    if (english === undefined) return 0
    if (written.has(english.letters)) return 1
    let best = 0
    for (const name of names) {
      if (atLeast <= mostSimilarity(name, english)) best = Math.max(best, similarity(name, english))
    }
    return Math.min(MOST, best)
  }
}

/** Of what is not the pinyin itself. */
const MOST = 0.95

/** Sound classes and the sum of their weights. */
interface Sounds {
  readonly sounds: string
  readonly weight: number
}

const weighed = (sounds: string): Sounds => {
  let weight = 0
  for (let n = 0; n < sounds.length; n++) weight += WEIGHT[sounds.charCodeAt(n)]
  return { sounds, weight }
}

interface EnglishWord extends Sounds {
  readonly letters: string
}

const memo = new Map<string, EnglishWord | undefined>()

/** Letters and sounds of a word, undefined for what is none: every word is compared with many names. */
const englishOf = (word: string): EnglishWord | undefined => {
  if (memo.has(word)) return memo.get(word)
  const letters = word.replace(/[^a-z]/g, '')
  const english = /^[a-z][a-z'’.-]*$/.test(word) ? { letters, ...weighed(soundsOfEnglish(letters)) } : undefined
  memo.set(word, english)
  return english
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

/** English spellings to sound classes, tried in this order at each position; of vowels in a row the first counts. */
const SPELLINGS: readonly (readonly [spelling: string, sound: string])[] = [
  ['sch|sh|ss|zz|ts|tz', 'S'],
  ['ch|tch|dg', 'C'],
  ['ph|ff|v|f|w', 'F'],
  ['th', 'S'],
  ['gh|kh|ck|q', 'K'],
  ['x', 'KS'],
  ['[cg](?=[eiy])', 'C'],
  ['[cgk]+', 'K'],
  ['ng|n+|m(?=[bp])', 'N'],
  ['m+', 'M'],
  ['[bp]+', 'P'],
  ['[dt]+', 'T'],
  ['l+|r+', 'L'],
  ['[sz]+', 'S'],
  ['j', 'C'],
  ['h', 'H'],
  ['y', 'i'],
]
const SPELLING = new RegExp(`${SPELLINGS.map(([spelling]) => `(${spelling})`).join('|')}|[aeiou]+`, 'g')

const soundsOfEnglish = (letters: string): string =>
  letters.replace(SPELLING, (found: string, ...groups: readonly unknown[]) => {
    const n = groups.findIndex((group) => group !== undefined)
    return n < SPELLINGS.length ? SPELLINGS[n][1] : found[0]
  })

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

/**
 * The most that the similarity can be, by the weights alone: the distance is at least 0.8 times their difference, since
 * of all substitutions that of h changes the weight most for what it costs, by 0.5 for 0.4.
 */
const mostSimilarity = (a: Sounds, b: Sounds): number =>
  1 - (0.8 * Math.abs(a.weight - b.weight)) / Math.max(a.weight, b.weight, 1)

let row = new Float64Array(64)

/** One minus the edit distance, as a share of the larger weight. */
const similarity = ({ sounds: a, weight: weightA }: Sounds, { sounds: b, weight: weightB }: Sounds): number => {
  if (row.length <= b.length) row = new Float64Array(2 * b.length)
  row[0] = 0
  for (let j = 0; j < b.length; j++) row[j + 1] = row[j] + WEIGHT[b.charCodeAt(j)]
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
  return Math.max(0, 1 - row[b.length] / Math.max(weightA, weightB, 1))
}
