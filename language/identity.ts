import { hash } from 'node:crypto'
import type { Verdict } from '../model/decision.ts'
import { simplify } from './fold.ts'
import { withoutQuotationMarks } from './quotationMarks.ts'
import { uninflect } from './stem.ts'

/**
 * Id of the concept that a Chinese term names: the same for all its variants (in quotation marks or title marks,
 * with spaces, traditional or simplified, full- or half-width), and in every run. 17 characters, an XML name.
 */
export function conceptId(zh: string): string {
  return identify('c', chineseKey(zh))
}

/**
 * Id of a pair: the same for the variants of its Chinese term and for the inflections of its English rendering
 * ("core interest", "core interests"). 17 characters, an XML name.
 */
export function renderingId(zh: string, en: string): string {
  return identify('r', `${chineseKey(zh)}\t${englishKey(en)}`)
}

/** Whether a person accepted a found pair as it is, and not with another English or for another Chinese term. */
export function isAcceptedAs(zh: string, { pair, en, accepted }: Verdict): boolean {
  return accepted && renderingId(zh, en) === pair
}

/** A Chinese term as all its variants are written alike: simplified, half width, without spaces and quotation marks. */
export function chineseKey(zh: string): string {
  const folded = simplify(zh.normalize('NFKC')).toLowerCase()
  return withoutQuotationMarks(folded) || folded.trim()
}

/** An English term as its inflections are written alike: lower case, without a leading article, words by single spaces. */
export function englishKey(en: string): string {
  const folded = en.normalize('NFKC').toLowerCase().replace(/[’‘]/g, "'")
  const words = folded.match(/[\p{L}\p{N}\p{M}']+/gu) ?? []
  const bare = /^(the|an?)$/.test(words[0] ?? '') && words.length > 1 ? words.slice(1) : words
  return bare.map(uninflect).join(' ') || folded.trim()
}

function identify(kind: string, key: string): string {
  return kind + hash('sha256', key, 'hex').slice(0, 16)
}
