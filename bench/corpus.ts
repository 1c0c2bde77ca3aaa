/**
 * Writes a corpus of as many documents as wanted, out of bitexts of others:
 *
 *   tsx bench/corpus.ts --out FOLDER [--documents 1000] [--data ../shared/data] [--seed 1]
 *
 * A document is a TSV bitext of 50 to 500 sentence pairs: passages of 5 to 20 pairs from one or two of the sources, so
 * that a document has a subject, and terms recur within it and between documents. The same arguments give the same files.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { readTable } from '../evaluation/gold.ts'
import { type Random, randomBelow, seededRandom } from '../evaluation/random.ts'
import { readGoldDocuments } from '../evaluation/sentenceGold.ts'

/** A sentence pair as a line of a TSV file. */
type Line = string

/** The bitexts that passages are taken from, each a subject. */
export function readSources(data: string): Line[][] {
  const terms = ['speeches', 'speeches-2', 'news']
    .map((name) => join(data, 'terms', `${name}.tsv`))
    .filter((file) => existsSync(file))
    .map((file) => readTable(file).map(({ zh, en }) => lineOf(zh, en)))
  const news = join(data, 'parallel', 'ntrex.tsv')
  const parallel = existsSync(news) ? [readFileSync(news, 'utf8').trim().split('\n')] : []
  const sentences = existsSync(join(data, 'sentences')) ? readGoldDocuments(join(data, 'sentences'), 'pol-') : []
  const speeches = sentences.map(({ zh, en, beads }) =>
    beads.map((bead) => lineOf(bead.zh.map((s) => zh[s]).join(''), bead.en.map((s) => en[s]).join(' '))),
  )
  const isWhole = (line: Line) => line.split('\t').every((cell) => cell.trim() !== '')
  return [...terms, ...parallel, ...speeches].map((source) => source.filter(isWhole))
}

const lineOf = (zh: string, en: string): Line => [zh, en].map((cell) => cell.replace(/\s+/g, ' ').trim()).join('\t')

/** Writes documents number `from` to `to` (exclusive) into the folder; gives their paths. */
export function writeCorpus(sources: readonly Line[][], folder: string, from: number, to: number, seed = 1): string[] {
  mkdirSync(folder, { recursive: true })
  return Array.from({ length: to - from }, (_, n) => {
    const random = seededRandom(seed * 1_000_003 + from + n)
    const file = join(folder, `talk-${String(from + n).padStart(6, '0')}.tsv`)
    writeFileSync(file, `zh\ten\n${documentLines(sources, random).join('\n')}\n`)
    return file
  })
}

function documentLines(sources: readonly Line[][], random: Random): Line[] {
  const length = 50 + randomBelow(random, 451)
  const subjects = [sources[randomBelow(random, sources.length)], sources[randomBelow(random, sources.length)]]
  const lines: Line[] = []
  while (lines.length < length) {
    const source = subjects[randomBelow(random, subjects.length)]
    const start = randomBelow(random, source.length)
    lines.push(...source.slice(start, start + Math.min(5 + randomBelow(random, 16), length - lines.length)))
  }
  return lines
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: {
      out: { type: 'string' },
      documents: { type: 'string', default: '1000' },
      data: { type: 'string', default: '../shared/data' },
      seed: { type: 'string', default: '1' },
    },
  })
  if (!values.out) throw new Error('usage: tsx bench/corpus.ts --out FOLDER [--documents N] [--data FOLDER] [--seed N]')
  writeCorpus(readSources(values.data), values.out, 0, Number(values.documents), Number(values.seed))
}
