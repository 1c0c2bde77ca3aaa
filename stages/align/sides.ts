/** The sentences of one language as numbers: sentence `s` has the word types tokens[starts[s]..starts[s + 1]). */
export interface SentenceSide {
  readonly starts: Int32Array
  readonly tokens: Int32Array
  /** Length of each sentence in characters, white space apart. */
  readonly lengths: Float32Array
  /** Share of the document's tokens each word type has, smoothed so that none is zero. */
  readonly shares: Float32Array
  readonly words: readonly string[]
}

/** Numbers the words of sentences in the order in which they first stand in the text. */
export function encode(sentences: readonly string[], sentenceWords: Iterable<readonly string[]>): SentenceSide {
  const numbers = new Map<string, number>()
  const starts = new Int32Array(sentences.length + 1)
  let tokens = new Int32Array(1024)
  let size = 0
  let sentence = 0
  for (const words of sentenceWords) {
    for (const word of words) {
      let number = numbers.get(word)
      if (number === undefined) {
        number = numbers.size
        numbers.set(word, number)
      }
      if (size === tokens.length) tokens = doubled(tokens)
      tokens[size++] = number
    }
    starts[++sentence] = size
  }
  tokens = tokens.slice(0, size)
  const lengths = Float32Array.from(sentences, (sentence) => sentence.replace(/\s+/g, '').length)
  const words = [...numbers.keys()]
  return { starts, tokens, lengths, shares: shares(tokens, words.length), words }
}

function doubled(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2)
  larger.set(array)
  return larger
}

/** Tokens of a text at large that every document is taken to be part of, so that words of a short one are not all common. */
const background = 300

/** Add-half smoothing, which leaves the rare words of a text rare but not improbable. */
function shares(tokens: Int32Array, words: number): Float32Array {
  const counts = new Float32Array(words).fill(0.5)
  for (const token of tokens) counts[token]++
  const total = tokens.length + words / 2 + background
  return counts.map((count) => count / total)
}
