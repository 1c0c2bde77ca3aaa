import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { renderTable } from '../cli/table.ts'
import { type Cost, measureNode, medianCost } from './process.ts'

const bin = fileURLToPath(new URL('../cli/bin.mjs', import.meta.url))
const samples = fileURLToPath(new URL('../samples/', import.meta.url))
const nodejieba = createRequire(import.meta.url).resolve('nodejieba')

/** The README's first command beside loading nodejieba's dictionary alone, in turns. */
export function firstCommand(runs: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'shuyu-bench-'))
  const programs = {
    'nodejieba alone': () => measureNode(['-e', `require(${JSON.stringify(nodejieba)}).cut('一')`], folder),
    'shuyu extract samples/': () => {
      rmSync(join(folder, 'termbase.db'), { force: true })
      // Nothing is kept of earlier turns, as after an install.
      return measureNode([bin, 'extract', samples, '--cache', mkdtempSync(join(folder, 'cache-'))], folder)
    },
  }
  try {
    // The first turn is not counted: it compiles what is cached later.
    const turns = Array.from({ length: runs + 1 }, () => Object.values(programs).map((run) => run())).slice(1)
    const [alone, command] = Object.keys(programs).map((_, i) => medianCost(turns.map((turn) => turn[i])))
    const ratio = (figure: 'wall' | 'cpu') => (command[figure] / alone[figure]).toFixed(2)
    const row = (name: string, { wall, cpu, memory }: Cost) => [
      ...[name, `${wall.toFixed(2)} s`, `${cpu.toFixed(2)} s`, `${memory.toFixed(0)} MB`],
    ]
    const numbers = ['wall', 'CPU', 'peak memory'].map((title) => ({ title, align: 'right' }) as const)
    return [
      `The first command after install, median of ${runs} alternating runs`,
      '',
      renderTable(
        [{ title: '' }, ...numbers],
        [
          ...[row('nodejieba alone', alone), row('shuyu extract samples/', command)],
          ['ratio (aim: wall 2.5, memory below 600 MB)', ratio('wall'), ratio('cpu'), ''],
        ],
        { width: 140, colour: false },
      ),
    ].join('\n')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
