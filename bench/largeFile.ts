import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { renderTable } from '../cli/table.ts'
import { type ExtractCost, measureExtract } from './extractCost.ts'
import { writeMemory } from './memoryFile.ts'

/** MB that no process of a run over a single large file may need. */
const AIM = 800

/** A translation memory in one file, as TMX: a quarter of the units and all of them, and again without a change. */
export async function largeFileCosts(data: string, units: number): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'shuyu-bench-'))
  try {
    const place = (name: string) => join(folder, name)
    const run = (file: string, name: string) =>
      measureExtract([file, '--jobs', '2', '--termbase', place(`${name}.db`), '--cache', place(name)])
    writeMemory(place('quarter.tmx'), Math.round(units / 4), data)
    const quarter = await run(place('quarter.tmx'), 'quarter')
    writeMemory(place('memory.tmx'), units, data)
    const whole = await run(place('memory.tmx'), 'whole')
    const again = await run(place('memory.tmx'), 'whole')
    const row = (name: string, cost: ExtractCost) => [
      ...[name, cost.sentences.toLocaleString('en'), cost.pairs.toLocaleString('en'), cost.wall.toFixed(0)],
      ...[((1000 * cost.wall) / cost.sentences).toFixed(1), cost.submitter.toFixed(0), cost.worker.toFixed(0)],
    ]
    const titles = ['units', 'term pairs', 'seconds', 'ms a unit', 'MB of the command', 'MB of a worker'].map(
      (title) => ({ title, align: 'right' }) as const,
    )
    const most = [quarter, whole].map(({ submitter, worker }) => Math.max(submitter, worker))
    const size = (name: string) => Math.round(statSync(place(name)).size / 2 ** 20)
    return [
      'A translation memory in one TMX, 2 processes',
      '',
      renderTable(
        [{ title: 'run' }, ...titles],
        [row('a quarter of it', quarter), row('all of it', whole), row('the same again', again)],
        { width: 140, colour: false },
      ),
      `Four times the units: ${(whole.wall / quarter.wall).toFixed(2)} times the time (aim: at most 4.4), ${(most[1] / most[0]).toFixed(2)} times the memory; largest process ${most[1].toFixed(0)} MB (aim: at most ${AIM}).`,
      `Unchanged: ${((100 * again.wall) / whole.wall).toFixed(1)}% of the first run's time. The file has ${size('memory.tmx')} MB, the termbase ${size('whole.db')} MB.`,
      '',
    ].join('\n')
  } finally {
    rmSync(folder, { recursive: true })
  }
}
