/**
 * `shuyu align` beside hunalign on one long text, and on a quarter of it: seconds of CPU, memory, and strict F1.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { renderTable } from '../cli/table.ts'
import { type IndexedBead, parseBeads, scoreBeads } from '../evaluation/beads.ts'
import { seededRandom } from '../evaluation/random.ts'
import { type GoldDocument, readGoldDocuments } from '../evaluation/sentenceGold.ts'
import { type HeadwordEntry, readCedict } from '../glossaries/lexicons/cedictSource.ts'
import { jiebaSegmenter } from '../language/segmenter.ts'
import { longDocument } from './longText.ts'
import { type Cost, measureNode } from './process.ts'

const bin = fileURLToPath(new URL('../cli/bin.mjs', import.meta.url))
const peer = fileURLToPath(new URL('./hunalign.ts', import.meta.url))

/** Sentence alignment of 30,000 Chinese with 40,000 English sentences, made of the documents of `data`/sentences. */
export function alignmentSpeed(data: string, zhCount = 30_000, enCount = 40_000): string {
  const sources = ['pol-', 'mac-'].flatMap((prefix) => readGoldDocuments(join(data, 'sentences'), prefix))
  const folder = mkdtempSync(join(tmpdir(), 'shuyu-align-'))
  try {
    const whole = longDocument(sources, zhCount, enCount, seededRandom(1))
    const quarter = longDocument(sources, zhCount / 4, enCount / 4, seededRandom(2))
    const ours = timeShuyu(whole, folder)
    const part = timeShuyu(quarter, folder)
    const theirs = timeHunalign(whole, folder)
    const row = (name: string, document: GoldDocument, { cost, f1 }: Run) => [
      name,
      `${document.zh.length} x ${document.en.length}`,
      cost.cpu.toFixed(1),
      cost.memory.toFixed(0),
      f1.toFixed(3),
    ]
    return [
      'Sentence alignment of a long text',
      '',
      renderTable(
        ['program', 'sentences', 'CPU s', 'MB', 'F1'].map((title, i) => ({ title, align: i < 2 ? 'left' : 'right' })),
        [row('shuyu align', whole, ours), row('shuyu align', quarter, part), row('hunalign', whole, theirs)],
        { width: 100, colour: false },
      ),
      `Time beside hunalign: ${(ours.cost.cpu / theirs.cost.cpu).toFixed(2)} (aim: 0.6); four times the text takes ${(ours.cost.cpu / part.cost.cpu).toFixed(1)} times the time.`,
      '',
    ].join('\n')
  } finally {
    rmSync(folder, { recursive: true })
  }
}

interface Run {
  readonly cost: Cost
  readonly f1: number
}

function timeShuyu(document: GoldDocument, folder: string): Run {
  const [zh, en, out] = ['zh.txt', 'en.txt', 'beads'].map((name) => join(folder, name))
  writeFileSync(zh, `${document.zh.join('\n')}\n`)
  writeFileSync(en, `${document.en.join('\n')}\n`)
  const cost = measureNode([bin, 'align', zh, en, '--quiet', '--out', out], folder)
  return { cost, f1: scoreBeads([{ gold: document.beads, proposed: parseBeads(readFileSync(out, 'utf8')) }]).f1 }
}

/** hunalign gets words cut beforehand and the same dictionary; neither is in its time. */
function timeHunalign(document: GoldDocument, folder: string): Run {
  const [dictionary, zh, en, out] = ['dictionary', 'zh.words', 'en.words', 'ladder'].map((name) => join(folder, name))
  const segmenter = jiebaSegmenter()
  const lines = (sentences: readonly string[], words: (sentence: string) => readonly string[]) =>
    `${sentences.map((sentence) => words(sentence).join(' ')).join('\n')}\n`
  writeFileSync(
    zh,
    lines(document.zh, (sentence) => segmenter.cut(sentence).filter((word) => word.trim() !== '')),
  )
  writeFileSync(
    en,
    lines(document.en, (sentence) => sentence.toLowerCase().match(/[a-z0-9]+|[^a-z0-9\s]/g) ?? []),
  )
  writeFileSync(dictionary, hunalignDictionary(readCedict()))
  const cost = measureNode(
    ['--import', 'tsx', peer, dictionary, zh, en, out],
    fileURLToPath(new URL('..', import.meta.url)),
  )
  const rungs = readFileSync(out, 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(' ').map(Number))
  return { cost, f1: scoreBeads([{ gold: document.beads, proposed: beadsOfLadder(rungs) }]).f1 }
}

function hunalignDictionary(entries: readonly HeadwordEntry[]): string {
  return entries.flatMap(({ word, glosses }) => glosses.map((gloss) => `${gloss.join(' ')} @ ${word}\n`)).join('')
}

/** The beads between the rungs of a ladder (pairs of boundaries). */
function beadsOfLadder(rungs: readonly (readonly number[])[]): IndexedBead[] {
  const range = (from: number, to: number) => Array.from({ length: to - from }, (_, k) => from + k)
  return rungs.slice(1).map(([i, j], r) => ({ zh: range(rungs[r][0], i), en: range(rungs[r][1], j) }))
}
