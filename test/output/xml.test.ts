import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { element, escapeXml } from '../../files/xmlWriter.ts'
import { formats } from '../../output/index.ts'
import { all, entry, glossaryOf, parseXml, rendering, text, unit } from './fixtures.ts'

const example = {
  unit: unit('和平是好事。', 'Peace is <good> & "cheap".'),
  zh: { start: 0, end: 2 },
  en: { start: 0, end: 5 },
}
const peace = entry(
  '和平',
  [
    rendering('和平', 'peace', { example }),
    rendering('和平', 'harmony', { usage: 'deprecated' }),
    rendering('和平', 'peacefulness', { usage: 'admitted' }),
    rendering('和平', 'world peace', {
      ...{ usage: 'preferred', note: 'as agreed', decided: { by: 'Li Wei', at: '2026-04-01T08:00:00.000Z' } },
    }),
  ],
  { variants: ['“和平”', '和 平'], definition: 'absence of war', domain: 'politics', note: 'see war' },
)

describe('escapeXml', () => {
  test('escapes markup and drops what XML does not allow', () => {
    expect(escapeXml('a < b & c > "d"')).toBe('a &lt; b &amp; c &gt; &quot;d&quot;')
    expect(escapeXml('a\u0000\u0001\u001f\ufffe\uffffb\ud800c𠮷')).toBe('abc𠮷')
    expect(escapeXml('one\r\ntwo\tthree')).toBe('one two three')
  })

  test('whatever was escaped, a strict parser reads the rest of it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (given) => {
        const { text, attributes } = parseXml(element('x', given, { a: given }))
        // White space apart: line ends are evened out, tabs become spaces.
        const kept = given.replace(/[\p{Cc}\s\ufffe\uffff]/gu, '')
        for (const read of [text, attributes.a]) expect(read.replace(/[\p{Cc}\s]/gu, '')).toBe(kept)
      }),
    )
  })
})

describe('tbx', () => {
  test('has the Chinese first, the preferred rendering first, and no deprecated one', async () => {
    const root = parseXml(await text(formats.tbx.write(glossaryOf([peace]))))
    const [termEntry, ...others] = all(root, 'termEntry')
    expect(others).toEqual([])
    expect(termEntry.attributes.id).toBe('c0123456789abcdef')
    const languages = all(termEntry, 'langSet').map((set) => [
      set.attributes['xml:lang'],
      all(set, 'term').map((term) => term.text),
    ])
    expect(languages).toEqual([
      ['zh-CN', ['和平', '和 平']],
      ['en', ['world peace', 'peace', 'peacefulness']],
    ])
    const [preferred] = all(all(termEntry, 'langSet')[1], 'tig')
    expect(all(preferred, 'termNote').map((note) => note.text)).toEqual(['preferredTerm-admn-sts'])
    expect(all(preferred, 'date').map((date) => date.text)).toEqual(['2026-04-01'])
    expect(all(preferred, 'note').map((note) => note.text)).toEqual(['as agreed'])
    expect(all(termEntry, 'descrip').map(({ attributes, text }) => [attributes.type, text])).toEqual([
      ['subjectField', 'politics'],
      ['definition', 'absence of war'],
      ['context', '和平是好事。'],
      ['context', 'Peace is <good> & "cheap".'],
    ])
  })

  test('leaves out a concept whose renderings are all deprecated or superseded', async () => {
    const old = entry('旧词', [rendering('旧词', 'old', { usage: 'superseded' })])
    expect(all(parseXml(await text(formats.tbx.write(glossaryOf([old, peace])))), 'termEntry')).toHaveLength(1)
  })

  test('is well-formed whatever the texts are', async () => {
    const anyText = fc.string({ unit: 'binary' })
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(anyText, anyText, anyText)), async (texts) => {
        const entries = texts.map(([zh, en, note], i) =>
          entry(zh, [rendering(zh, en, { note })], { id: `c${i}`, variants: [note], definition: en, domain: note }),
        )
        const root = parseXml(await text(formats.tbx.write(glossaryOf(entries))))
        expect(all(root, 'termEntry').map(({ attributes }) => attributes.id)).toEqual(entries.map(({ id }) => id))
      }),
    )
  })
})

describe('tmx', () => {
  const units = [unit('和平\n是好事。', 'Peace is <good>.'), unit('\u0001发展', 'Growth', 1)]

  test('has every unit with its source', async () => {
    const root = parseXml(await text(formats.tmx.write(glossaryOf([], units))))
    const [first, second] = all(root, 'tu')
    expect(first.attributes.tuid).toBe('0123456789abcdef:0')
    expect(all(first, 'prop').map(({ attributes, text }) => [attributes.type, text])).toEqual([
      ['x-document', 'talk.txt'],
      ['x-date', '2026-03-08'],
      ['x-speaker-zh', '发言人'],
      ['x-speaker-en', 'Spokesperson'],
      ['x-confidence', '0.9877'],
    ])
    expect(all(first, 'tuv').map((tuv) => [tuv.attributes['xml:lang'], all(tuv, 'seg')[0].text])).toEqual([
      ['zh-CN', '和平 是好事。'],
      ['en', 'Peace is <good>.'],
    ])
    expect(all(second, 'seg').map((seg) => seg.text)).toEqual(['发展', 'Growth'])
  })
})
