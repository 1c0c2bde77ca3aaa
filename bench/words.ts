import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { renderTable } from '../cli/table.ts'
import { openDictionary } from '../glossaries/lexicons/cedict.ts'
import { jiebaSegmenter } from '../language/segmenter.ts'
import { decode, linkTokens, type Switches, type TokenPair } from '../stages/link/index.ts'
import { ALL_ON } from '../stages/link/options.ts'
import { readGold, readTable } from './gold.ts'

/** What each switch turns off, in the words of the report. */
const PARTS: Readonly<Record<keyof Switches, string>> = {
  dictionary: 'glosses of whole words',
  subwords: 'glosses of the words inside a word',
  associations: 'associations of characters',
  functionWords: 'table of function words',
  stems: 'stems',
  numbers: 'numbers and dates',
  names: 'names',
  backoff: 'back-off to characters',
  phrases: 'glosses of several words',
  agreement: 'agreement of the directions',
  hmm: 'hidden Markov model',
  nullWords: 'learned null words',
}

/**
 * Word links against reference links: the whole aligner, then without each of its parts. Trained on nothing but the
 * text itself, and on a text of news beside it; and how well links keep to the spans of reference term lists.
 */
export async function evaluateWords(data: string): Promise<string> {
  const gold = readLinkGold(join(data, 'words', 'tsinghua-a'))
  const news = join(data, 'parallel', 'ntrex.tsv')
  const train = existsSync(news) ? readFileSync(news, 'utf8').trim().split('\n').map(tokenPairOf) : []
  const terms = ['speeches', 'speeches-2', 'news']
    .filter((name) => existsSync(join(data, 'terms', `${name}.tsv`)))
    .map((name) => readSpans(join(data, 'terms', name)))
  const row = (name: string, off?: keyof Switches): string[] => {
    const options = { dictionary: openDictionary(), switches: off === undefined ? {} : { [off]: false } }
    const alone = errorRate(gold, linkTokens(options)(gold.pairs))
    const trained = errorRate(gold, linkTokens({ ...options, train })(gold.pairs))
    const kept = terms.map((set) => spanF1(set, linkTokens(options)(set.pairs)))
    return [name, ...[alone.aer, alone.precision, alone.recall, trained.aer, ...kept].map((value) => value.toFixed(3))]
  }
  const titles = ['AER', 'P', 'R', 'AER with news', ...terms.map(({ name }) => `spans of ${name}`)]
  return [
    'Word links: alignment error rate on tsinghua-a (225 pairs), trained on itself and with news (ntrex) beside it;',
    'F1 of links within the spans of reference term pairs (higher is better)',
    '',
    renderTable(
      [{ title: 'aligner' }, ...titles.map((title) => ({ title, align: 'right' }) as const)],
      [row('whole'), ...(Object.keys(ALL_ON) as (keyof Switches)[]).map((part) => row(`without ${PARTS[part]}`, part))],
      { width: 160, colour: false },
    ),
  ].join('\n')
}

interface LinkGold {
  readonly pairs: readonly TokenPair[]
  /** By pair, links as `i-j`. Possible links include the sure ones. */
  readonly sure: readonly ReadonlySet<string>[]
  readonly possible: readonly ReadonlySet<string>[]
}

/** Reads `NAME.txt` (zh ||| en) and `NAME.gold` (i-j sure, ipj possible). */
function readLinkGold(name: string): LinkGold {
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

type Links = ReturnType<ReturnType<typeof linkTokens>>

/** Alignment error rate (Och & Ney 2003) with its precision and recall. */
function errorRate({ sure, possible }: LinkGold, links: Links) {
  const sum = { proposed: 0, sure: 0, foundSure: 0, foundPossible: 0 }
  links.forEach((ofPair, n) => {
    sum.sure += sure[n].size
    for (const { zh, en } of decode(ofPair)) {
      sum.proposed++
      if (sure[n].has(`${zh}-${en}`)) sum.foundSure++
      if (possible[n].has(`${zh}-${en}`)) sum.foundPossible++
    }
  })
  return {
    aer: 1 - (sum.foundSure + sum.foundPossible) / (sum.proposed + sum.sure),
    precision: sum.foundPossible / sum.proposed,
    recall: sum.foundSure / sum.sure,
  }
}

const WORD = /[a-z]+(?:'(?!s\b)[a-z]+)*|'s\b|\d+(?:[.,]\d+)*(?:st|nd|rd|th|s)?|[^\sa-z0-9]/g

/** Tokens without the pipeline's own analysis, as a user of the aligner alone would have them. */
function tokenPairOf(row: string): TokenPair {
  const [zh, en] = row.normalize('NFKC').split('\t')
  return {
    zh: jiebaSegmenter()
      .cut(zh)
      .filter((token) => token.trim()),
    en: en.toLowerCase().replace(/’/g, "'").match(WORD) ?? [],
  }
}

/** Term pairs that stand once on both sides of a row: token spans [from, to) of both. */
interface TermSpans {
  readonly name: string
  readonly pairs: readonly TokenPair[]
  readonly spans: readonly {
    readonly pair: number
    readonly zh: readonly [number, number]
    readonly en: readonly [number, number]
  }[]
}

function readSpans(name: string): TermSpans {
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

/** Harmonic mean of: links at a span that stay in it (precision), words of spans that have such a link (recall). */
function spanF1({ spans }: TermSpans, links: Links): number {
  let inside = 0
  let crossing = 0
  let words = 0
  let linked = 0
  for (const { pair, zh, en } of spans) {
    const zhLinked = new Set<number>()
    const enLinked = new Set<number>()
    for (const link of decode(links[pair])) {
      const left = link.zh >= zh[0] && link.zh < zh[1]
      const right = link.en >= en[0] && link.en < en[1]
      if (left !== right) crossing++
      if (!left || !right) continue
      inside++
      zhLinked.add(link.zh)
      enLinked.add(link.en)
    }
    words += zh[1] - zh[0] + en[1] - en[0]
    linked += zhLinked.size + enLinked.size
  }
  const precision = inside / Math.max(1, inside + crossing)
  const recall = linked / Math.max(1, words)
  return (2 * precision * recall) / Math.max(1e-9, precision + recall)
}
