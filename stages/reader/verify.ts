import { foldChinese } from '../../language/chineseText.ts'
import { simplify } from '../../language/fold.ts'
import { renderingId } from '../../language/identity.ts'
import type { Category, Occurrence, Span } from '../../model/term.ts'
import type { ReaderAnswer } from './answer.ts'
import type { AskedPair, AskedUnit, Question } from './question.ts'

/** What a reader says of a pair that it was asked about; of a mend, the right pair as it stands in the sentence pair. */
export type Judgement = { readonly rendering: string; readonly category?: Category } & (
  | { readonly verdict: 'keep' | 'reject' | 'unsure' }
  | { readonly verdict: 'mend'; readonly zh: string; readonly en: string; readonly occurrence: Occurrence }
)

/** A pair that a reader missed, as it stands in the sentence pair. */
export interface MissingPair {
  readonly zh: string
  readonly en: string
  readonly occurrence: Occurrence
  readonly category?: Category
}

export interface Verified {
  readonly judgements: readonly Judgement[]
  readonly missing: readonly MissingPair[]
  /** Parts of the answer that were left out: malformed, about nothing that was asked, contradictory, or not in the text. */
  readonly dropped: number
}

/** Longer is no term. */
const LONGEST_ZH = 40
const LONGEST_EN_WORDS = 16

/**
 * What holds of an answer: it names numbers that were asked about, each once, and pairs of which both sides stand in
 * their sentence pair. Whatever a text or a model says, no other pair gets through.
 */
export function verified({ units }: Question, answer: ReaderAnswer): Verified {
  let dropped = answer.malformed
  const byNumber = new Map(units.flatMap((asked) => asked.pairs.map((pair) => [pair.number, { asked, pair }] as const)))
  const verdicts = [
    ...answer.keep.map((item) => ({ ...item, verdict: 'keep' as const })),
    ...answer.mend.map((item) => ({ ...item, verdict: 'mend' as const })),
    ...answer.reject.map((n) => ({ n, verdict: 'reject' as const })),
    ...answer.unsure.map((n) => ({ n, verdict: 'unsure' as const })),
  ]
  const times = new Map<number, number>()
  for (const { n } of verdicts) times.set(n, (times.get(n) ?? 0) + 1)
  const judgements = verdicts.flatMap((item): Judgement[] => {
    const place = byNumber.get(item.n)
    const judgement = place && times.get(item.n) === 1 ? judgementOf(item, place.asked, place.pair) : undefined
    if (!judgement) dropped++
    return judgement ? [judgement] : []
  })
  const missing = answer.missing.flatMap(({ s, zh, en, c }): MissingPair[] => {
    const asked = units.find(({ number }) => number === s)
    const found = asked && standsIn(asked, zh, en)
    if (!found) dropped++
    return found ? [{ ...found, category: c }] : []
  })
  return { judgements, missing, dropped }
}

type Item = { readonly n: number } & (
  | { readonly verdict: 'keep' | 'reject' | 'unsure'; readonly c?: Category }
  | { readonly verdict: 'mend'; readonly zh: string; readonly en: string; readonly c?: Category }
)

function judgementOf(item: Item, asked: AskedUnit, pair: AskedPair): Judgement | undefined {
  const { rendering } = pair
  const category = 'c' in item ? item.c : undefined
  if (item.verdict !== 'mend') return { rendering, verdict: item.verdict, category }
  const found = standsIn(asked, item.zh || pair.zh, item.en || pair.en, pair.occurrence)
  if (!found) return undefined
  if (renderingId(found.zh, found.en) === renderingId(pair.zh, pair.en)) return { rendering, verdict: 'keep', category }
  return { rendering, verdict: 'mend', category, ...found }
}

/** A pair in the words of a sentence pair, at the place nearest to one that is known; undefined where it does not stand there. */
export function standsIn(
  { unit }: Pick<AskedUnit, 'unit'>,
  zh: string,
  en: string,
  near?: Pick<Occurrence, 'zh' | 'en'>,
): Omit<MissingPair, 'category'> | undefined {
  const bare = en.replace(/^(?:the|an?)\s+(?=\S)/i, '')
  const zhSpan = nearest(chineseSpans(unit.zh, zh), near?.zh)
  const enSpan = nearest(englishSpans(unit.en, bare), near?.en)
  if (!zhSpan || !enSpan) return undefined
  const [zhText, enText] = [unit.zh.slice(zhSpan.start, zhSpan.end), unit.en.slice(enSpan.start, enSpan.end)]
  const isTerm =
    /\p{Script=Han}/u.test(zhText) &&
    /\p{L}/u.test(enText) &&
    zhText.length <= LONGEST_ZH &&
    enText.split(/\s+/).length <= LONGEST_EN_WORDS
  return isTerm ? { zh: zhText, en: enText, occurrence: { unit: unit.id, zh: zhSpan, en: enSpan } } : undefined
}

/** Where a Chinese wording stands, in either script, with or without quotation marks and spaces. */
function chineseSpans(text: string, wording: string): Span[] {
  const { text: folded, offsets } = foldChinese(text, simplify)
  const { text: sought } = foldChinese(wording, simplify)
  const edge = sought.replace(/^[\p{P}\s]+|[\p{P}\s]+$/gu, '')
  return places(folded, edge).map((at) => ({ start: offsets[at], end: offsets[at + edge.length - 1] + 1 }))
}

/** Where an English wording stands as whole words: case, kinds of quotation marks and of spaces do not matter. */
function englishSpans(text: string, wording: string): Span[] {
  const bare = english(wording.replace(/\s+/g, ' ').replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N})]+$/gu, ''))
  // A run of white space in the text is one space in what is sent, and keeps its place here.
  const offsets: number[] = []
  let folded = ''
  for (let i = 0; i < text.length; i++) {
    if (/\s/.test(text[i]) && folded.endsWith(' ')) continue
    folded += english(text[i])
    offsets.push(i)
  }
  // A quotation mark at an edge goes, but not the partner of one within.
  const isHalf = bare.split('"').length % 2 === 0
  const sought = (isHalf ? [`${bare}"`, `"${bare}`] : []).find((whole) => folded.includes(whole)) ?? bare
  return places(folded, sought)
    .filter(
      (at) =>
        !isWord(folded[at - 1], folded[at]) && !isWord(folded[at + sought.length - 1], folded[at + sought.length]),
    )
    .map((at) => ({ start: offsets[at], end: offsets[at + sought.length - 1] + 1 }))
}

/** As many characters as before: the lower case of İ has two. */
const english = (text: string) =>
  Array.from({ length: text.length }, (_, i) => {
    const lower = text[i].toLowerCase()
    if (/[‘’ʼ]/.test(lower)) return "'"
    if (/[“”]/.test(lower)) return '"'
    if (/[‐‑–—]/.test(lower)) return '-'
    return /\s/.test(lower) ? ' ' : lower.length === 1 ? lower : text[i]
  }).join('')

const isWord = (a: string | undefined, b: string | undefined) =>
  a !== undefined && b !== undefined && /[\p{L}\p{N}]/u.test(a) && /[\p{L}\p{N}]/u.test(b)

function places(text: string, sought: string): number[] {
  const found: number[] = []
  if (!sought) return found
  for (let at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + 1)) found.push(at)
  return found
}

function nearest(spans: readonly Span[], to?: Span): Span | undefined {
  if (!to) return spans[0]
  const distance = ({ start, end }: Span) => Math.abs(start + end - to.start - to.end)
  return spans.toSorted((a, b) => distance(a) - distance(b))[0]
}
