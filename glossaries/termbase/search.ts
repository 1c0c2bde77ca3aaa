import { scriptForms, simplify } from '../../language/fold.ts'

/** What a search compares: NFKC, simplified, lower case, plain apostrophes. */
export function fold(text: unknown): string {
  return simplify(String(text).normalize('NFKC')).toLowerCase().replace(/[’‘]/g, "'")
}

/** The words of a query, folded; an entry is found where each stands in its Chinese or in its English. */
export function searchWords(query: string): string[] {
  return fold(query).split(/\s+/).filter(Boolean).slice(0, 8)
}

/**
 * For each character of a folded word the ways in which a text may have it: in either script, in capitals, in the full width
 * of Chinese print, with a curved apostrophe.
 */
export function wordForms(word: string): (readonly string[])[] {
  return Array.from(word, (character) => {
    if (character === "'") return ["'", '’', '‘']
    if (!/^[a-z0-9]$/.test(character)) return letterForms(character)
    const wide = (letter: string) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)
    const upper = character.toUpperCase()
    return [...new Set([character, upper, wide(character), wide(upper)])]
  })
}

function letterForms(character: string): readonly string[] {
  const upper = character.toUpperCase()
  return upper !== character && [...upper].length === 1 ? [character, upper] : scriptForms(character)
}

/** What a search compares of a concept's Chinese. */
export function foldedForms(zh: string, variants: readonly string[]): string {
  return fold(`${zh} ${JSON.stringify(variants)}`)
}
