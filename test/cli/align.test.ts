import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { shuyu } from './run.ts'

const folder = mkdtempSync(join(tmpdir(), 'shuyu-align-test-'))
afterAll(() => rmSync(folder, { recursive: true }))

function file(name: string, content: string): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const zh = file('zh.txt', '今天天气很好。\n\n我们去图书馆，学生们也去。\n火车几点开？\n')
const en = file(
  'en.txt',
  'The weather is very good today.\nWe go to the library.\nThe students go too.\nWhen does the train leave?\n',
)

const align = (...args: string[]) => shuyu('align', ...args)

describe('shuyu align', () => {
  test('beads: line numbers from 0, an empty line is a line', async () => {
    const { stdout, status } = await align(zh, en, '--quiet')
    expect(stdout).toBe('[0]:[0]\n[1]:[]\n[2]:[1, 2]\n[3]:[3]\n')
    expect(status).toBe(0)
  }, 60_000)

  test('with a pipeline of one’s own: its segmenter, or what stands at the place of the stage', async () => {
    const words = `(shipped) => ({ ...shipped, segmenter: { ...shipped.segmenter, cut: (text) => (globalThis.cut = [text]) } })`
    const own = file(
      'own.mjs',
      `export default ({ pipeline }) => pipeline({ resources: { version: '1', open: ${words} } })`,
    )
    await align(zh, en, '--quiet', '--config', own)
    expect((globalThis as { cut?: string[] }).cut).toHaveLength(1)
    const run = `() => async ({ zh, en, ...document }) => ({ document, units: [2, 3].map((i) => ({ zhSegments: [zh[i]], enSegments: [en[i]], confidence: 1 })) })`
    const replaced = file(
      'replaced.mjs',
      `export default ({ pipeline, defineStage }) => pipeline({ replace: { align: defineStage({ name: 'by number', version: '1', run: ${run} }) } })`,
    )
    const { stdout } = await align(zh, en, '--quiet', '--config', replaced)
    expect(stdout).toBe('[0]:[]\n[1]:[]\n[]:[0]\n[]:[1]\n[2]:[2]\n[3]:[3]\n')
  }, 60_000)

  test('the English file first gives the mirrored beads', async () => {
    const { stdout } = await align(en, zh, '--quiet')
    expect(stdout).toBe('[0]:[0]\n[]:[1]\n[1, 2]:[2]\n[3]:[3]\n')
  })

  test('tsv has a header and the lines that have a counterpart', async () => {
    const { stdout } = await align(zh, en, '--quiet', '--format', 'tsv')
    const rows = stdout
      .trimEnd()
      .split('\n')
      .map((line) => line.split('\t'))
    expect(rows[0]).toEqual(['zh', 'en', 'confidence', 'bead'])
    expect(rows).toHaveLength(4)
    expect(rows[2][1]).toBe('We go to the library. The students go too.')
    expect(rows[2][3]).toBe('[2]:[1, 2]')
    for (const [, , confidence] of rows.slice(1)) expect(Number(confidence)).toBeGreaterThan(0.5)
  })

  test('tmx is written to a file', async () => {
    const out = join(folder, 'out.tmx')
    const { stdout } = await align(zh, en, '--quiet', '--format', 'tmx', '--out', out)
    expect(stdout).toBe('')
    const tmx = readFileSync(out, 'utf8')
    expect(tmx.match(/<tu /g)).toHaveLength(3)
    expect(tmx).toContain('<seg>火车几点开？</seg>')
  })

  test.each([
    ['two Chinese files', zh, zh, /expected a Chinese and an English file, found Chinese here and Chinese in/],
    ['an empty file', zh, file('empty.txt', ''), /empty\.txt: expected text, found an empty file/],
    ['a missing file', zh, join(folder, 'missing.txt'), /missing\.txt: no such file/],
  ])('%s is refused', async (_, first, second, message) => {
    const { stdout, stderr, status } = await align(first, second, '--quiet')
    expect(stderr).toMatch(message)
    expect([stdout, status]).toEqual(['', 2])
  })
})
