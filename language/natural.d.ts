/** natural's Porter stemmer alone: its index loads every other module of the package as well. */
declare module 'natural/lib/natural/stemmers/porter_stemmer.js' {
  type Step = (word: string) => string
  const stemmer: { step1a: Step; step1b: Step; step1c: Step; step5a: Step; step5b: Step }
  export default stemmer
}

declare module 'natural/lib/natural/distance/levenshtein_distance.js' {
  const distances: { LevenshteinDistance: (a: string, b: string) => number }
  export default distances
}
