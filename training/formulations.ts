/**
 * Derives `glossaries/lexicons/formulations.tsv.gz`: how often the word sequences of Chinese government work reports
 * and congress reports recur. A formulation (提法) is what recurs there; the texts themselves do not ship.
 *
 *   npx tsx training/formulations.ts ../shared/data/domain
 *
 * Input: a folder of .jsonl files whose lines carry `content`. A sequence is kept when it stands at least three times
 * and in at least two documents; it has at most 9 words and 20 characters and crosses no punctuation but 、.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { simplify } from '../language/fold.ts'
import { jiebaSegmenter } from '../language/segmenter.ts'
import { entropy } from '../ranking/entropy.ts'

const MAX_WORDS = 9
const MAX_CHARACTERS = 20
const MIN_COUNT = 3
const MIN_DOCUMENTS = 2

interface Tally {
  count: number
  documents: number
  lastDocument: number
}

/** Calls `visit` for every sequence within one stretch of words, with the words before and after it. */
function eachSequence(words: readonly string[], visit: (text: string, before: string, after: string) => void): void {
  for (let from = 0; from < words.length; from++) {
    if (words[from] === '、') continue
    let text = ''
    for (let to = from; to < Math.min(words.length, from + MAX_WORDS); to++) {
      text += words[to]
      if (text.length > MAX_CHARACTERS) break
      // At the edge of a stretch every occurrence counts as a neighbour of its own: nothing there holds the sequence.
      if (words[to] !== '、') visit(text, words[from - 1] ?? '', words[to + 1] ?? '')
    }
  }
}

function stretches(folder: string): string[][][] {
  const segmenter = jiebaSegmenter()
  const contents = readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').trim().split('\n'))
    .map((line) => JSON.parse(line).content as string)
  return contents.map((content) =>
    simplify(content)
      .split(/[^\p{L}\p{N}、]+/u)
      .filter(Boolean)
      .map((stretch) => segmenter.cut(stretch)),
  )
}

function derive(folder: string): string[] {
  const documents = stretches(folder)
  const tallies = new Map<string, Tally>()
  documents.forEach((document, number) => {
    for (const words of document)
      eachSequence(words, (text) => {
        let tally = tallies.get(text)
        if (!tally) {
          tally = { count: 0, documents: 0, lastDocument: -1 }
          tallies.set(text, tally)
        }
        tally.count++
        if (tally.lastDocument !== number) tally.documents++
        tally.lastDocument = number
      })
  })
  const neighbours = new Map<string, { before: Map<string, number>; after: Map<string, number> }>()
  for (const [text, tally] of tallies)
    if (text.length > 1 && tally.count >= MIN_COUNT && tally.documents >= MIN_DOCUMENTS)
      neighbours.set(text, { before: new Map(), after: new Map() })
  let edges = 0
  const add = (map: Map<string, number>, word: string) => {
    const key = word || `edge ${edges++}`
    map.set(key, (map.get(key) ?? 0) + 1)
  }
  for (const document of documents)
    for (const words of document)
      eachSequence(words, (text, before, after) => {
        const sides = neighbours.get(text)
        if (!sides) return
        add(sides.before, before)
        add(sides.after, after)
      })
  return [...neighbours]
    .map(([text, sides]) => {
      const { count, documents: spread } = tallies.get(text)!
      const tenths = (map: Map<string, number>) => Math.round(10 * entropy(map.values()))
      return [text, count, spread, tenths(sides.before), tenths(sides.after)].join('\t')
    })
    .sort()
}

const folder = process.argv[2]
if (!folder) throw new Error('usage: npx tsx training/formulations.ts FOLDER_OF_JSONL')
const lines = derive(folder)
const target = fileURLToPath(new URL('../glossaries/lexicons/formulations.tsv.gz', import.meta.url))
writeFileSync(target, gzipSync(`${lines.join('\n')}\n`, { level: 9 }))
console.error(`${lines.length} sequences written to glossaries/lexicons/formulations.tsv.gz`)
