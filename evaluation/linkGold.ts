import { readFileSync } from 'node:fs'
import { jiebaSegmenter } from '../language/segmenter.ts'
import type { TokenPair } from '../stages/link/index.ts'
import { readGold, readTable } from './gold.ts'

/** Reference links of sentence pairs. */
export interface LinkGold {
  readonly pairs: readonly TokenPair[]
  /** By pair, links as `i-j`. Possible links include the sure ones. */
  readonly sure: readonly ReadonlySet<string>[]
  readonly possible: readonly ReadonlySet<string>[]
}

/** Reads `NAME.txt` (zh ||| en) and `NAME.gold` (i-j sure, ipj possible). */
export function readLinkGold(name: string): LinkGold {
  const lines = (file: string) => readFileSync(file, 'utf8').trimEnd().split('\n')
  const links = lines(`${name}.gold`).map((line) => line.split(/\s+/).filter(Boolean))
  return {
    pairs: lines(`${name}.txt`).map((line) => {
      const [zh, en] = line.split(' ||| ').map((side) => side.split(/\s+/).filter(Boolean))
      return { zh, en }
    }),
    sure: links.map((ofLine) => new Set(ofLine.filter((link) => link.includes('-')))),
    possible: links.map((ofLine) => new Set(ofLine.map((link) => link.replace('p', '-')))),
  }
}

const WORD = /[a-z]+(?:'(?!s\b)[a-z]+)*|'s\b|\d+(?:[.,]\d+)*(?:st|nd|rd|th|s)?|[^\sa-z0-9]/g

/** Tokens without the pipeline's own analysis, as a user of the aligner alone would have them. */
export function tokenPairOf(row: string): TokenPair {
  const [zh, en] = row.normalize('NFKC').split('\t')
  return {
    zh: jiebaSegmenter()
      .cut(zh)
      .filter((token) => token.trim()),
    en: en.toLowerCase().replace(/’/g, "'").match(WORD) ?? [],
  }
}

/** Term pairs that stand once on both sides of a row: token spans [from, to) of both. */
export interface TermSpans {
  readonly name: string
  readonly pairs: readonly TokenPair[]
  readonly spans: readonly {
    readonly pair: number
    readonly zh: readonly [number, number]
    readonly en: readonly [number, number]
  }[]
}

export function readSpans(name: string): TermSpans {
  const pairs = readTable(`${name}.tsv`).map(({ zh, en }) => tokenPairOf(`${zh}\t${en}`))
  const gold = readGold(`${name}.gold.tsv`).map(({ zh, en }) => tokenPairOf(`${zh}\t${en}`))
  const spans = pairs.flatMap((row, pair) =>
    gold.flatMap((term) => {
      const zh = onlyOccurrence(row.zh, term.zh)
      const en = onlyOccurrence(row.en, term.en)
      return zh && en ? [{ pair, zh, en }] : []
    }),
  )
  return { name: name.replace(/.*\//, ''), pairs, spans }
}

function onlyOccurrence(tokens: readonly string[], part: readonly string[]): [number, number] | undefined {
  const starts = tokens.flatMap((_, at) => (part.every((token, n) => tokens[at + n] === token) ? [at] : []))
  return starts.length === 1 ? [starts[0], starts[0] + part.length] : undefined
}
