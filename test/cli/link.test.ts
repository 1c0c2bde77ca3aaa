import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { shuyu } from './run.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'shuyu-link-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const file = (name: string, ...lines: string[]): string => {
  writeFileSync(join(folder, name), lines.map((line) => `${line}\n`).join(''))
  return join(folder, name)
}

describe('shuyu link', () => {
  test('a line of links for every line', async () => {
    const bitext = file(
      'a.txt',
      '我们 热爱 和平 。 ||| we love peace .',
      '',
      ' ||| nothing',
      '和平 ||| ',
      '和平 ||| peace',
    )
    expect(await shuyu('link', bitext)).toEqual({ status: 0, stderr: '', stdout: '0-0 1-1 2-2 3-3\n\n\n\n0-0\n' })
  })

  test('English first gives the mirrored links', async () => {
    const lines = ['世行 的 报告 ||| report of the world bank', '热爱 和平 ||| love peace']
    const mirrored = lines.map((line) => line.split(' ||| ').reverse().join(' ||| '))
    const there = (await shuyu('link', file('b.txt', ...lines))).stdout
    const back = (await shuyu('link', file('c.txt', ...mirrored))).stdout
    const turned = back.replace(/(\d+)-(\d+)/g, '$2-$1')
    const sorted = (text: string) => text.split('\n').map((line) => line.split(' ').sort().join(' '))
    expect(there).toMatch(/2-0/)
    expect(sorted(turned)).toEqual(sorted(there))
  })

  test('posteriors, and a threshold', async () => {
    const bitext = file('d.txt', '热爱 和平 ||| love peace')
    expect((await shuyu('link', bitext, '--probs', '--threshold', '0.5')).stdout).toMatch(
      /^0-0:[01]\.\d{3} 1-1:[01]\.\d{3}\n$/,
    )
    expect((await shuyu('link', bitext, '--threshold', '1')).stdout).toBe('\n')
  })

  test('--train teaches and writes nothing, --out writes a file', async () => {
    const bitext = file('e.txt', '甲乙丙 和平 ||| peace foobar')
    const more = file('f.txt', '甲乙丙 来 了 ||| foobar came', '我 喜欢 甲乙丙 ||| i like foobar')
    const out = join(folder, 'e.links')
    expect((await shuyu('link', bitext, '--train', more, '--out', out)).stdout).toBe('')
    expect(readFileSync(out, 'utf8')).toBe('0-1 1-0\n')
  })

  test('--model remembers from one call to the next', async () => {
    const model = join(folder, 'news.model')
    const before = file('g.txt', '甲乙丙 来 了 ||| foobar came', '我 喜欢 甲乙丙 ||| i like foobar')
    const bitext = file('h.txt', '甲乙丙 丁戊己 ||| bazbaz foobar')
    const posterior = async (...options: string[]) =>
      /0-1:(\S+)/.exec((await shuyu('link', bitext, '--probs', ...options)).stdout)?.[1] ?? 0
    const alone = Number(await posterior())
    await shuyu('link', before, '--model', model)
    expect(existsSync(model)).toBe(true)
    expect(Number(await posterior('--model', model))).toBeGreaterThan(alone)
  })

  test('no text at all', async () => {
    expect(await shuyu('link', file('empty.txt'))).toEqual({ status: 0, stderr: '', stdout: '' })
  })

  test('tells what is wrong and where', async () => {
    const noSeparator = await shuyu('link', file('i.txt', '和平 ||| peace', '和平 peace'))
    expect(noSeparator).toMatchObject({ status: 2, stdout: '' })
    expect(noSeparator.stderr).toMatch(/i\.txt:2: expected 'Chinese \|\|\| English'/)
    expect(await shuyu('link', join(folder, 'missing.txt'))).toMatchObject({ status: 2 })
    expect((await shuyu('link', file('j.txt', '和平 ||| peace'), '--threshold', '7')).status).toBe(2)
    const model = file('no.model', 'hello')
    expect((await shuyu('link', file('k.txt', '和平 ||| peace'), '--model', model)).stderr).toMatch(
      /no\.model: expected a model/,
    )
    expect(readFileSync(model, 'utf8')).toBe('hello\n')
  })
})
