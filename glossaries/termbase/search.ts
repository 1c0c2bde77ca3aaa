import { simplify } from '../../language/fold.ts'

/** What a search compares: NFKC, simplified, lower case, plain apostrophes. In SQL it is `shuyu_fold`. */
export function fold(text: unknown): string {
  return simplify(String(text).normalize('NFKC')).toLowerCase().replace(/[’‘]/g, "'")
}

/** The words of a query, folded; an entry is found where each stands in its Chinese or in its English. */
export function searchWords(query: string): string[] {
  return fold(query).split(/\s+/).filter(Boolean).slice(0, 8)
}
