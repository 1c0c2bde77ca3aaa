import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { renderTable } from '../cli/table.ts'
import { tokenPairOf } from '../evaluation/linkGold.ts'
import { randomBelow, seededRandom } from '../evaluation/random.ts'
import type { TokenPair } from '../stages/link/index.ts'
import { type Cost, measureNode } from './process.ts'

const bin = fileURLToPath(new URL('../cli/bin.mjs', import.meta.url))

/** Sentence pairs: a talk, a report and ten times that; in full, a talk, a book and ten times that. */
const SIZES = [450, 800, 8000]
const FULL_SIZES = [450, 2400, 24_000]

/** What any program has to do: reads the file, cuts it into tokens and numbers them. Times are given beside its. */
const READ = `
  const types = new Map()
  const text = require('node:fs').readFileSync(process.argv[1], 'utf8')
  for (const line of text.split('\\n')) for (const token of line.split(' ')) types.set(token, types.size)`

/**
 * `shuyu link`, dictionary and start included, on generated texts of several sizes, and where its time goes. The full
 * sizes take some minutes.
 */
export function linkSpeed(data: string, full = false): string {
  const news = readFileSync(join(data, 'parallel', 'ntrex.tsv'), 'utf8')
    .trim()
    .split('\n')
    .map(tokenPairOf)
  const folder = mkdtempSync(join(tmpdir(), 'shuyu-bench-'))
  try {
    const sizes = full ? FULL_SIZES : SIZES
    const rows = sizes.map((size) => {
      const { lines, tokens } = enlarged(news, size)
      const file = join(folder, `${size}.txt`)
      writeFileSync(file, lines.join(''))
      const read = measureNode(['-e', READ, file], folder)
      return { size, tokens, read, link: measureNode([bin, 'link', file], folder) }
    })
    const largest = join(folder, `${sizes.at(-1)}.txt`)
    measureNode(['--cpu-prof', `--cpu-prof-dir=${join(folder, 'profile')}`, bin, 'link', largest], folder)
    const [, before, last] = rows
    return [
      'Word links of generated text (news with words dropped and replaced), start and dictionary included',
      '(aims: 450 pairs 1.5 s of CPU and 160 MB; 1.2 million tokens 20 s; ten times the text 9 times the time, 2.5 times the memory)',
      '',
      renderTable(
        ['pairs', 'tokens', 'CPU', 'times reading', 'tokens/s', 'peak memory'].map((title) => ({
          title,
          align: 'right',
        })),
        rows.map(({ size, tokens, read, link }) => [
          size.toLocaleString('en'),
          tokens.toLocaleString('en'),
          `${link.cpu.toFixed(1)} s`,
          (link.cpu / read.cpu).toFixed(1),
          Math.round(tokens / link.cpu).toLocaleString('en'),
          `${link.memory.toFixed(0)} MB`,
        ]),
        { width: 120, colour: false },
      ),
      `Ten times the text takes ${ratio(last.link, before.link, 'cpu')} times the CPU time and ${ratio(last.link, before.link, 'memory')} times the memory.`,
      `CPU profile of the largest, own time: ${profile(join(folder, 'profile'))}.`,
      '',
    ].join('\n')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const ratio = (a: Cost, b: Cost, figure: 'cpu' | 'memory'): string => (a[figure] / b[figure]).toFixed(1)

/** Share of the words that are dropped. */
const DROPPED = 0.08
/** Words that are replaced by words of which the first thousand are frequent and later ones rare. */
const REPLACED = 0.03
const NEW_WORDS = 60_000

/** Different pairs made of those given, as lines that `shuyu link` reads. */
function enlarged(pairs: readonly TokenPair[], size: number): { lines: readonly string[]; tokens: number } {
  const random = seededRandom(1)
  const lines = new Set<string>()
  let tokens = 0
  while (lines.size < size) {
    const { zh, en } = pairs[randomBelow(random, pairs.length)]
    const vary = (words: readonly string[], prefix: string) =>
      words
        .filter(() => random() >= DROPPED)
        .map((word) => (random() < REPLACED ? `${prefix}${Math.floor(NEW_WORDS ** random())}` : word))
    const varied = { zh: vary(zh, '词'), en: vary(en, 'word') }
    const line = `${varied.zh.join(' ')} ||| ${varied.en.join(' ')}\n`
    if (lines.has(line)) continue
    lines.add(line)
    tokens += varied.zh.length + varied.en.length
  }
  return { lines: [...lines], tokens }
}

interface Profile {
  readonly nodes: readonly { readonly id: number; readonly callFrame: { readonly functionName: string } }[]
  readonly samples: readonly number[]
  readonly timeDeltas: readonly number[]
}

/** The functions that take most, with their shares, of the longest profile in a folder. */
function profile(folder: string): string {
  const profiles = readdirSync(folder).map((name): Profile => JSON.parse(readFileSync(join(folder, name), 'utf8')))
  const { nodes, samples, timeDeltas } = profiles.reduce((a, b) => (a.nodes.length > b.nodes.length ? a : b))
  const names = new Map(nodes.map(({ id, callFrame }) => [id, callFrame.functionName || '(anonymous)']))
  const times = new Map<string, number>()
  let total = 0
  samples.forEach((id, n) => {
    const name = names.get(id) as string
    if (name === '(idle)') return
    times.set(name, (times.get(name) ?? 0) + timeDeltas[n])
    total += timeDeltas[n]
  })
  const largest = [...times].sort(([, a], [, b]) => b - a).slice(0, 10)
  return largest.map(([name, time]) => `${name} ${((100 * time) / total).toFixed(0)}%`).join(', ')
}
