import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

/** What a second reader brings: the ranker is trained for every part of the texts, so training measures it, by itself. */
export async function evaluateReader(data: string): Promise<string> {
  const program = fileURLToPath(new URL('../training/measureReader.ts', import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', program, '--data', data], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [report, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')])
  if (code !== 0) throw new Error(`training/measureReader.ts ended with ${code}`)
  return report.trimEnd()
}
