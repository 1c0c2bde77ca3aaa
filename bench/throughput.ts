import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { renderTable } from '../cli/table.ts'
import type { Bitext } from '../model/bitext.ts'
import { loadInput } from '../pipeline/inputs.ts'
import { type SingleStages, singleStages } from '../pipeline/pipeline.ts'

/** Times that the sample is taken where there is no larger text. */
const REPETITIONS = 10

/** Seconds and units a second of every stage, on one text of some hundred units, dictionaries loaded beforehand. */
export async function stageThroughput(data: string): Promise<string> {
  const large = join(data, 'terms', 'speeches-2.tsv')
  const sample = fileURLToPath(new URL('../samples/press-conference.txt', import.meta.url))
  const pipeline = singleStages()
  await timedStages(pipeline, await loadInput(sample), 1)
  const [file, times] = existsSync(large) ? [large, 1] : [sample, REPETITIONS]
  const { units, seconds } = await timedStages(pipeline, await loadInput(file), times)
  const total = [...seconds.values()].reduce((sum, time) => sum + time, 0)
  const extraction = ['candidates', 'pair', 'score', 'concepts'].reduce(
    (sum, name) => sum + (seconds.get(name) ?? 0),
    0,
  )
  const numbers = ['seconds', 'units/s'].map((title) => ({ title, align: 'right' }) as const)
  const row = (name: string, time: number) => [name, time.toFixed(2), Math.round(units / time).toLocaleString('en')]
  return [
    `Throughput on ${units.toLocaleString('en')} units (${existsSync(large) ? 'speeches-2.tsv' : `the sample ${REPETITIONS} times`}), one run`,
    '',
    renderTable(
      [{ title: 'stage' }, ...numbers],
      [...[...seconds].map(([name, time]) => row(name, time)), row('all', total)],
      { width: 100, colour: false },
    ),
    `Extraction (candidates to concepts) takes ${(extraction / (seconds.get('link') ?? 1)).toFixed(2)} times as long as linking (aim: 3).`,
    `Peak memory of this process, dictionaries included: ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB.`,
    '',
  ].join('\n')
}

type Source = Parameters<SingleStages['read']>[0]

/** Runs the stages one after the other over `times` copies of a document. */
async function timedStages(pipeline: SingleStages, source: Source, times: number) {
  const seconds = new Map<string, number>()
  const add = (name: string, started: number) =>
    seconds.set(name, (seconds.get(name) ?? 0) + (performance.now() - started) / 1000)
  const timed = <Result>(name: string, work: () => Result): Result => {
    const started = performance.now()
    const result = work()
    add(name, started)
    return result
  }
  const bitexts: Bitext[] = []
  for (let copy = 0; copy < times; copy++) {
    const started = performance.now()
    const document = await pipeline.read(source)
    add('read', started)
    bitexts.push(
      renamed(
        timed('align', () => pipeline.align(document)),
        copy,
      ),
    )
  }
  const tokens = timed('tokenize', () => bitexts.flatMap((bitext) => pipeline.tokenize(bitext).units))
  const linked = timed('link', () => pipeline.link(tokens))
  const candidates = timed('candidates', () => pipeline.candidates(linked))
  const paired = timed('pair', () => pipeline.pair(candidates))
  const scored = timed('score', () => pipeline.score(paired))
  timed('concepts', () => pipeline.concepts(scored))
  return { units: tokens.length, seconds }
}

/** A copy is another document: the ids of its units are its own. */
function renamed({ document, units }: Bitext, copy: number): Bitext {
  const id = `${document.id}${copy}`
  return { document: { ...document, id }, units: units.map((unit) => ({ ...unit, id: `${id}:${unit.ordinal}` })) }
}
