import fc from 'fast-check'
import { type Zippable, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { isArchive, openArchive, repack } from '../../files/archive.ts'
import { InputError } from '../../model/errors.ts'

const MIB = 2 ** 20
const bytes = (text: string) => new TextEncoder().encode(text)

function refusal(archive: Uint8Array, limits = {}): string {
  try {
    openArchive(archive, 'a.xlsx', limits)
  } catch (error) {
    if (error instanceof InputError) return error.located
    throw error
  }
  throw new Error('expected a refusal')
}

describe('an archive', () => {
  test('comes out as it was packed, folders left out, packed or stored', () => {
    const name = fc
      .string({ minLength: 1, maxLength: 20, unit: 'grapheme-ascii' })
      // `__proto__` is a name that the library which packs the example cannot write.
      .filter((text) => !text.includes('/') && text !== '__proto__')
    const contents = fc.dictionary(name, fc.uint8Array({ maxLength: 200_000 }), { maxKeys: 5, minKeys: 1 })
    const property = (files: Record<string, Uint8Array>, level: 0 | 6) => {
      const entries = openArchive(zipSync({ 'folder/': new Uint8Array(), ...files }, { level }), 'a.zip')
      expect([...entries.keys()].sort()).toEqual(Object.keys(files).sort())
      for (const [file, content] of Object.entries(files))
        expect(Buffer.compare(entries.get(file) ?? bytes('?'), content)).toBe(0)
    }
    fc.assert(fc.property(contents, fc.constantFrom(0, 6), property), { numRuns: 30 })
  })

  test('gives only what is wanted', () => {
    const archive = zipSync({ 'word/document.xml': bytes('<d/>'), 'word/media/a.png': bytes('...') })
    expect([...openArchive(archive, 'a.docx', { only: (name) => name.endsWith('.xml') }).keys()]).toEqual([
      'word/document.xml',
    ])
  })

  test('packs again into one of the same entries', () => {
    const entries = new Map([['a/b.xml', bytes('<b/>')]])
    const archive = repack(entries)
    expect(isArchive(archive)).toBe(true)
    expect(Buffer.from(openArchive(archive, 'a').get('a/b.xml') ?? '').toString()).toBe('<b/>')
  })
})

describe('a hostile archive', () => {
  const bomb = zipSync({ 'xl/sheet.xml': new Uint8Array(20 * MIB) })

  test('that unpacks to more than the limit is refused', () => {
    expect(bomb.length).toBeLessThan(30_000)
    expect(refusal(bomb, { maxBytes: MIB })).toBe(
      'a.xlsx: expected at most 1 MiB when unpacked, found more; divide the file, or check where it comes from',
    )
  })

  test('is not believed the sizes it states', () => {
    const lying = bomb.slice()
    const view = new DataView(lying.buffer)
    const directory = Buffer.from(lying).indexOf('PK\x01\x02', 0, 'latin1')
    // Unpacked size in the local header and in the directory.
    view.setUint32(22, 10, true)
    view.setUint32(directory + 24, 10, true)
    expect(refusal(lying, { maxBytes: MIB })).toContain('at most 1 MiB')
  })

  test('of many entries is refused, wanted or not', () => {
    const many: Zippable = Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`${i}.xml`, bytes('x')]))
    expect(refusal(zipSync(many), { maxEntries: 10, only: () => false })).toContain('at most 10 entries')
  })

  test('that is cut off or no archive at all is refused', () => {
    const text = bytes('发展合作'.repeat(5000).split('').sort().join(''))
    const archive = zipSync({ 'a.xml': text }, { level: 0 })
    expect(refusal(archive.subarray(0, 3000))).toContain('damaged, cut off or encrypted')
    expect(refusal(bytes('zh,en'))).toContain('expected a zip archive, found something else')
  })

  test('whose packed bytes are noise is refused', () => {
    const archive = zipSync({ 'a.xml': bytes('abcdefgh'.repeat(1000)) })
    archive.fill(0xff, 36, 46)
    expect(refusal(archive)).toContain('damaged')
  })
})
