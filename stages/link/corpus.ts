import { simplify } from '../../language/fold.ts'

/** The token types of one language, numbered from 0 in the order they are met. */
export class Vocabulary {
  readonly words: string[] = []
  readonly #ids = new Map<string, number>()

  get size(): number {
    return this.words.length
  }

  /** Number of a word, given one if it has none. */
  intern(word: string): number {
    const known = this.#ids.get(word)
    if (known !== undefined) return known
    this.#ids.set(word, this.words.length)
    return this.words.push(word) - 1
  }

  /** Number of a word, -1 where it has none. */
  find(word: string): number {
    return this.#ids.get(word) ?? -1
  }
}

/** The tokens of one language of a corpus: those of pair p are `tokens[starts[p]] ... tokens[starts[p + 1] - 1]`. */
export interface TokenSide {
  readonly vocabulary: Vocabulary
  readonly tokens: Int32Array
  readonly starts: Int32Array
}

/**
 * Sentence pairs as numbers of their types, without repeats: a text that repeats itself (boilerplate, a list of
 * titles) is no better evidence than one that does not. Pairs may be empty on a side; such a pair has no links.
 */
export interface Corpus {
  /** Number of different pairs, in the order they were first added. */
  readonly size: number
  readonly zh: TokenSide
  readonly en: TokenSide
  /** For every pair as added, the number of the pair here. */
  readonly pairOf: Int32Array
}

/** A tokenised sentence pair. */
export interface TokenPair {
  readonly zh: readonly string[]
  readonly en: readonly string[]
}

/** Forms of one mark, the first standing for all. */
const SAME_MARKS = [
  `" “ ” „ \`\` ''`,
  "' ‘ ’ `",
  '. 。',
  '-- — —— – ---',
  '... … …… ......',
  '( -lrb-',
  ') -rrb-',
  '[ -lsb-',
  '] -rsb-',
  '· ・ •',
  '~ ～',
]
const SAME_MARK = new Map(
  SAME_MARKS.flatMap((row) => {
    const [mark, ...others] = row.split(' ')
    return others.map((other) => [other, mark] as const)
  }),
)

/** A token as it is compared: NFKC, lower case, simplified Chinese, quotation marks and dashes of one form each. */
export const normaliseToken = (token: string): string => {
  const folded = /^[!-~]*$/.test(token) ? token.toLowerCase() : simplify(token.normalize('NFKC').toLowerCase())
  return SAME_MARK.get(token) ?? SAME_MARK.get(folded) ?? folded
}

/** Collects sentence pairs into a corpus, keeping numbers only: memory grows by 4 bytes a token. */
export class CorpusBuilder {
  readonly #zh = new SideBuilder()
  readonly #en = new SideBuilder()
  readonly #pairOf: number[] = []
  /** By hash, the last different pair that has it. */
  readonly #byHash = new Map<number, number>()

  add({ zh, en }: TokenPair): void {
    this.#zh.add(zh)
    this.#en.add(en)
    const pair = this.#zh.size - 1
    const hash = this.#zh.hash(pair) ^ Math.imul(this.#en.hash(pair), 31)
    const same = this.#byHash.get(hash)
    if (same !== undefined && this.#zh.equal(same, pair) && this.#en.equal(same, pair)) {
      this.#zh.drop()
      this.#en.drop()
      this.#pairOf.push(same)
    } else {
      this.#byHash.set(hash, pair)
      this.#pairOf.push(pair)
    }
  }

  build(): Corpus {
    const [zh, en] = [this.#zh.build(), this.#en.build()]
    return { size: zh.starts.length - 1, zh, en, pairOf: Int32Array.from(this.#pairOf) }
  }
}

class SideBuilder {
  readonly #vocabulary = new Vocabulary()
  readonly #normalised = new Map<string, number>()
  #tokens = new Int32Array(1024)
  #length = 0
  readonly #starts = [0]

  get size(): number {
    return this.#starts.length - 1
  }

  add(tokens: readonly string[]): void {
    if (this.#length + tokens.length > this.#tokens.length) {
      const larger = new Int32Array(2 * (this.#length + tokens.length))
      larger.set(this.#tokens)
      this.#tokens = larger
    }
    for (const token of tokens) this.#tokens[this.#length++] = this.#number(token)
    this.#starts.push(this.#length)
  }

  /** Takes back the pair added last. */
  drop(): void {
    this.#starts.pop()
    this.#length = this.#starts[this.#starts.length - 1]
  }

  hash(pair: number): number {
    let hash = 0x811c9dc5
    for (let at = this.#starts[pair]; at < this.#starts[pair + 1]; at++) {
      hash = Math.imul(hash ^ this.#tokens[at], 0x01000193)
      hash ^= hash >>> 13
    }
    return hash
  }

  equal(a: number, b: number): boolean {
    const length = this.#starts[a + 1] - this.#starts[a]
    if (this.#starts[b + 1] - this.#starts[b] !== length) return false
    for (let n = 0; n < length; n++) {
      if (this.#tokens[this.#starts[a] + n] !== this.#tokens[this.#starts[b] + n]) return false
    }
    return true
  }

  #number(token: string): number {
    let number = this.#normalised.get(token)
    if (number === undefined) {
      number = this.#vocabulary.intern(normaliseToken(token))
      this.#normalised.set(token, number)
    }
    return number
  }

  build(): TokenSide {
    return {
      vocabulary: this.#vocabulary,
      tokens: this.#tokens.slice(0, this.#length),
      starts: Int32Array.from(this.#starts),
    }
  }
}

/** How many different pairs the first pairs added are: they are the first of the corpus. */
export const differentPairs = ({ pairOf }: Corpus, added: number): number =>
  pairOf.subarray(0, added).reduce((most, pair) => Math.max(most, pair + 1), 0)

interface Occurrences {
  readonly starts: Int32Array
  readonly positions: Int32Array
}

/** Positions of every type in ascending order, by counting sort: type n has positions[starts[n]] to [starts[n + 1]]. */
export const occurrencesByType = (tokens: Int32Array, size: number): Occurrences => {
  const starts = new Int32Array(size + 1)
  for (const token of tokens) starts[token + 1]++
  for (let n = 0; n < size; n++) starts[n + 1] += starts[n]
  const next = starts.slice()
  const positions = new Int32Array(tokens.length)
  tokens.forEach((token, at) => {
    positions[next[token]++] = at
  })
  return { starts, positions }
}
