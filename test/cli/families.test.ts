import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { shuyu } from './run.ts'

const folder = mkdtempSync(join(tmpdir(), 'shuyu-families-'))
const texts = join(folder, 'texts')

beforeAll(() => {
  mkdirSync(texts)
  const powers = ['执法', '扶贫', '宏观调控', '改革开放', '政策支持', '环境保护', '科技创新', '市场监管']
  const who = ['政府', '各地', '今年', '继续', '全面', '进一步', '我们', '必须']
  const others = ['今天天气很好。', '农民在田里收割小麦。', '孩子们在学校读书。', '火车从北京开往上海。']
  for (const [n, power] of powers.entries()) {
    const lines = [`${who[n]}加大${power}力度。`, ...others.map((one) => one.replace('很', n % 2 ? '很' : '不'))]
    writeFileSync(join(texts, `${n}.txt`), `${lines.join('\n\n')}\n`)
  }
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('shuyu families', () => {
  it('lists the formulas of files, with what fills them', { timeout: 120_000 }, async () => {
    const { status, stdout, stderr } = await shuyu('families', texts, '--format', 'json')
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject([{ pattern: '加大X力度', count: 8, documents: 8, slots: [{ types: 8 }] }])
    expect(stderr).toContain('1 families')
    const out = join(folder, 'families.md')
    const table = await shuyu('families', texts, '--out', out)
    expect(table).toMatchObject({ status: 0, stdout: '' })
    const tsv = await shuyu('families', texts, '--format', 'tsv')
    const [header, ...lines] = tsv.stdout.trim().split('\n')
    expect(header.split('\t').slice(0, 4)).toEqual(['pattern', 'zh', 'en', 'count'])
    expect(lines).toHaveLength(8)
  })

  it('tells what cannot be read', { timeout: 120_000 }, async () => {
    expect(await shuyu('families', join(folder, 'nothing.txt'))).toMatchObject({ status: 2, stdout: '' })
  })
})

describe('shuyu names', () => {
  it('lists persons with titles and dates', { timeout: 180_000 }, async () => {
    const paper = join(folder, '2024-03-07.txt')
    writeFileSync(paper, '外交部长王毅出席记者会。\n\n外交部发言人毛宁主持记者会。\n')
    const place = join(folder, 'names.db')
    expect(await shuyu('extract', paper, '--only', 'zh', '-t', place, '--quiet')).toMatchObject({ status: 0 })
    const { stdout } = await shuyu('names', '-t', place, '--format', 'tsv')
    const rows = stdout.split('\n').map((line) => line.split('\t').slice(0, 8))
    expect(rows).toContainEqual(['王毅', '王毅', 'Wáng Yì', 'Wang Yi', '外交部长', '', '2024-03-07', '2024-03-07'])
    expect(rows).toContainEqual([
      '毛宁',
      '毛寧',
      'Máo Níng',
      'Mao Ning',
      '外交部发言人',
      '',
      '2024-03-07',
      '2024-03-07',
    ])
  })
})
