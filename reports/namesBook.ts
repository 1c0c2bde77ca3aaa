import type { Dictionary } from '../glossaries/lexicons/cedict.ts'
import type { Termbase } from '../glossaries/termbase/termbase.ts'
import { simplify } from '../language/fold.ts'
import { byCodePoint } from '../language/order.ts'
import type { Segmenter, TaggedWord } from '../language/segmenter.ts'
import { chineseNames, nameReadings, spelledName, surnameLength, withoutTone } from '../language/titledNames.ts'
import { toTraditional } from '../language/traditional.ts'
import type { NamedPerson, PersonTitle } from '../model/namesBook.ts'
import type { Span, Status } from '../model/term.ts'
import type { Token } from '../model/token.ts'
import { titleBeside } from './englishTitle.ts'

/** Sentences whose words are tagged at once. */
const AT_ONCE = 500
const STATUSES: readonly Status[] = ['accepted', 'proposed', 'undecided']
/** What is said to anybody is no title of one. */
const COURTESY = /^(先生|女士|小姐|夫人|阁下|同志|记者|代表|委员)$/

/**
 * The persons of the documents of a termbase with the titles that stand beside their names, dated by the documents; by
 * pinyin. Told are those who have a title somewhere, and persons among the terms.
 */
export async function namesBook(
  termbase: Termbase,
  segmenter: Segmenter,
  dictionary: Pick<Dictionary, 'has' | 'isProperNoun'>,
): Promise<NamedPerson[]> {
  const isWord = (word: string) => dictionary.has(word) && !dictionary.isProperNoun(word)
  const people = new Map<string, Gathered>()
  const wanted = new Set<string>()
  for await (const { zh } of termbase.glossary({ statuses: STATUSES, categories: ['person'] }).concepts())
    wanted.add(simplify(zh))
  const rendered = await renderedNames(termbase)
  let texts: NamedText[] = []
  const flush = () => {
    const tagged = segmenter.tag(texts.map(({ zh }) => zh))
    for (const [n, words] of tagged.entries()) gather(people, texts[n], tokensOf(words), isWord)
    texts = []
  }
  const labels = new Set<string>()
  for await (const unit of termbase.glossary({ withChineseAlone: true }).units()) {
    const { document, date, zh, en, speaker } = unit
    texts.push({ document, date, zh: simplify(zh), en, rendered: rendered.get(unit.id) ?? [] })
    const label = `${document}\t${speaker.zh}`
    // Who speaks is named once in a document, however often they do.
    if (speaker.zh !== undefined && !labels.has(label)) {
      labels.add(label)
      texts.push({ document, date, zh: simplify(speaker.zh), en: speaker.en ?? '', rendered: [] })
    }
    if (texts.length >= AT_ONCE) flush()
  }
  flush()
  return withoutTails(people)
    .filter(({ name, titles }) => titles.size > 0 || wanted.has(name))
    .map(personOf)
    .sort((a, b) => byCodePoint(a.spelled, b.spelled) || byCodePoint(a.zh, b.zh))
}

/** A text in which persons are looked for. */
interface NamedText {
  readonly document: string
  readonly date?: string
  /** Simplified. */
  readonly zh: string
  readonly en: string
  /** Where persons among the terms stand in it. */
  readonly rendered: readonly { readonly zh: Span; readonly en: Span }[]
}

/** Where persons among the terms stand, by unit. */
async function renderedNames(termbase: Termbase): Promise<Map<string, { zh: Span; en: Span }[]>> {
  const found = new Map<string, { zh: Span; en: Span }[]>()
  const people = termbase.glossary({ statuses: STATUSES, categories: ['person'] })
  for await (const { unit, zh, en } of people.concordance()) {
    const known = found.get(unit.id)
    if (known) known.push({ zh, en })
    else found.set(unit.id, [{ zh, en }])
  }
  return found
}

/** Words that the segmenter takes for the end of a name: 王毅同法国外长会谈. */
const TAIL = /^(.{2,})[同和与就在对向将也为说]$/u

/** Without persons whose name is that of another with such a word behind it; what was seen of them goes to the other. */
function withoutTails(people: ReadonlyMap<string, Gathered>): Gathered[] {
  return [...people.values()].filter((person) => {
    const shorter = people.get(TAIL.exec(person.name)?.[1] ?? '')
    if (!shorter) return true
    absorb(shorter, person)
    for (const { 0: en, 1: count } of person.english) increase(shorter.english, en, count)
    for (const [title, seen] of person.titles) {
      const held = shorter.titles.get(title) ?? { ...unseen(), english: new Map() }
      shorter.titles.set(title, held)
      absorb(held, seen)
      for (const { 0: en, 1: count } of seen.english) increase(held.english, en, count)
    }
    return false
  })
}

function absorb(seen: Seen, other: Seen): void {
  seen.places += other.places
  for (const document of other.documents) seen.documents.add(document)
  for (const date of [other.first, other.last]) if (date !== undefined) widen(seen, date)
}

/** A person as found so far. */
interface Gathered extends Seen {
  readonly name: string
  readonly english: Map<string, number>
  readonly titles: Map<string, Seen & { readonly english: Map<string, number> }>
}

interface Seen {
  places: number
  readonly documents: Set<string>
  first?: string
  last?: string
}

const unseen = (): Seen => ({ places: 0, documents: new Set() })

function see(seen: Seen, { document, date }: NamedText): void {
  seen.places++
  seen.documents.add(document)
  if (date !== undefined) widen(seen, date)
}

function widen(seen: Seen, date: string): void {
  if (seen.first === undefined || date < seen.first) seen.first = date
  if (seen.last === undefined || date > seen.last) seen.last = date
}

function gather(
  people: Map<string, Gathered>,
  text: NamedText,
  tokens: readonly Token[],
  isWord: (word: string) => boolean,
): void {
  for (const { name: found, title, start, end } of chineseNames(text.zh, tokens, isWord)) {
    const known = text.rendered.find(({ zh }) => zh.start === start && zh.end === end)
    const [name, place] = known ? [found, known.en] : nameIn(text.en, found)
    const person = people.get(name) ?? { ...unseen(), name, english: new Map(), titles: new Map() }
    people.set(name, person)
    see(person, text)
    if (place) increase(person.english, text.en.slice(place.start, place.end))
    if (title === undefined || COURTESY.test(title)) continue
    const held = person.titles.get(title) ?? { ...unseen(), english: new Map() }
    person.titles.set(title, held)
    see(held, text)
    const english = place && titleBeside(text.en, place)
    if (english) increase(held.english, english)
  }
}

/** The name, without what is no part of it where the English has the name alone, and where it stands there. */
function nameIn(english: string, name: string): readonly [name: string, place?: Span] {
  const place = placeOf(name, english)
  const shorter = TAIL.exec(name)?.[1]
  const shorterPlace = place || !shorter ? undefined : placeOf(shorter, english)
  return shorter && shorterPlace ? [shorter, shorterPlace] : [name, place]
}

/** Where the English has a Chinese name: as it may be read, with the surname first or last. */
function placeOf(name: string, english: string): Span | undefined {
  const readings = nameReadings(name)
  const length = surnameLength(name)
  if (readings.length <= length) return undefined
  const written = (some: readonly (readonly string[])[]) =>
    some
      .map((one) => `(?:${one.map((reading) => withoutTone(reading).replace('ü', '(?:ü|yu|u)')).join('|')})`)
      .join("['’ -]?")
  const [surname, given] = [written(readings.slice(0, length)), written(readings.slice(length))]
  const found = new RegExp(`\\b(?:${surname} ${given}|${given} ${surname})\\b`, 'iu').exec(english)
  return found ? { start: found.index, end: found.index + found[0].length } : undefined
}

function increase(counts: Map<string, number>, key: string, by = 1): void {
  counts.set(key, (counts.get(key) ?? 0) + by)
}

const commonest = (counts: ReadonlyMap<string, number>) =>
  [...counts].map(([en, count]) => ({ en, count })).sort((a, b) => b.count - a.count || byCodePoint(a.en, b.en))

const spanOf = ({ first, last }: Seen) => ({
  ...(first !== undefined && { first }),
  ...(last !== undefined && { last }),
})

function personOf(person: Gathered): NamedPerson {
  const { name, english, places, documents } = person
  const titles = [...person.titles].map(([zh, seen]): PersonTitle => {
    const [best] = commonest(seen.english)
    return { zh, ...(best && { en: best.en }), places: seen.places, ...spanOf(seen) }
  })
  const written = commonest(english)
  return {
    ...{ zh: name, traditional: toTraditional(name), ...spelledName(name, written[0]?.en) },
    english: written,
    titles: titles.sort((a, b) => byCodePoint(a.first ?? '', b.first ?? '') || b.places - a.places),
    ...spanOf(person),
    ...{ places, documents: documents.size },
  }
}

function tokensOf(words: readonly TaggedWord[]): Token[] {
  let at = 0
  return words.map(({ word, tag }) => {
    const start = at
    at += word.length
    const norm = word.normalize('NFKC').toLowerCase()
    return { text: word, start, end: at, pos: tag, norm, lemma: norm }
  })
}
