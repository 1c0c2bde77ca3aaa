/** The dictionaries of opencc-js, one a file: `source target|source target|...`. The package types only its converters. */
declare module 'opencc-js/dict/*' {
  const entries: string
  export default entries
}
