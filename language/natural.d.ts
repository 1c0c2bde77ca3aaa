/** natural's Porter stemmer alone: its index loads every other module of the package as well. */
declare module 'natural/lib/natural/stemmers/porter_stemmer.js' {
  const stemmer: { stem(word: string): string }
  export default stemmer
}
