/**
 * Speed and memory, always as ratios beside something known on the same machine in the same run:
 *
 *   npm run bench [-- --data ../shared/data] [--runs 3] [--only AREA]
 *   npm run bench -- --only link [--full]     word links alone; in full, of 1.2 million tokens
 *   npm run bench -- --only batch [--documents 1000]     batches of so many documents and of ten times as many
 *   npm run bench -- --only large [--units 20000]     a translation memory of so many units in one file
 *   npm run bench -- --only determinism [--runs N | --full]     N disturbed runs on each database; in full 200
 *   npm run bench -- --only export     every export format (otherwise those that stand for the others)
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { alignmentSpeed } from './alignSpeed.ts'
import { batchCosts } from './batch.ts'
import { determinism } from './determinism.ts'
import { exportCosts, typicalFormats } from './exportCosts.ts'
import { firstCommand } from './firstCommand.ts'
import { importSpeed } from './importSpeed.ts'
import { largeFileCosts } from './largeFile.ts'
import { linkSpeed } from './linkSpeed.ts'
import { stageThroughput } from './throughput.ts'

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '../shared/data' },
    runs: { type: 'string', default: '3' },
    only: { type: 'string' },
    documents: { type: 'string', default: '5' },
    units: { type: 'string', default: '20000' },
    full: { type: 'boolean', default: false },
  },
})

const { data, runs, only, full, documents, units } = values
const has = (folder: string) => existsSync(join(data, folder))

/** What is measured, in the order of the report. */
const areas: Readonly<Record<string, () => string | Promise<string>>> = {
  first: () => firstCommand(Number(runs)),
  stages: () => stageThroughput(data),
  align: () => (has('sentences') ? alignmentSpeed(data) : 'align: skipped, there are no sentences in the data'),
  link: () => (has('parallel') ? linkSpeed(data, full) : 'link: skipped, there is no parallel text in the data'),
  export: () => exportCosts(only ? undefined : typicalFormats),
  import: () => importSpeed(),
  determinism: () => determinism(full ? 200 : Number(runs)),
  batch: () => (has('terms') ? batchCosts(data, Number(documents)) : 'batch: skipped, there are no terms in the data'),
  large: () => (has('terms') ? largeFileCosts(data, Number(units)) : 'large: skipped, there are no terms in the data'),
}

if (only !== undefined && !(only in areas)) {
  console.error(`bench: unknown area '${only}': expected one of ${Object.keys(areas).join(', ')}`)
  process.exit(2)
}
for (const [name, measure] of Object.entries(areas)) {
  if (only === undefined || only === name) console.log(await measure())
}
