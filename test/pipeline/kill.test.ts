import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { builtName } from '../../cli/built.mjs'
import { openTermbase } from '../../glossaries/termbase/open.ts'
import { buildProgram } from '../../packaging/build.ts'
import { temporaryFolder, writeDocuments } from './fixtures.ts'

const program = 'test/pipeline/batchProgram.ts'

/** The program compiled once, since it is started many times. */
async function compiled(): Promise<string> {
  // Within the repository, so that it finds the packages.
  const out = fileURLToPath(new URL(`../../node_modules/.cache/shuyu-kill-${process.pid}`, import.meta.url))
  onTestFinished(() => rmSync(out, { recursive: true, force: true }))
  await buildProgram({ entries: [program], out })
  return join(out, builtName(program))
}

/** Runs the program, killed after so many steps and milliseconds if it gets there. Resolves to whether it got to its end. */
function run(args: readonly string[], killAfter?: { readonly steps: number; readonly milliseconds: number }) {
  return new Promise<boolean>((resolve, reject) => {
    const child = spawn(process.execPath, args)
    let [steps, stderr] = [0, '']
    child.stdout.on('data', (text: Buffer) => {
      const before = steps
      steps += text.toString().split('\n').length - 1
      if (!killAfter || before >= killAfter.steps || steps < killAfter.steps) return
      setTimeout(() => child.kill('SIGKILL'), killAfter.milliseconds)
    })
    child.stderr.on('data', (text) => {
      stderr += text
    })
    child.on('close', (code, signal) => {
      if (code !== 0 && signal !== 'SIGKILL') reject(new Error(stderr))
      else resolve(code === 0)
    })
  })
}

/** All that a termbase says of documents and terms. */
async function contentOf(file: string): Promise<unknown[]> {
  const termbase = await openTermbase(file, 'read')
  const { concepts, units } = termbase.glossary()
  const content: unknown[] = [[...(await termbase.documentDigests())].toSorted()]
  for await (const concept of concepts()) content.push(concept)
  for await (const unit of units()) content.push(unit)
  await termbase.close()
  return content
}

test('killed at 20 moments and run again each time, a batch ends with the termbase of an undisturbed one', async () => {
  const [folder, place] = [temporaryFolder(), temporaryFolder()]
  writeDocuments(folder, 24)
  const start = await compiled()
  const [calm, killed] = ['calm', 'killed'].map((name) => [
    start,
    folder,
    join(place, `${name}-cache`),
    join(place, `${name}.db`),
  ])
  expect(await run(calm)).toBe(true)

  let kills = 0
  // Two to seven steps each of the hundred or so, so that kills are spread over reading, learning, finding and saving.
  for (let n = 0; n < 20; n++) {
    const ended = await run(killed, {
      steps: 2 + Math.floor(6 * Math.random()),
      milliseconds: Math.floor(30 * Math.random()),
    })
    if (ended) break
    kills++
  }
  expect(kills).toBeGreaterThan(5)
  expect(await run(killed)).toBe(true)
  const [expected, found] = [await contentOf(calm[3]), await contentOf(killed[3])]
  expect(expected.length).toBeGreaterThan(100)
  expect(found).toEqual(expected)
}, 300_000)
