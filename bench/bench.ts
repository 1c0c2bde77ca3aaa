/**
 * Speed and memory, always as ratios beside something known on the same machine in the same run:
 *
 *   npm run bench [-- --data ../shared/data] [--runs 3]
 *   npm run bench -- --only link [--full]     word links alone; in full, of 1.2 million tokens
 *   npm run bench -- --only batch [--documents 1000]     batches of so many documents and of ten times as many
 *   npm run bench -- --only export     every export format (otherwise those that stand for the others)
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { alignmentSpeed } from './alignSpeed.ts'
import { batchCosts } from './batch.ts'
import { exportCosts, typicalFormats } from './exportCosts.ts'
import { firstCommand } from './firstCommand.ts'
import { linkSpeed } from './linkSpeed.ts'
import { stageThroughput } from './throughput.ts'

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '../shared/data' },
    runs: { type: 'string', default: '3' },
    only: { type: 'string' },
    documents: { type: 'string', default: '5' },
    full: { type: 'boolean', default: false },
  },
})

if (values.only === 'export') {
  console.log(exportCosts())
} else if (values.only === 'batch') {
  console.log(await batchCosts(values.data, Number(values.documents)))
} else if (values.only === 'link') {
  console.log(linkSpeed(values.data, values.full))
} else {
  console.log(firstCommand(Number(values.runs)))
  console.log(await stageThroughput(values.data))
  if (existsSync(join(values.data, 'sentences'))) console.log(alignmentSpeed(values.data))
  if (existsSync(join(values.data, 'parallel'))) console.log(linkSpeed(values.data))
  console.log(exportCosts(typicalFormats))
  if (existsSync(join(values.data, 'terms'))) console.log(await batchCosts(values.data, Number(values.documents)))
}
