import { simplify } from '../../language/fold.ts'

/** What a search compares: NFKC, simplified, lower case, plain apostrophes. */
export function fold(text: unknown): string {
  return simplify(String(text).normalize('NFKC')).toLowerCase().replace(/[’‘]/g, "'")
}

/** The words of a query, folded; an entry is found where each stands in its Chinese or in its English. */
export function searchWords(query: string): string[] {
  return fold(query).split(/\s+/).filter(Boolean).slice(0, 8)
}

/** What a search compares of a concept's Chinese. */
export function foldedForms(zh: string, variants: readonly string[]): string {
  return fold(`${zh} ${JSON.stringify(variants)}`)
}
