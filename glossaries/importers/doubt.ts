import type { ImportedTerm } from '../../model/imported.ts'
import { isNoTerm } from './layout.ts'

/** What people and programs write where there is no translation yet. */
const PLACEHOLDER =
  /^(?:#?n\.?\/?a\.?|n\.a\.?|#n\/a|to-?do|tbd|tbc|tba|t\.b\.d\.|fixme|\?+|？+|-+|–+|—+|_+|\.{2,}|…+|\/|\\|x{3,}|\*+|\(?(?:untranslated|not translated|no translation|to be translated|translation needed|needs translation|missing(?: translation)?|empty|blank|none available|not available|see above|ditto|idem)\)?|待译|待譯|待翻译|未翻译|未译|未譯|没有翻译|无|無|没有|无译文|暂无|暂缺|暂无译文|待补充|待补|待查|待确认|待定|不译|同上|空|略|未定|无对应|nicht übersetzt|à traduire|non traduit|sin traducir)$/i

/** Words that stand for nothing in programs, and may be terms all the same: 空值 = null. */
const PERHAPS = /^(?:null|none|nil|nan|undefined|unknown)$/i

/** Words of English letters: most terms, about which there is no doubt. */
const PLAIN = /^[A-Za-z][A-Za-z '-]*$/

const HAN = /\p{Script=Han}/gu
const LATIN = /\p{Script=Latin}/gu
const FOREIGN =
  /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Thai}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Devanagari}]/gu

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0

/** Whether a text stands for one that is not there yet. */
export function isPlaceholder(text: string): boolean {
  return PLACEHOLDER.test(text.trim().replace(/^[（(【[<]\s*(.*?)\s*[）)】\]>]$/, '$1'))
}

/** Whether a rendering is no more than the Chinese again. */
export function isUntranslated(en: string, zh: readonly ImportedTerm[]): boolean {
  if (PLAIN.test(en) && zh.every(({ text }) => !/[A-Za-z]/.test(text))) return false
  const plain = (text: string) => text.normalize('NFKC').replace(/\s+/g, '').toLowerCase()
  return zh.some(({ text }) => plain(text) === plain(en))
}

/** Why a text may be no English term; undefined where nothing speaks against it. */
export function doubtOfEnglish(text: string): string | undefined {
  if (PLAIN.test(text) && !PERHAPS.test(text)) return undefined
  const [han, latin, foreign] = [HAN, LATIN, FOREIGN].map((script) => count(text, script))
  if (PERHAPS.test(text)) return 'may stand for no translation'
  if (han > 0 && han * 2 > latin) return 'is Chinese'
  if (foreign > latin) return 'is in a third script'
  if (latin === 0) return 'has no letter of English'
  return isNoTerm(text) && !/^\p{L}+$/u.test(text) && /\d{3}|\/\/|@/.test(text)
    ? 'is a number, a code or an address'
    : undefined
}

/** Abbreviations and names of products are Chinese terms as they are: GDP, 5G, WTO. */
const AS_IN_CHINESE = /^[\p{Lu}\p{N}][\p{Lu}\p{N}&+./ -]{0,14}$/u

/** Why a text may be no Chinese term; undefined where nothing speaks against it. */
export function doubtOfChinese(text: string): string | undefined {
  if (/^[\u4e00-\u9fff]+$/.test(text)) return undefined
  if (count(text, HAN) > 0) {
    return count(text, FOREIGN) > count(text, HAN) ? 'is in a third script' : undefined
  }
  return AS_IN_CHINESE.test(text) && /\p{Lu}/u.test(text) ? undefined : 'has no Chinese character'
}
