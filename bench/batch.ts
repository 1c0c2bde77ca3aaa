import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { renderTable } from '../cli/table.ts'
import { loadInput } from '../pipeline/inputs.ts'
import { openContext, openPipeline } from '../pipeline/pipeline.ts'
import { encodeBitext } from '../pipeline/results/codec/bitext.ts'
import { encodeTokens } from '../pipeline/results/codec/tokens.ts'
import { shippedStages } from '../pipeline/stages.ts'
import { readSources, writeCorpus } from './corpus.ts'
import { type ExtractCost, measureExtract } from './extractCost.ts'

/**
 * A batch at its size and at ten times that; run again, and with a file more; with one process and with two; and the
 * pace of a process that reads, aligns and cuts.
 */
export async function batchCosts(data: string, documents: number): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'shuyu-bench-'))
  try {
    const sources = readSources(data)
    const [small, large] = [join(folder, 'small'), join(folder, 'large')]
    const files = writeCorpus(sources, small, 0, documents)
    writeCorpus(sources, large, 0, 10 * documents)
    const run = (corpus: string, name: string, jobs: number) =>
      measureExtract([
        corpus,
        '--jobs',
        String(jobs),
        '--termbase',
        join(folder, `${name}.db`),
        '--cache',
        join(folder, name),
      ])
    const pace = await preparePace(files)
    const one = await run(small, 'one', 1)
    const two = await run(small, 'two', 2)
    const ten = await run(large, 'ten', 2)
    const again = await run(large, 'ten', 2)
    writeCorpus(sources, large, 10 * documents, 10 * documents + 1)
    const added = await run(large, 'ten', 2)
    const row = (name: string, { wall, perDocument, memory, sentences, pairs }: ExtractCost) => [
      ...[name, sentences.toLocaleString('en'), pairs.toLocaleString('en')],
      ...[wall.toFixed(1), perDocument.toFixed(1), memory.toFixed(0)],
    ]
    const titles = ['sentence pairs', 'term pairs', 'seconds', 'of it per document', 'MB'].map(
      (title) => ({ title, align: 'right' }) as const,
    )
    return [
      `Batches: ${documents} generated documents of 50 to 500 sentence pairs, and ten times as many`,
      '',
      renderTable(
        [{ title: 'run' }, ...titles],
        [
          row(`${documents} documents, 1 process`, one),
          row(`${documents} documents, 2 processes`, two),
          row(`${10 * documents} documents, 2 processes`, ten),
          row('the same again', again),
          row('one document more', added),
        ],
        { width: 140, colour: false },
      ),
      `Ten times the documents: ${(ten.wall / two.wall).toFixed(1)} times the time (aim: at most 11), ${(ten.memory / two.memory).toFixed(2)} times the memory (at most 2).`,
      `Two processes are ${(one.perDocument / two.perDocument).toFixed(2)} times as fast as one, per document (aim: at least 1.7).`,
      `Unchanged: ${percent(again.wall / ten.wall)} of the first run's time (aim: at most 3%); a file added: ${percent(added.wall / ten.wall)} (at most 10%).`,
      `Reading, aligning and cutting, with what is kept of it: ${Math.round(pace).toLocaleString('en')} sentence pairs a second and core (aim: 1,500).`,
      '',
    ].join('\n')
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const percent = (share: number) => `${(100 * share).toFixed(1)}%`

/** Sentence pairs that go through the prepare job in a second of CPU time, once dictionaries are loaded. */
async function preparePace(files: readonly string[]): Promise<number> {
  const pipeline = openPipeline(shippedStages, openContext({}))
  pipeline.warm()
  const prepare = async (file: string) => {
    const { bitext, units } = await pipeline.prepare(await loadInput(file))
    encodeBitext(bitext)
    encodeTokens(units)
    return units.length
  }
  await prepare(files[0])
  const before = process.cpuUsage()
  let sentences = 0
  for (const file of files) sentences += await prepare(file)
  const { user, system } = process.cpuUsage(before)
  return sentences / ((user + system) / 1e6)
}
