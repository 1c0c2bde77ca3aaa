import { type GoldPair, goldZhKey } from '../evaluation/gold.ts'
import { type Random, randomBelow, seededRandom } from '../evaluation/random.ts'
import type { Dictionary } from '../glossaries/lexicons/cedict.ts'
import { isEnglishStopWord } from '../glossaries/lexicons/stopWords.ts'
import { stem } from '../language/stem.ts'
import type { TranslationUnit } from '../model/bitext.ts'
import type { ConceptEntry } from '../model/term.ts'
import { bareConcept } from './bareConcept.ts'

/** A change made to a draft at one term of one unit. */
export interface Seed {
  readonly unit: string
  readonly concept: string
  readonly kind: string
  readonly isError: boolean
  readonly was: string
  readonly is: string
}

export interface SeededDraft {
  readonly units: readonly TranslationUnit[]
  readonly seeds: readonly Seed[]
}

/** A termbase of some essential terms of a reference glossary, with all renderings it has of them, all accepted. */
export function termbaseOf(gold: readonly GoldPair[], size: number, seed: number): ConceptEntry[] {
  const byZh = new Map<string, GoldPair[]>()
  for (const pair of gold) byZh.set(goldZhKey(pair.zh), [...(byZh.get(goldZhKey(pair.zh)) ?? []), pair])
  const essential = [...byZh.values()].filter((pairs) => pairs.some((pair) => pair.essential))
  const random = seededRandom(seed)
  const chosen = essential.map((pairs) => ({ pairs, at: random() })).sort((a, b) => a.at - b.at)
  return chosen.slice(0, size).map(({ pairs }) =>
    bareConcept(
      pairs[0].zh,
      pairs.map(({ en }) => en),
    ),
  )
}

type Change = (place: Place, random: Random) => string | undefined

/** A rendering where it stands in a draft. */
interface Place {
  readonly found: string
  readonly concept: ConceptEntry
  readonly others: readonly ConceptEntry[]
  readonly words: (zh: string) => readonly string[]
  readonly dictionary: Pick<Dictionary, 'glosses'>
}

/** What a translation machine or a careless translator writes instead. */
const errors: Readonly<Record<string, Change>> = {
  'word by word out of the dictionary': ({ concept, words, dictionary }, random) => {
    const known = new Set(concept.renderings.flatMap(({ en }) => stemsOf(en)))
    const literal = words(concept.zh).flatMap((word) => {
      const glosses = dictionary.glosses(word).map((gloss) => gloss.join(' '))
      const others = glosses.filter((gloss) => gloss.length < 20 && !stemsOf(gloss).some((one) => known.has(one)))
      const pool = others.length ? others : glosses
      return pool.length ? [pool[randomBelow(random, Math.min(3, pool.length))]] : []
    })
    return differs(literal.join(' '), concept) ? literal.join(' ') : undefined
  },
  'another word for one of its words': ({ found, concept, words, dictionary }, random) => {
    const content = found.split(' ').filter((word) => word.length > 4 && !isEnglishStopWord(word.toLowerCase()))
    if (!content.length) return undefined
    const word = content[randomBelow(random, content.length)]
    const senses = words(concept.zh).flatMap((part) => {
      const glosses = dictionary.glosses(part)
      return glosses.some((gloss) => gloss.some((one) => stem(one.toLowerCase()) === stem(word.toLowerCase())))
        ? glosses
        : []
    })
    const known = new Set(concept.renderings.flatMap(({ en }) => stemsOf(en)))
    const synonyms = senses.filter(([first, ...more]) => first && !more.length && !known.has(stem(first.toLowerCase())))
    const synonym = synonyms.length ? synonyms[randomBelow(random, synonyms.length)][0] : undefined
    return synonym && found.replace(word, synonym)
  },
  'the rendering of another term': ({ concept, others }, random) => {
    const known = new Set(concept.renderings.flatMap(({ en }) => stemsOf(en)))
    const strangers = others.filter(({ renderings: [{ en }] }) => !stemsOf(en).some((one) => known.has(one)))
    return strangers.length ? strangers[randomBelow(random, strangers.length)].renderings[0].en : undefined
  },
}

/** What is the same rendering in another form. */
const legitimate: Readonly<Record<string, Change>> = {
  inflected: ({ found }) => (/[a-z]{3}[bcdfgklmnprt]$/.test(found) ? `${found}s` : undefined),
  'with its parts in another order': ({ found }) => {
    const [, head, rest] = /^(\S+(?: \S+)?) of (?:the )?(\S+(?: \S+)?)$/.exec(found) ?? []
    return head && rest && `${rest} ${head}`
  },
  'written with a hyphen': ({ found }) => (/^[a-z]+ [a-z]+$/.test(found) ? found.replace(' ', '-') : undefined),
  'in capitals, as titles have it': ({ found }) =>
    found.replace(/\b[a-z](?=[a-z]{3})/g, (letter) => letter.toUpperCase()),
  'with a word put in': ({ found }) => (/^\S+ \S+$/.test(found) ? found.replace(' ', ' and broader ') : undefined),
}

const stemsOf = (english: string) =>
  english
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word && !isEnglishStopWord(word))
    .map(stem)

function differs(english: string, { renderings }: ConceptEntry): boolean {
  const stems = new Set(stemsOf(english))
  return stems.size > 0 && renderings.every(({ en }) => stemsOf(en).some((one) => !stems.has(one)))
}

/**
 * A draft that follows a termbase in some places only: about every third rendering is exchanged, every fourth is put in
 * another form that is as good. At most one change a unit, and none at a term that is part of a longer word.
 */
export function seededDraft(
  units: readonly TranslationUnit[],
  termbase: readonly ConceptEntry[],
  resources: Pick<Place, 'words' | 'dictionary'>,
  seed: number,
): SeededDraft {
  const random = seededRandom(seed)
  const seeds: Seed[] = []
  const isWords = (text: string, term: string) => {
    const at = text.indexOf(term)
    const cuts = new Set([0])
    let end = 0
    for (const word of resources.words(text)) {
      end += word.length
      cuts.add(end)
    }
    return cuts.has(at) && cuts.has(at + term.length)
  }
  const changed = units.map((unit) => {
    const places = termbase.flatMap((concept) => {
      const [first, ...more] = concept.renderings.flatMap(({ en }) => placesIn(unit.en, en))
      const isOnce = unit.zh.split(concept.zh).length === 2 && first && !more.length
      const isPart = termbase.some(({ zh }) => zh !== concept.zh && zh.includes(concept.zh) && unit.zh.includes(zh))
      return isOnce && !isPart && isWords(unit.zh, concept.zh) ? [{ concept, start: first, found: '' }] : []
    })
    const dice = random()
    if (!places.length || dice > 0.6) return unit
    const { concept, start: place } = places[randomBelow(random, places.length)]
    const found = unit.en.slice(place.start, place.end)
    const [pool, isError] = dice < 0.35 ? [errors, true] : [legitimate, false]
    const kinds = Object.keys(pool)
    for (let tries = 0; tries < kinds.length; tries++) {
      const kind = kinds[randomBelow(random, kinds.length)]
      const is = pool[kind]({ found, concept, others: termbase, ...resources }, random)
      if (!is || is === found) continue
      seeds.push({ unit: unit.id, concept: concept.id, kind, isError, was: found, is })
      const en = unit.en.slice(0, place.start) + is + unit.en.slice(place.end)
      return { ...unit, en, enSegments: [{ ...unit.enSegments[0], text: en }] }
    }
    return unit
  })
  return { units: changed, seeds }
}

function placesIn(text: string, en: string): { start: number; end: number }[] {
  const escaped = en.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return [...text.matchAll(new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'giu'))].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }))
}
