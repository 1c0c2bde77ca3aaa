import { describe, expect, it } from 'vitest'
import type { LinkedUnit, Token } from '../../../model/token.ts'
import { featureRow } from '../../../ranking/feature.ts'
import { type EquivalenceContext, sentencePairOf, zhContentOf } from '../../../stages/pair/context.ts'
import { EQUIVALENCE_FEATURES } from '../../../stages/pair/equivalenceFeatures.ts'
import { hyphenatedTokens } from '../../../stages/pair/hyphens.ts'
import { equivalenceOdds } from '../../../stages/pair/patterns.ts'
import { LinkPosteriors } from '../../../stages/pair/posteriors.ts'

/** Tokens from `word/TAG word/TAG`, spaces between them; a word that begins with + follows without one. */
function tokens(text: string): Token[] {
  let end = -1
  return text.split(' ').map((part) => {
    const [shown, pos] = part.split('/')
    const word = shown.replace('+', '')
    const start = shown.startsWith('+') ? end : end + 1
    end = start + word.length
    return { text: word, start, end, pos, norm: word.toLowerCase(), lemma: word.toLowerCase() }
  })
}

const patterns = equivalenceOdds({
  begin: { 'the|adj': 0.25 },
  end: { 'noun|verb': 0.5 },
  whole: { 'adj noun': 2 },
  heads: { 'adjective|adj': 0.125 },
  tails: { 'noun|noun': 0.0625 },
})
const FREQUENCIES: Readonly<Record<string, number>> = { digital: 3, economy: 15 }

/** 强大 数字 经济 — the digital economy grows quickly */
const unit = {
  zh: tokens('强大/a 数字/n 经济/n'),
  en: tokens('The/DET digital/ADJ economy/NOUN grows/VERB quickly/ADV'),
  links: [
    { zh: 0, en: 0, probability: 0.9 },
    { zh: 0, en: 3, probability: 0.25 },
    { zh: 1, en: 1, probability: 0.75 },
    { zh: 1, en: 4, probability: 0.125 },
    { zh: 2, en: 2, probability: 0.5 },
    { zh: 2, en: 3, probability: 0.25 },
  ],
} as unknown as LinkedUnit

interface Asked {
  readonly of?: LinkedUnit
  readonly zh: readonly [number, number]
  readonly en: readonly [number, number]
  readonly best?: readonly [number, number]
  readonly key?: string
}

/** The features of Chinese tokens beside English ones, by name. */
function features({ of = unit, zh: [from, to], en: [start, end], best = [start, end], key }: Asked) {
  const sentence = sentencePairOf(
    of,
    (word) => word.replace(/s$/, ''),
    (word) => FREQUENCIES[word] ?? 0,
  )
  const posteriors = new LinkPosteriors(of)
  const context: EquivalenceContext = {
    ...{ posteriors, sentence, from, to, patterns, rank: 1 },
    own: posteriors.massUpTo(from, to),
    key: key ?? '数字经济',
    zhContent: zhContentOf(sentence, from, to),
    span: { start, end, fit: 0.5 },
    best: { start: best[0], end: best[1], fit: 0.75 },
    phrase: sentence.phrases.at(start, end),
    ...{ support: 3, keyUnits: 4 },
    resources: { isGloss: (_, stems) => stems === 'digital economy', frequency: () => 0 },
  }
  const row = featureRow(EQUIVALENCE_FEATURES, context)
  return Object.fromEntries(EQUIVALENCE_FEATURES.map(({ name }, i) => [name.slice('en.'.length), row[i]]))
}

const whole = features({ zh: [1, 3], en: [1, 3] })

describe('link features', () => {
  it('of two spans that belong together', () => {
    expect(whole).toMatchObject({
      ...{ fit: 0.5, rank: 1, gap: 0.25 },
      // Of 1.625 that the Chinese words link, 1.25 land inside; nothing there is linked elsewhere.
      ...{ strayed: 1 - 1.25 / 1.625, foreign: 0 },
      ...{ zhLeast: 0.5, zhMean: 0.625, zhFirst: 0.75, zhLast: 0.5 },
      ...{ least: 0.5, mean: 0.625, first: 0.75, last: 0.5, firstForeign: 0, lastForeign: 0 },
      // An article carries no link; `grows` takes .25 from inside, .25 from 强大.
      ...{ beforeOwn: 0, afterOwn: 0.25, beforeForeign: 0, afterForeign: 0.25 },
      ...{ unlinked: 0, idle: 0, firstContent: 0.75, lastContent: 0.5 },
    })
  })

  it('of a span that reaches too far, and one at the edge of its sentence', () => {
    const far = features({ zh: [1, 3], en: [1, 5] })
    expect(far).toMatchObject({ strayed: 0, last: 0.125, afterOwn: 0, afterForeign: 1, unlinked: 1, idle: 1 })
    expect(far.foreign).toBeCloseTo(0.25 / 1.875)
    expect(features({ zh: [1, 3], en: [0, 3] })).toMatchObject({ beforeOwn: 0, beforeForeign: 1, first: 0 })
    expect(features({ zh: [0, 1], en: [3, 4] })).toMatchObject({ firstForeign: 0.25, lastForeign: 0.25, foreign: 0.5 })
  })

  it('of spans without links, and without content words', () => {
    expect(features({ zh: [0, 1], en: [1, 2] })).toMatchObject({ strayed: 1, zhLeast: 0, unlinked: 1, least: 0 })
    expect(features({ zh: [1, 3], en: [0, 1] })).toMatchObject({
      ...{ foreign: 1, least: -1, mean: -1, firstContent: -1, lastContent: -1, content: 0 },
    })
    const bare = { ...unit, links: [] } as LinkedUnit
    expect(features({ of: bare, zh: [1, 3], en: [1, 3] })).toMatchObject({ strayed: 1, foreign: 1, idle: 2 })
  })
})

describe('shape features', () => {
  it('of a span with its edges', () => {
    expect(whole).toMatchObject({
      ...{ tokens: 2, content: 2, ratio: 0.5, begin: 0.25, end: 0.5, whole: 2, heads: 0, tails: 0.0625 },
      ...{ startShift: 0, endShift: 0, cutWord: 0, capitals: 0, verbs: 0, pronouns: 0, commas: 0, zhCommas: 0 },
      // log2(1 + 3), and the mean of that and log2(1 + 15).
      ...{ article: 1, rarest: 2, everyday: 3, gloss: 1, support: 0.75, supportCount: 2 },
    })
  })

  it('of spans that lack what the other has', () => {
    expect(features({ zh: [0, 1], en: [1, 2] })).toMatchObject({
      heads: 0.125,
      tails: 0,
      whole: 0,
      gloss: 0,
      tokens: 1,
    })
    expect(features({ zh: [1, 3], en: [2, 4], best: [1, 3] })).toMatchObject({ startShift: 1, endShift: 1, verbs: 1 })
    expect(features({ zh: [1, 3], en: [2, 3] })).toMatchObject({ article: 0, begin: 0 })
    expect(features({ zh: [1, 3], en: [1, 3], key: '主权、安全，利益' }).zhCommas).toBe(2)
  })

  it('sees capitals but for the one that begins a sentence', () => {
    const of = {
      zh: tokens('联合国/nt 宪章/n'),
      en: tokens('Uphold/VERB UN/PROPN charter/NOUN ,/PUNCT their/PRON Rules/NOUN'),
      links: [],
    } as unknown as LinkedUnit
    expect(features({ of, zh: [0, 2], en: [1, 3] })).toMatchObject({ capitals: 0.5, capitalBefore: 0, capitalAfter: 0 })
    expect(features({ of, zh: [0, 2], en: [0, 1] })).toMatchObject({ capitals: 0, capitalAfter: 1 })
    expect(features({ of, zh: [0, 2], en: [2, 6] })).toMatchObject({ capitalBefore: 1, commas: 1, pronouns: 1 })
  })

  it('counts auxiliaries as verbs, determiners as pronouns, and nothing beyond its end', () => {
    const of = {
      zh: tokens('和平/n'),
      en: tokens('this/DET peace/NOUN will/AUX hold/VERB'),
      links: [],
    } as unknown as LinkedUnit
    expect(features({ of, zh: [0, 1], en: [0, 3] })).toMatchObject({ pronouns: 1, verbs: 1 })
    expect(features({ of, zh: [0, 1], en: [1, 2] })).toMatchObject({ pronouns: 0, verbs: 0 })
  })

  it('knows no pattern of the whole of a long span, and no capitals outside the sentence', () => {
    const words = {
      zh: tokens('和平/n'),
      en: tokens('Peace/NOUN Peace/NOUN peace/NOUN peace/NOUN peace/NOUN peace/NOUN'),
    }
    const long = features({ of: { ...words, links: [] } as unknown as LinkedUnit, zh: [0, 1], en: [0, 6] })
    expect(long).toMatchObject({ whole: 0, capitalBefore: 0, capitalAfter: 0 })
  })

  it('is as frequent as its rarest word', () => {
    expect(features({ zh: [1, 3], en: [1, 2] })).toMatchObject({ rarest: 2, everyday: 2, ratio: 0.25 })
    expect(features({ zh: [1, 3], en: [2, 3] })).toMatchObject({ rarest: 4, everyday: 4 })
    expect(features({ zh: [1, 3], en: [0, 1] })).toMatchObject({ rarest: 0, everyday: 0, ratio: 0 })
  })

  it('sees edges that cut a hyphenated word', () => {
    const of = {
      zh: tokens('深远/a'),
      en: tokens('far/ADV +-/PUNCT +reaching/ADJ change/NOUN'),
      links: [],
    } as unknown as LinkedUnit
    const cuts = (start: number, end: number) => features({ of, zh: [0, 1], en: [start, end] }).cutWord
    expect([cuts(0, 3), cuts(2, 4), cuts(0, 1), cuts(1, 2), cuts(3, 4)]).toEqual([0, 1, 1, 2, 0])
    expect(hyphenatedTokens(of.en).classes[1]).toBe('hyphen')
  })
})
