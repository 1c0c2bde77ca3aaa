import { type CheckOptions, check, indexTerms } from '../../checking/index.ts'
import { simplify } from '../../language/fold.ts'
import { conceptId } from '../../language/identity.ts'
import type { Finding } from '../../model/finding.ts'
import type { ConceptEntry, Rendering } from '../../model/term.ts'
import type { LinkedUnit, Token } from '../../model/token.ts'
import { entry, rendering } from '../output/fixtures.ts'

/** A concept whose renderings are accepted unless they say otherwise. */
export function term(zh: string, ...renderings: (string | (Partial<Rendering> & { en: string }))[]): ConceptEntry {
  const all = renderings.map((one) => {
    const { en, ...more } = typeof one === 'string' ? { en: one } : one
    return rendering(zh, en, { status: 'accepted', ...more })
  })
  return entry(zh, all, { id: conceptId(zh) })
}

type Link = readonly [zh: string, en: string]

/** A unit of Chinese words (cut where the spaces are) and its English; links by words, all of them certain. */
export function unit(zhWords: string, en: string, links: readonly Link[] = [], ordinal = 0): LinkedUnit {
  const document = '0123456789abcdef'
  const zh = zhWords.replaceAll(' ', '')
  const segment = (language: 'zh' | 'en', text: string, column: number) => ({
    ...({ language, text, kind: 'sentence', turn: 0, paragraph: 0 } as const),
    place: { file: 'draft.tsv', line: ordinal + 1, column },
  })
  const tokens = (text: string, words: readonly string[]): Token[] => {
    let at = 0
    return words.map((word) => {
      const start = text.indexOf(word, at)
      at = start + word.length
      return { text: word, start, end: at, pos: 'n', norm: word.toLowerCase(), lemma: word.toLowerCase() }
    })
  }
  const sides = { zh: tokens(zh, zhWords.split(' ')), en: tokens(en, en.match(/[\w'-]+|[^\w\s]/g) ?? []) }
  const numbered = (side: 'zh' | 'en', word: string) => sides[side].findIndex(({ text }) => text === word)
  return {
    unit: {
      ...{ id: `${document}:${ordinal}`, document, ordinal, zh, en, confidence: 1 },
      ...{ zhSegments: [segment('zh', zh, 1)], enSegments: [segment('en', en, zh.length + 2)] },
    },
    ...sides,
    links: links.map(([from, to]) => ({ zh: numbered('zh', from), en: numbered('en', to), probability: 1 })),
  }
}

/** Numbers units as those of one document. */
export function document(...lines: readonly (readonly [zhWords: string, en: string, links?: readonly Link[]])[]) {
  return lines.map(([zh, en, links], ordinal) => unit(zh, en, links, ordinal))
}

/** What a check of one document finds. */
export async function findings(
  terms: readonly ConceptEntry[],
  units: readonly LinkedUnit[],
  { usage, isAligned }: { readonly usage?: CheckOptions['usage']; readonly isAligned?: boolean } = {},
): Promise<Finding[]> {
  return check({ terms: await indexTerms(terms, simplify), simplify, usage })(units, isAligned)
}

/** `level rule term` of each finding. */
export async function summary(terms: readonly ConceptEntry[], units: readonly LinkedUnit[]): Promise<string[]> {
  return (await findings(terms, units)).map(({ level, rule, term }) => `${level} ${rule} ${term}`)
}
