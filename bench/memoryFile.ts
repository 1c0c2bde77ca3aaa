/**
 * Writes a translation memory of as many units as wanted into one file, out of bitexts of others:
 *
 *   tsx bench/memoryFile.ts --out FILE.tsv|FILE.tmx [--units 20000] [--data ../shared/data] [--seed 1]
 *
 * Passages follow each other as in an archive; every other sentence has a word of the dictionary and its first meaning
 * put before it, so that the same sentence does not come back thousands of times. The same arguments give the same file.
 */
import { closeSync, openSync, writeSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type Random, randomBelow, seededRandom } from '../evaluation/random.ts'
import { readCedict } from '../glossaries/lexicons/cedictSource.ts'
import { readSources } from './corpus.ts'

/** Units that are in memory at a time. */
const AT_ONCE = 1_000

export function writeMemory(file: string, units: number, data: string, seed = 1): void {
  const random = seededRandom(seed)
  const sources = readSources(data)
  const words = readCedict().filter(
    ({ word, simplified, glosses }) => simplified && word.length > 1 && glosses.length > 0,
  )
  const isTmx = file.endsWith('.tmx')
  const out = openSync(file, 'w')
  try {
    writeSync(out, isTmx ? '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4"><header/><body>\n' : 'zh\ten\n')
    for (let written = 0; written < units; ) {
      const lines: string[] = []
      while (lines.length < AT_ONCE && written < units) {
        const source = sources[randomBelow(random, sources.length)]
        const start = randomBelow(random, source.length)
        for (const line of source.slice(start, start + Math.min(5 + randomBelow(random, 16), units - written))) {
          const [zh, en] = random() < 0.5 ? line.split('\t') : withWord(line.split('\t'), words, random)
          lines.push(isTmx ? tmxUnit(zh, en) : `${zh}\t${en}`)
          written++
        }
      }
      writeSync(out, `${lines.join('\n')}\n`)
    }
    if (isTmx) writeSync(out, '</body></tmx>\n')
  } finally {
    closeSync(out)
  }
}

function withWord([zh, en]: string[], words: ReturnType<typeof readCedict>, random: Random): [string, string] {
  const { word, glosses } = words[randomBelow(random, words.length)]
  return [`关于${word}，${zh}`, `On ${glosses[0].join(' ')}: ${en}`]
}

function tmxUnit(zh: string, en: string): string {
  const segment = (language: string, text: string) =>
    `<tuv xml:lang="${language}"><seg>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</seg></tuv>`
  return `<tu>${segment('zh-CN', zh)}${segment('en-US', en)}</tu>`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: {
      out: { type: 'string' },
      units: { type: 'string', default: '20000' },
      data: { type: 'string', default: '../shared/data' },
      seed: { type: 'string', default: '1' },
    },
  })
  if (!values.out) throw new Error('usage: tsx bench/memoryFile.ts --out FILE [--units N] [--data FOLDER] [--seed N]')
  writeMemory(values.out, Number(values.units), values.data, Number(values.seed))
}
