import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { delimitedRows, delimitersOf, streamedRows } from '../../files/delimited.ts'

/** The cells of a text, its separator told by its content. */
const cellsIn = (text: string) => [...delimitedRows(text, delimitersOf(text)!)].map(({ cells }) => cells)

describe('the separator', () => {
  test('divides most rows into the same number of cells', () => {
    expect(delimitersOf('和平;peace, lasting\n发展;development\n合作;cooperation\n')?.separator).toBe(';')
    expect(delimitersOf('和平,peace\n发展,development; growth\n')?.separator).toBe(',')
    expect(delimitersOf('和平\tpeace, lasting; just\n发展\tdevelopment, growth; progress\n')?.separator).toBe('\t')
    expect(delimitersOf('只有一列\n没有分隔\n')).toBeUndefined()
  })

  test('counts outside of quotation marks only', () => {
    expect(delimitersOf('和平;"peace, just, lasting"\n发展;"growth, development, progress"\n')?.separator).toBe(';')
  })

  test('is named in the first line of some files, which is no row', () => {
    expect(cellsIn('\ufeffsep=;\nzh;en\n和平;peace\n')).toEqual([
      ['zh', 'en'],
      ['和平', 'peace'],
    ])
  })

  test('is that of the titles', () => {
    const isHeader = (cells: readonly string[]) => cells.includes('zh') && cells.includes('en')
    const text = 'zh|en\n甲,乙|a\n丙,丁|b\n戊|c, d\n己|e\n庚,辛|f\n壬|g, h|i\n癸|j, k|l\n'
    expect(delimitersOf(text)?.separator).toBe(',')
    expect(delimitersOf(text, { isHeader })?.separator).toBe('|')
  })
})

describe('quotation marks', () => {
  test('hold separators, line breaks and doubled marks', () => {
    expect(cellsIn('a,"b, ""c""","d\ne"\nf,g,h\n')).toEqual([
      ['a', 'b, "c"', 'd\ne'],
      ['f', 'g', 'h'],
    ])
  })

  test('inside a cell belong to its text, and so do those with something behind them', () => {
    expect(cellsIn('六国,the "P5+1" talks\n五国,"P5" plus one\n甲,b\n')).toEqual([
      ['六国', 'the "P5+1" talks'],
      ['五国', '"P5" plus one'],
      ['甲', 'b'],
    ])
  })

  test('that are never closed belong to the text, and the rows after them are read', () => {
    expect(cellsIn('a,"b\nc,d\ne,f\n')).toEqual([
      ['a', '"b'],
      ['c', 'd'],
      ['e', 'f'],
    ])
  })

  test('are part of the text in tab-separated values, unless every mark fits the rules', () => {
    expect(cellsIn('“双碳”目标\t"dual carbon" goals\n和平\t"peace"\n')).toEqual([
      ['“双碳”目标', '"dual carbon" goals'],
      ['和平', '"peace"'],
    ])
    expect(cellsIn('甲\t"She said:\n乙\tYes."\n')).toEqual([
      ['甲', '"She said:'],
      ['乙', 'Yes."'],
    ])
  })

  test('are undone in tab-separated values of spreadsheet programs', () => {
    expect(cellsIn('和平与发展\t"peace, development"\n多边主义\tmultilateralism\n')[0]).toEqual([
      '和平与发展',
      'peace, development',
    ])
    expect(cellsIn('甲\t"say ""a"""\n"乙\n丙"\t"b\nc"\n')).toEqual([
      ['甲', 'say "a"'],
      ['乙\n丙', 'b\nc'],
    ])
    expect(cellsIn('zh\ten\n"甲"\t"a"\n"乙"\t"b"\n')).toEqual([
      ['zh', 'en'],
      ['甲', 'a'],
      ['乙', 'b'],
    ])
  })
})

test('rows and cells know their places', () => {
  const rows = [...delimitedRows('\ufeffa,"b\r\nccc",d\r\n\r\n"e",f\r', { separator: ',', quoted: true })]
  expect(rows.map(({ line, places }) => [line, places.map(({ line, column }) => `${line}:${column}`)])).toEqual([
    [1, ['1:1', '1:4', '2:6']],
    [4, ['4:2', '4:5']],
  ])
})

test('a text in pieces has the rows of the whole', async () => {
  const cell = fc.stringMatching(/^[a中",;\n\r\t ]{0,6}$/)
  await fc.assert(
    fc.asyncProperty(fc.array(cell), fc.integer({ min: 1, max: 5 }), fc.boolean(), async (parts, size, quoted) => {
      const text = parts.join(',')
      const pieces = async function* () {
        for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size)
      }
      const delimiters = { separator: ',', quoted }
      const rows = []
      for await (const row of streamedRows(pieces(), delimiters)) rows.push(row)
      expect(rows).toEqual([...delimitedRows(text, delimiters)])
    }),
  )
})

test('what is written by the rules comes back', () => {
  const cell = fc.stringMatching(/^[a中",;\n\t ]{0,6}$/)
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 3 }), { minLength: 1 })
  fc.assert(
    fc.property(table, (rows) => {
      const quote = (text: string) => `"${text.replaceAll('"', '""')}"`
      const text = rows.map((cells) => cells.map(quote).join(',')).join('\r\n')
      expect([...delimitedRows(text, { separator: ',', quoted: true })].map(({ cells }) => cells)).toEqual(rows)
    }),
  )
})
