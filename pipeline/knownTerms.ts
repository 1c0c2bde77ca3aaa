import { foldChinese, WordEdges } from '../language/chineseText.ts'
import { simplify } from '../language/fold.ts'
import { renderingId } from '../language/identity.ts'
import { byRank } from '../language/order.ts'
import { uninflect } from '../language/stem.ts'
import { TermTrie } from '../language/termTrie.ts'
import type { Category, Occurrence, Span, TermPair } from '../model/term.ts'
import type { KnownPlace, KnownTerm, Token, TokenizedUnit } from '../model/token.ts'

/** Those known terms that link words in these units: both of their sides stand in them. */
export function knownTermsIn(units: readonly TokenizedUnit[], known: readonly KnownTerm[]): KnownTerm[] {
  if (!known.length) return []
  const zh = units.map((unit) => unit.unit.zh).join('\n')
  const en = textOf(units.map((unit) => unit.unit.en).join('\n'))
  return known.filter((term) => zh.includes(term.zh) && en.includes(textOf(term.en)))
}

/** Case and the kind of spaces do not matter. */
const textOf = (english: string) => english.toLowerCase().replace(/\s+/g, ' ')

interface Target {
  readonly term: KnownTerm
  readonly words: readonly string[]
}

/**
 * Finds the places of known pairs in a unit: the Chinese in any script and with or without quotation marks, the English
 * word for word but for case, inflection and a leading article. The first place of the one side belongs to the first of
 * the other, and so on. A Chinese word of two characters that would cut two words of the text does not count.
 */
export function knownPlaceFinder(known: readonly KnownTerm[]): (unit: TokenizedUnit) => KnownPlace[] {
  const trie = new TermTrie<Target[]>()
  const byForm = new Map<string, Target[]>()
  for (const term of known) {
    const form = foldChinese(term.zh, simplify).text
    const words = withoutArticle(wordsOf(term.en)).map(({ base }) => base)
    if (!form || !words.length) continue
    const targets = byForm.get(form) ?? []
    byForm.set(form, targets)
    targets.push({ term, words })
  }
  for (const [form, targets] of byForm) trie.add(form, targets)
  if (!byForm.size) return () => []
  return ({ unit, zh }) => {
    const { text, offsets } = foldChinese(unit.zh, simplify)
    const matches = trie.matches(text)
    if (!matches.length) return []
    const edges = new WordEdges(zh, unit.zh)
    const spans = new Map<Target[], Span[]>()
    for (const { start, end, term: targets } of matches) {
      const span = { start: offsets[start], end: offsets[end - 1] + 1 }
      if (end - start <= 2 && !edges.isWords(span)) continue
      spans.set(targets, [...(spans.get(targets) ?? []), span])
    }
    const english = wordsOf(unit.en)
    return [...spans].flatMap(([targets, places]) =>
      targets.flatMap(({ term, words }) => {
        const found = placesOf(words, english).slice(0, places.length)
        return found.map((en, i) => ({ term, zh: places[i], en, isPhrase: words.length > 1 }))
      }),
    )
  }
}

interface Word extends Span {
  readonly base: string
}

function wordsOf(english: string): Word[] {
  return [...english.matchAll(/[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*/gu)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    base: uninflect(match[0].normalize('NFKC').toLowerCase().replaceAll('’', "'")),
  }))
}

function withoutArticle(words: readonly Word[]): readonly Word[] {
  return words.length > 1 && /^(?:the|an?)$/.test(words[0].base) ? words.slice(1) : words
}

/** Where words stand one after the other, in text order and apart. */
function placesOf(words: readonly string[], text: readonly Word[]): Span[] {
  const found: Span[] = []
  for (let from = 0; from + words.length <= text.length; from++) {
    if (!words.every((word, i) => text[from + i].base === word)) continue
    found.push({ start: text[from].start, end: text[from + words.length - 1].end })
    from += words.length - 1
  }
  return found
}

/** What is asked of a candidate term: its tokens, and the tokens of its renderings. */
interface Candidate {
  readonly from: number
  readonly to: number
}

interface Paired {
  readonly candidate: Candidate
  readonly renderings: readonly { readonly start: number; readonly end: number }[]
}

/** The candidates of a unit without those that cut a known pair, or lie within one and are no known term themselves. */
export function withoutCuts<Unit extends TokenizedUnit & { readonly candidates: readonly Candidate[] }>(
  unit: Unit,
): Unit {
  const places = unit.known ?? []
  if (!places.length) return unit
  const isWhole = ({ from, to }: Candidate) => {
    const span = spanOf(unit.zh, from, to)
    return (
      places.some(({ zh }) => isSame(zh, span)) || !places.some(({ zh }) => overlap(zh, span) && !contains(span, zh))
    )
  }
  return { ...unit, candidates: unit.candidates.filter(isWhole) }
}

/**
 * The renderings of a unit's candidates without those that contradict a known pair: a known term has its known rendering,
 * and the words of that rendering are not torn apart, nor given to another term.
 */
export function withoutContradictions<Unit extends TokenizedUnit & { readonly pairs: readonly Paired[] }>(
  unit: Unit,
): Unit {
  const places = unit.known ?? []
  if (!places.length) return unit
  const pairs = unit.pairs.map(({ candidate, renderings, ...rest }) => {
    const span = spanOf(unit.zh, candidate.from, candidate.to)
    const own = places.filter(({ zh }) => isSame(zh, span))
    const fits = (en: Span) =>
      own.length
        ? own.some((place) => isSame(place.en, en))
        : places.every(
            ({ zh, en: known, isPhrase }) =>
              !isPhrase || !overlap(known, en) || (contains(en, known) && contains(span, zh)),
          )
    return { ...rest, candidate, renderings: renderings.filter(({ start, end }) => fits(spanOf(unit.en, start, end))) }
  })
  return { ...unit, pairs: pairs.filter(({ renderings }) => renderings.length > 0) }
}

/** Confidence of a known pair that the ranker knows nothing of, or would not show. */
const KNOWN = 0.99

/**
 * The pairs found in units, and the known pairs that stand in them, best first. A known pair is sure where the ranker
 * would not show it: below `shownFrom` (a confidence), or unseen.
 */
export function withKnownPairs(
  pairs: readonly TermPair[],
  units: readonly TokenizedUnit[],
  shownFrom: number,
): TermPair[] {
  const known = new Map<string, { term: KnownTerm; zh: string; occurrences: Occurrence[] }>()
  for (const { unit, known: places = [] } of units)
    for (const { term, zh, en } of places) {
      const id = renderingId(term.zh, term.en)
      const found = known.get(id) ?? { term, zh: unit.zh.slice(zh.start, zh.end), occurrences: [] }
      known.set(id, found)
      found.occurrences.push({ unit: unit.id, zh, en })
    }
  if (!known.size) return [...pairs]
  const all = pairs.map((pair) => {
    const found = known.get(renderingId(pair.zh, pair.en))
    if (!found) return pair
    known.delete(renderingId(pair.zh, pair.en))
    const occurrences = [...pair.occurrences, ...found.occurrences.filter((one) => !stands(one, pair.occurrences))]
    return pair.confidence >= shownFrom ? { ...pair, occurrences } : { ...pair, ...SURE, occurrences }
  })
  const added = [...known.values()].map(({ term, zh, occurrences }): TermPair => {
    return { zh, en: term.en, category: categoryOf(term), occurrences, ...WANTED }
  })
  return [...all, ...added].sort(byRank)
}

const SURE = { confidence: KNOWN, reasons: [{ side: 'for', code: 'acceptedBefore' }] } satisfies Partial<TermPair>
/** A person wanted it. */
const WANTED = { ...SURE, essential: 1 } satisfies Partial<TermPair>

/** From this many characters on, what is no name is more often a formulation than a term. */
const FORMULATION_LENGTH = 5

/** What a pair may be, by its shape alone; a category that a person chose stays. */
function categoryOf({ zh, en }: KnownTerm): Category {
  const words = en.split(/\s+/).filter((word) => word.length > 3)
  if (words.length > 0 && words.every((word) => /^\p{Lu}/u.test(word))) return 'name'
  return zh.length < FORMULATION_LENGTH ? 'term' : 'formulation'
}

const stands = (occurrence: Occurrence, others: readonly Occurrence[]) =>
  others.some(
    ({ unit, zh, en }) => unit === occurrence.unit && overlap(zh, occurrence.zh) && overlap(en, occurrence.en),
  )

const spanOf = (tokens: readonly Token[], from: number, to: number): Span => ({
  start: tokens[from].start,
  end: tokens[to - 1].end,
})
const isSame = (a: Span, b: Span) => a.start === b.start && a.end === b.end
const overlap = (a: Span, b: Span) => a.start < b.end && b.start < a.end
const contains = (whole: Span, part: Span) => whole.start <= part.start && part.end <= whole.end
