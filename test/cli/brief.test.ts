import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { installedChromium } from '../../files/chromium.ts'
import { shuyu } from './run.ts'

const folder = mkdtempSync(join(tmpdir(), 'shuyu-brief-'))
const paper = join(folder, 'paper.txt')
writeFileSync(paper, '我们维护多边主义，推动构建人类命运共同体。国内生产总值达到3.5万亿元。\n')
const glossary = join(folder, 'terms.tsv')
writeFileSync(glossary, 'zh\ten\n多边主义\tmultilateralism\n')
const termbase = join(folder, 'terms.db')

afterEach(() => vi.unstubAllEnvs())

describe('shuyu brief', () => {
  it('writes the formats that the name of the file tells', { timeout: 180_000 }, async () => {
    await shuyu('import', glossary, '-t', termbase)
    const html = join(folder, 'brief.html')
    const done = await shuyu('brief', paper, '-t', termbase, '--out', html)
    expect(done).toMatchObject({ status: 0, stdout: '' })
    expect(done.stderr).toMatch(/Chinese only: 1 known terms/)
    expect(readFileSync(html, 'utf8')).toContain('multilateralism')
    const docx = join(folder, 'brief.docx')
    expect(await shuyu('brief', paper, '-t', termbase, '--out', docx)).toMatchObject({ status: 0 })
    expect(readFileSync(docx).subarray(0, 2).toString()).toBe('PK')
    const json = await shuyu('brief', paper, '-t', termbase, '--format', 'json')
    expect(JSON.parse(json.stdout).terms).toMatchObject([{ zh: '多边主义', en: ['multilateralism'] }])
  })

  it.skipIf(!installedChromium())('prints a PDF', { timeout: 180_000 }, async () => {
    vi.stubEnv('CHROMIUM', installedChromium())
    const pdf = join(folder, 'brief.pdf')
    expect(await shuyu('brief', paper, '-t', termbase, '--out', pdf)).toMatchObject({ status: 0 })
    expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-')
  })

  it('says what to do where no Chromium prints, and names what is no paper', { timeout: 180_000 }, async () => {
    vi.stubEnv('CHROMIUM', join(folder, 'none'))
    const failed = await shuyu('brief', paper, '-t', termbase, '--out', join(folder, 'x.pdf'))
    expect(failed.status).toBe(2)
    expect(failed.stderr).toMatch(/could not print: write --format html/)
    expect(await shuyu('brief', folder, '-t', termbase)).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/found a folder/),
    })
    expect(await shuyu('brief', join(folder, 'no.txt'), '-t', termbase)).toMatchObject({ status: 2 })
  })
})

describe('shuyu extract --only', () => {
  it('lists the terms of a Chinese text with empty English, and keeps them', { timeout: 180_000 }, async () => {
    const { status, stdout, stderr } = await shuyu(
      'extract',
      paper,
      '--only',
      'zh',
      '--format',
      'tsv',
      '-t',
      join(folder, 'new.db'),
    )
    expect(status).toBe(0)
    const [header, ...rows] = stdout
      .trim()
      .split('\n')
      .map((line) => line.split('\t'))
    expect(header).toEqual(['zh', 'en', 'category', 'termhood', 'frequency', 'place'])
    expect(rows.map(([zh]) => zh)).toContain('人类命运共同体')
    expect(new Set(rows.map(([, en]) => en))).toEqual(new Set(['']))
    expect(stderr).toMatch(/Kept in .*new\.db with empty English: \d+ that/)
    const exported = await shuyu('export', 'tsv', '--status', 'proposed', '-t', join(folder, 'new.db'))
    expect(exported.stdout.trim().split('\n')).toHaveLength(1)
    expect(exported.stderr).toContain(`English is not there yet (${rows.length})`)
  })

  it('keeps nothing with --no-save, and of English alone', { timeout: 180_000 }, async () => {
    const place = join(folder, 'none.db')
    expect(await shuyu('extract', paper, '--only', 'zh', '--no-save', '-t', place)).toMatchObject({
      status: 0,
      stderr: expect.stringMatching(/nothing was kept/),
    })
    expect(() => readFileSync(place)).toThrow()
  })

  it('is what the error of such a text names', { timeout: 180_000 }, async () => {
    const { status, stderr } = await shuyu('extract', paper, '-t', join(folder, 'new.db'))
    expect(status).toBe(2)
    expect(stderr).toMatch(/found only Chinese.*--only zh/)
    expect(await shuyu('extract', paper, '--only', 'en')).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/expected English text, found none/),
    })
  })
})
