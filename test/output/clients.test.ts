import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { GlossaryEntries } from 'deepl-node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { formats } from '../../output/index.ts'
import { bytes, entry, glossaryOf, rendering, text, unit } from './fixtures.ts'
import { cannotRunOmegat, glossaryEntries, omegatProject, pretranslated } from './omegat.ts'

const units = [
  unit('和平是好事。', 'Peace is good & "cheap".'),
  unit('发展\u0001是硬道理。', 'Growth is\nwhat counts.', 1),
]
const glossary = glossaryOf(
  [
    entry('和平', [
      rendering('和平', 'harmony', { usage: 'deprecated' }),
      rendering('和平', 'peacefulness', { usage: 'admitted' }),
      rendering('和平', 'world <peace>', { usage: 'preferred', note: 'as\tagreed' }),
    ]),
    entry('发展', [rendering('发展', 'growth'), rendering('发展', '=1+1')], { id: 'c1', definition: 'more, "better"' }),
    entry('#标签', [rendering('#标签', 'hash tag', { usage: 'preferred' })], { id: 'c2' }),
  ],
  units,
)

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'shuyu-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function exported(name: keyof typeof formats, file: string): Promise<string> {
  const path = join(folder, file)
  writeFileSync(path, await bytes(formats[name].write(glossary)))
  return path
}

const noOmegat = cannotRunOmegat()
if (noOmegat) console.warn(`OmegaT is not tried: ${noOmegat}.`)

describe.skipIf(noOmegat)('OmegaT', () => {
  test('translates with the TMX, and takes every entry of the TBX and the glossary', { timeout: 300_000 }, async () => {
    const project = join(folder, 'project')
    omegatProject(project, {
      source: '发展是硬道理。\n和平是好事。\n没有译文。\n',
      memory: await text(formats.tmx.write(glossary)),
      glossaries: {
        'terms.tbx': await text(formats.tbx.write(glossary)),
        'terms.utf8': await text(formats.omegat.write(glossary)),
      },
    })
    expect(pretranslated(project)).toBe('Growth is what counts.\nPeace is good & "cheap".\n没有译文。\n')
    expect(await glossaryEntries(project, 2)).toEqual({ 'terms.tbx': 5, 'terms.utf8': 5 })
  })
})

/** What Translate Toolkit reads: source and target of every unit. */
const python = '/usr/bin/python3'
const noToolkit = spawnSync(python, ['-c', 'import translate']).status !== 0
if (noToolkit) console.warn('Translate Toolkit is not tried: it is not installed.')

describe.skipIf(noToolkit)('Translate Toolkit', () => {
  const read = (reader: string, file: string) => {
    const [module] = reader.split('.')
    const script = `import json,sys; from translate.storage import ${module}
units = ${reader}.parsefile(sys.argv[1]).units
print(json.dumps([[str(u.source), str(u.target)] for u in units if u.source]))`
    const { stdout, stderr } = spawnSync(python, ['-c', script, file], { encoding: 'utf8' })
    if (!stdout) throw new Error(stderr)
    return JSON.parse(stdout)
  }
  const preferred = [
    ['和平', 'world <peace>'],
    ['发展', 'growth'],
    ['#标签', 'hash tag'],
  ]

  test('takes the preferred renderings from the TBX', async () => {
    expect(read('tbx.tbxfile', await exported('tbx', 'terms.tbx'))).toEqual(preferred)
  })

  test('reads the units of the TMX', async () => {
    expect(read('tmx.tmxfile', await exported('tmx', 'memory.tmx'))).toEqual([
      ['和平是好事。', 'Peace is good & "cheap".'],
      ['发展是硬道理。', 'Growth is what counts.'],
    ])
  })

  test('reads the CSV for Weblate, which reads with it', async () => {
    expect(read('csvl10n.csvfile', await exported('weblate', 'terms.csv'))).toEqual([
      ['和平', 'world <peace>'],
      ['和平', 'peacefulness'],
      ['发展', 'growth'],
      ['发展', '=1+1'],
      ['#标签', 'hash tag'],
    ])
  })
})

const noPython = spawnSync('python3', ['--version']).status !== 0
if (noPython) console.warn('Python is not tried: it is not installed.')

/** A note of two lines, the second of which looks like a formula. */
const lines = glossaryOf([entry('和平', [rendering('和平', 'peace', { note: 'first line\n=1+2' })])])

describe.skipIf(noPython)("Python's csv", () => {
  test.each(['csv', 'csv-excel', 'crowdin', 'transifex', 'interpretbank'] as const)(
    'reads a cell of two lines from %s as one',
    async (name) => {
      const path = join(folder, `lines-${name}.csv`)
      writeFileSync(path, await bytes(formats[name].write(lines)))
      const script =
        'import csv,json,sys; print(json.dumps(list(csv.reader(open(sys.argv[1], newline="", encoding="utf-8-sig")))))'
      const { stdout, stderr } = spawnSync('python3', ['-c', script, path], { encoding: 'utf8' })
      const rows: string[][] = JSON.parse(stdout || JSON.stringify(stderr))
      expect(rows).toHaveLength(2)
      expect(rows[1]).toHaveLength(rows[0].length)
      expect(rows[1]).toContain('first line\n=1+2')
    },
  )
})

describe("DeepL's client", () => {
  test('takes the glossary, each term once', async () => {
    const entries = new GlossaryEntries({ tsv: await text(formats.deepl.write(glossary)) })
    expect(entries.entries()).toEqual({ 和平: 'world <peace>', 发展: 'growth', '#标签': 'hash tag' })
    expect(entries.toTsv()).toContain('发展\tgrowth')
  })
})

const noOffice = spawnSync('which', ['soffice']).status !== 0
if (noOffice) console.warn('LibreOffice is not tried: it is not installed.')

describe.skipIf(noOffice)('LibreOffice', () => {
  const convert = (to: string, file: string, ...options: string[]) => {
    const profile = `-env:UserInstallation=file://${folder}/office`
    const conversion = ['--convert-to', to, '--outdir', folder, file]
    spawnSync('soffice', [profile, '--headless', ...options, ...conversion], { timeout: 120_000 })
  }
  /** UTF-8, comma; -1: every sheet to a file of its own. */
  const csvFilter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1'
  const rowsOf = (file: string) => parse(readFileSync(join(folder, file), 'utf8'), { columns: true, bom: true })

  test('opens the workbook with its two sheets, and no text is a formula', { timeout: 180_000 }, async () => {
    convert(csvFilter, await exported('xlsx', 'book.xlsx'))
    const rows = rowsOf('book-Terms.csv') as Record<string, string>[]
    expect(rows.map(({ Chinese, English, Usage }) => [Chinese, English, Usage])).toEqual([
      ['和平', 'harmony', 'deprecated'],
      ['和平', 'peacefulness', 'admitted'],
      ['和平', 'world <peace>', 'preferred'],
      ['发展', 'growth', ''],
      ['发展', '=1+1', ''],
      ['#标签', 'hash tag', 'preferred'],
    ])
    expect(rows[2].Note).toBe('as\tagreed')
    expect(rows[3]).toMatchObject({ Definition: 'more, "better"', Score: '0.5', 'Concept id': 'c1' })
  })

  test('opens a cell of two lines as one, and computes nothing in it', { timeout: 180_000 }, async () => {
    const path = join(folder, 'lines.csv')
    writeFileSync(path, await bytes(formats['csv-excel'].write(lines)))
    convert('xlsx', path, '--infilter=CSV:44,34,UTF8')
    convert('csv:Text - txt - csv (StarCalc):44,34,76', join(folder, 'lines.xlsx'))
    const rows = rowsOf('lines.csv') as Record<string, string>[]
    expect(rows.map(({ zh, note }) => [zh, note])).toEqual([['和平', 'first line\n=1+2']])
  })

  test('opens the CSV for Excel, and no text is a formula', { timeout: 180_000 }, async () => {
    // Without a window it does not look at the byte order mark.
    convert('xlsx', await exported('csv-excel', 'sheet.csv'), '--infilter=CSV:44,34,UTF8')
    convert('csv:Text - txt - csv (StarCalc):44,34,76', join(folder, 'sheet.xlsx'))
    const rows = rowsOf('sheet.csv') as Record<string, string>[]
    expect(rows.map(({ zh }) => zh)).toEqual(['和平', '和平', '和平', '发展', '发展', '#标签'])
    expect(rows[4].en).toBe("'=1+1")
  })
})
