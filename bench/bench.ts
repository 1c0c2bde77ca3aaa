/**
 * Speed and memory, always as ratios beside something known on the same machine in the same run:
 *
 *   npm run bench [-- --data ../shared/data] [--runs 3]
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { alignmentSpeed } from './alignSpeed.ts'
import { firstCommand } from './firstCommand.ts'
import { stageThroughput } from './throughput.ts'

const { values } = parseArgs({
  options: { data: { type: 'string', default: '../shared/data' }, runs: { type: 'string', default: '3' } },
})

console.log(firstCommand(Number(values.runs)))
console.log(await stageThroughput(values.data))
if (existsSync(join(values.data, 'sentences'))) console.log(alignmentSpeed(values.data))
