import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { zipSync } from 'fflate'
import { afterAll, describe, expect, test } from 'vitest'
import { zip } from '../../../files/zipWriter.ts'
import { openGlossaryFile, readGlossary } from '../../../glossaries/importers/index.ts'
import { InputError } from '../../../model/errors.ts'
import { pairs, readAll, refusalOf } from './helpers.ts'

const folder = mkdtempSync(join(tmpdir(), 'shuyu-import-'))
afterAll(() => rmSync(folder, { recursive: true }))

const entry = (zh: string, en: string) =>
  `<termEntry><langSet xml:lang="zh"><tig><term>${zh}</term></tig></langSet><langSet xml:lang="en"><tig><term>${en}</term></tig></langSet></termEntry>`
const martif = (head: string, body: string) =>
  `<?xml version="1.0"?>${head}<martif><text><body>\n${body}</body></text></martif>`

describe('hostile XML', () => {
  test('names no file that is then read', async () => {
    const secret = join(folder, 'secret.txt')
    writeFileSync(secret, 'the secret')
    const head = `<!DOCTYPE martif [<!ENTITY secret SYSTEM "file://${secret}">]>`
    expect(await refusalOf(martif(head, entry('秘密', '&secret;')))).toBe(
      'glossary:2: expected well-formed XML, found an error in it: undefined entity; export the file anew from where it comes from',
    )
  })

  test('expands no entities', async () => {
    const lol = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('')
    const head = `<!DOCTYPE martif [<!ENTITY l0 "ha">${lol}]>`
    expect(await refusalOf(martif(head, entry('笑', '&l9;')))).toContain('undefined entity')
    // Defined but not used, they do no harm.
    expect(pairs(await readAll(martif(head, entry('笑', 'laugh'))))).toEqual(['笑 = laugh'])
  })

  test('with an endless entry, or elements in each other without end, is refused', async () => {
    const long = 'x'.repeat(1_100_000)
    expect(await refusalOf(martif('', entry('长', long)))).toContain('at most 1048576 characters in one entry')
    expect(await refusalOf(martif('', `<termEntry>${'<note>'.repeat(200)}`))).toContain(
      'at most 100 elements in each other',
    )
  })

  test('that is cut off, of another kind or badly encoded is refused', async () => {
    expect(await refusalOf(martif('', entry('甲', 'a')).slice(0, -20))).toContain('expected well-formed XML')
    expect(await refusalOf('<html><body/></html>')).toContain('found XML of another kind (html)')
    const damaged = Buffer.concat([
      Buffer.from('<tmx><body><tu>'),
      Buffer.from([0xff, 0xfe]),
      Buffer.from('</tu></body></tmx>'),
    ])
    expect(await refusalOf(damaged)).toContain('expected utf-8, as the file says, found bytes that are not')
  })
})

describe('hostile workbooks', () => {
  test('that unpack to gigabytes are refused', async () => {
    const content = () => Array.from({ length: 300 }, () => ' '.repeat(2 ** 20))
    const pieces: Uint8Array[] = []
    for await (const piece of zip([{ name: 'xl/workbook.xml', content }])) pieces.push(piece)
    const bomb = Buffer.concat(pieces)
    expect(bomb.length).toBeLessThan(4 * 2 ** 20)
    expect(await refusalOf(bomb)).toContain('expected at most 256 MiB when unpacked')
  })

  test('that are none are refused', async () => {
    const bytes = new TextEncoder().encode('<w:document/>')
    expect(await refusalOf(zipSync({ 'ppt/presentation.xml': bytes }))).toContain(
      'expected an Excel workbook, found another zip archive',
    )
    expect(await refusalOf(zipSync({ 'xl/workbook.xml': bytes }))).toContain(
      'expected an Excel workbook, found one that cannot be read',
    )
  })
})

describe('large files', () => {
  const sparse = (name: string, start: string) => {
    const file = join(folder, name)
    writeFileSync(file, start)
    // A gigabyte that takes no space on the disk.
    truncateSync(file, 2 ** 30)
    return file
  }

  test.each([
    ['csv', 'zh,en\n', 128],
    ['tbx', '<martif>', 512],
    ['jsonl', '{"zh": "甲"}\n', 512],
    ['xlsx', 'PK\x03\x04', 128],
  ])('a %s of a gigabyte is refused before it is read', async (suffix, start, limit) => {
    const file = await openGlossaryFile(sparse(`large.${suffix}`, start))
    const before = process.memoryUsage.rss()
    const read = async () => {
      for await (const _ of readGlossary(file, {}, () => {})) throw new Error('expected a refusal')
    }
    await expect(read()).rejects.toThrow(`expected at most ${limit} MiB of this format, found 1024; divide the file`)
    expect(process.memoryUsage.rss() - before).toBeLessThan(100 * 2 ** 20)
  })
})

test('no bytes do more than be read or refused', async () => {
  const starts = [
    '',
    '<martif>',
    '<?xml version="1.0"?><tmx><body>',
    'zh,en\n',
    '#UTX',
    '[{',
    'PK\x03\x04',
    '\ufeff',
    'zh\ten\n"',
  ]
  const property = fc.asyncProperty(
    fc.constantFrom(...starts),
    fc.uint8Array({ maxLength: 200 }),
    async (start, noise) => {
      try {
        await readAll(Buffer.concat([Buffer.from(start), noise]))
      } catch (error) {
        expect(error).toBeInstanceOf(InputError)
      }
    },
  )
  await fc.assert(property, { numRuns: 300 })
})
