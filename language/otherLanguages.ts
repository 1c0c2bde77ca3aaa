/**
 * Languages that are neither Chinese nor English, told by their script or, in Latin letters, by their function words and
 * the marks on their letters: enough to say what a text is in, not to tell close relatives apart.
 */

/** Scripts that name a language by themselves; of several languages of one script the one that publishes most. */
const SCRIPTS: readonly (readonly [RegExp, string])[] = [
  [/[\u3041-\u30fa\u30fc-\u30ff]/g, 'Japanese'],
  [/[\uac00-\ud7af\u1100-\u11ff]/g, 'Korean'],
  [/[\u0400-\u052f]/g, 'Russian'],
  [/[\u0370-\u03ff]/g, 'Greek'],
  [/[\u0590-\u05ff]/g, 'Hebrew'],
  [/[\u0600-\u06ff\u0750-\u077f]/g, 'Arabic'],
  [/[\u0900-\u097f]/g, 'Hindi'],
  [/[\u0e00-\u0e7f]/g, 'Thai'],
]

/** Frequent words of languages that publish beside English; none that are English words too. */
const FUNCTION_WORDS: Readonly<Record<string, readonly string[]>> = {
  French: 'le la les des du et est dans pour que qui avec sur nous vous aux une sont au pas cette leur ont'.split(' '),
  Spanish: 'el los las del una por para con que y se su como más es en este esta pero'.split(' '),
  Portuguese: 'da dos das uma com não ao os que e em para como mais são foi pela'.split(' '),
  German: 'der das und ist von zu mit ein eine nicht wir dem den im auf für sich auch werden'.split(' '),
  Italian: 'il della dei delle sono nel nella che di gli una per con anche è'.split(' '),
  Dutch: 'het een van zijn niet voor wij ook worden deze naar heeft'.split(' '),
  Indonesian: 'yang dan untuk dengan dari ini itu akan kepada tidak pada adalah dalam'.split(' '),
  Vietnamese: 'và của các là không được trong với cho người những này'.split(' '),
  Turkish: 've bir için bu ile olarak daha çok olan'.split(' '),
  Polish: 'nie się jest oraz przez które przy dla jako będzie'.split(' '),
  Swedish: 'och att det som för är på inte vi också'.split(' '),
}

const LANGUAGES_OF = new Map<string, string[]>()
for (const [language, words] of Object.entries(FUNCTION_WORDS))
  for (const word of words) LANGUAGES_OF.set(word, [...(LANGUAGES_OF.get(word) ?? []), language])

/** How many words of a text in Latin letters are function words of any such language, and which has the most of them. */
export function foreignWords(words: readonly string[]): { count: number; language?: string } {
  const counts = new Map<string, number>()
  let count = 0
  for (const word of words) {
    const languages = LANGUAGES_OF.get(word)
    if (!languages) continue
    count++
    for (const language of languages) counts.set(language, (counts.get(language) ?? 0) + 1)
  }
  const [language] = [...counts].sort(([, a], [, b]) => b - a)[0] ?? []
  return { count, language }
}

/** What a language is called that cannot be named. */
export const ANOTHER = 'another language'

/** Letters with the marks of tones, as pinyin has them. */
const TONES = /[āēīōūǖáéíóúǘǎěǐǒǔǚàèìòùǜ]/gi

/**
 * The language of a text that is known to be neither Chinese nor English; “another language” where it cannot be named.
 * Of several languages the one with most letters is named.
 */
export function nameOfOther(text: string): string {
  const sample = text.slice(0, 2000)
  const [language, letters] = SCRIPTS.map(
    ([script, name]) => [name, sample.match(script)?.length ?? 0] as const,
  ).reduce((most, one) => (one[1] > most[1] ? one : most))
  if (letters > 0) return language
  const words = sample.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? []
  const found = foreignWords(words)
  if (found.language && found.count * 12 >= words.length) return found.language
  return (sample.match(TONES)?.length ?? 0) * 2 >= words.length && words.length > 0 ? 'pinyin' : ANOTHER
}
