/**
 * Writes a generated glossary in a format and prints what that took, as JSON (ExportCost):
 * `tsx bench/exportWriter.ts FORMAT CONCEPTS`. A process of its own, because memory is measured by process.
 */
import { formats, type OutputFormat } from '../output/index.ts'
import { generatedGlossary } from './generatedGlossary.ts'

export interface ExportCost {
  readonly seconds: number
  /** Peak resident memory of the process, in MB. */
  readonly memory: number
}

const [name, concepts] = process.argv.slice(2)
const { write }: OutputFormat = formats[name as keyof typeof formats]

async function exported(count: number): Promise<void> {
  for await (const chunk of write(generatedGlossary(count))) if (typeof chunk === 'string') Buffer.from(chunk)
}

// A first glossary warms up the compiler.
await exported(2000)
const started = performance.now()
await exported(Number(concepts))
const cost: ExportCost = {
  seconds: (performance.now() - started) / 1000,
  memory: process.resourceUsage().maxRSS / 1024,
}
console.log(JSON.stringify(cost))
