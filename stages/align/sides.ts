/** The sentences of one language as numbers: sentence `s` has the word types tokens[starts[s]..starts[s + 1]). */
export interface Side {
  readonly starts: Int32Array
  readonly tokens: Int32Array
  /** Length of each sentence in characters, white space apart. */
  readonly lengths: Float32Array
  /** Share of the document's tokens each word type has, smoothed so that none is zero. */
  readonly shares: Float32Array
}

/** A side with the words its numbers stand for. */
export interface NamedSide extends Side {
  readonly words: readonly string[]
}

/** Numbers the words of tokenised sentences. */
export function encode(sentences: readonly (readonly string[])[], lengths: Float32Array): NamedSide {
  const ids = new Map<string, number>()
  const words: string[] = []
  const starts = new Int32Array(sentences.length + 1)
  for (let s = 0; s < sentences.length; s++) starts[s + 1] = starts[s] + sentences[s].length
  const tokens = new Int32Array(starts[sentences.length])
  let at = 0
  for (const sentence of sentences) {
    for (const word of sentence) {
      let id = ids.get(word)
      if (id === undefined) {
        id = words.length
        ids.set(word, id)
        words.push(word)
      }
      tokens[at++] = id
    }
  }
  const shares = new Float32Array(words.length).fill(0.5)
  for (const token of tokens) shares[token]++
  const total = tokens.length + words.length / 2
  for (let w = 0; w < words.length; w++) shares[w] /= total
  return { starts, tokens, lengths, shares, words }
}

/** The sentences from..to of a side; shares its arrays. */
export function part(side: Side, from: number, to: number): Side {
  return { ...side, starts: side.starts.subarray(from, to + 1), lengths: side.lengths.subarray(from, to) }
}
