import { describe, expect, it } from 'vitest'
import { bitextLayout, languageOfTitle } from '../../../stages/read/columns.ts'
import { atPlace, readText, texts } from './helpers.ts'

/** Pairs of a document whose source is aligned. */
async function beadsOf(content: string | Uint8Array, name: string) {
  const { zh, en, beads = [], warnings, title } = await readText(content, name)
  const side = (indices: readonly number[], segments: typeof zh) => indices.map((i) => segments[i].text).join('|')
  return { pairs: beads.map((bead) => [side(bead.zh, zh), side(bead.en, en)]), warnings, title, zh, en }
}

const pairs = [
  ['港口开放，欢迎来宾。', 'The port is open; welcome.'],
  ['船来了。', 'Ships, they say, come.'],
]

describe('separated values', () => {
  it.each([
    ['commas', 'zh,en\n港口开放，欢迎来宾。,The port is open; welcome.\n船来了。,"Ships, they say, come."\n', 'a.csv'],
    [
      'semicolons',
      'zh;en\n港口开放，欢迎来宾。;"The port is open; welcome."\n船来了。;Ships, they say, come.\n',
      'a.csv',
    ],
    [
      'tabs in a CSV',
      '中文\t英文\n港口开放，欢迎来宾。\tThe port is open; welcome.\n船来了。\tShips, they say, come.\n',
      'a.csv',
    ],
    [
      'commas in a text',
      'English,Chinese\nThe port is open; welcome.,港口开放，欢迎来宾。\n"Ships, they say, come.",船来了。\n',
      'a.txt',
    ],
    [
      'a named separator',
      'sep=|\n原文|译文\n港口开放，欢迎来宾。|The port is open; welcome.\n船来了。|Ships, they say, come.\n',
      'a.csv',
    ],
  ])('with %s', async (_, source, name) => {
    const read = await beadsOf(source, name)
    expect(read.pairs).toEqual(pairs)
    expect(read.title).toBeUndefined()
    expect(atPlace(source, read.zh[1])).toBe('船来了。')
    expect(atPlace(source, read.en[1])).toBe('Ships, they say, come.')
  })

  it('as spreadsheet programs save them: UTF-16, quoted cells, line breaks in cells', async () => {
    const source = '"港口开放。\n船来了。"\t"The ""port"" is open.\nShips come."\r\n我们等。\tWe wait.\r\n'
    const read = await beadsOf(Buffer.from(`\ufeff${source}`, 'utf16le'), 'a.txt')
    expect(read.pairs).toEqual([
      ['港口开放。', 'The "port" is open.'],
      ['船来了。', 'Ships come.'],
      ['我们等。', 'We wait.'],
    ])
    expect(read.zh[1].place).toMatchObject({ line: 2, column: 1 })
  })

  it('tell ragged rows by their numbers and leave them out', async () => {
    const { pairs, warnings } = await beadsOf(
      'zh,en\n甲方来了。,Party A came.\n乙方来了。,Party B came, too.\n丙方来了。\n丁方来了。,Party D came.,,\n戊方来了。,Party E.\n',
      'a.csv',
    )
    expect(pairs.map(([zh]) => zh)).toEqual(['甲方来了。', '丁方来了。', '戊方来了。'])
    expect(warnings).toEqual([
      'a.csv:3: expected 2 columns as the titles have, found 3; the row was left out',
      'a.csv:4: expected 2 columns as the titles have, found 1; the row was left out',
    ])
  })

  it('may lack the empty cells at the end of a row, as Excel leaves them out', async () => {
    const { pairs, warnings } = await beadsOf('zh,en,note\n甲方来了。,Party A.,x\n乙方来了。,Party B.\n', 'a.csv')
    expect(pairs).toHaveLength(2)
    expect(warnings).toEqual([])
  })

  it('with prose in them are prose', async () => {
    const source =
      '各位，下午好，欢迎。\nGood afternoon, everybody, welcome.\n今天，我们谈谈，好吗？\nToday, let us talk, shall we?\n'
    expect((await readText(source)).beads).toBeUndefined()
  })
})

describe('the columns of a table', () => {
  it.each([
    ['中文', 'zh'],
    ['zh_Hant', 'zh'],
    ['Chinese (Simplified)', 'zh'],
    ['英文译文', 'en'],
    ['Source (English)', 'en'],
    ['text_en', 'en'],
    ['Chinois', 'zh'],
    ['Inglés', 'en'],
    ['Китайский', 'zh'],
    ['영어', 'en'],
    ['Notes', undefined],
    ['原文', undefined],
  ])('%s', (title, language) => {
    expect(languageOfTitle(title)).toBe(language)
  })

  it('are told by what they hold where titles name the sides only', () => {
    const layout = bitextLayout([
      ['序号', '译文', '原文'],
      ['1', 'The port is open.', '港口开放。'],
    ])
    expect(layout).toEqual({ columns: { zh: 2, en: 1 }, firstRow: 1, swapped: false })
  })

  it('have titles below the name of the table', () => {
    const layout = bitextLayout([['港口词汇'], [], ['No.', 'English', '中文'], ['1', 'pier', '码头']])
    expect(layout).toMatchObject({ columns: { zh: 2, en: 1 }, firstRow: 3 })
  })

  it('have no titles where the first row is text', () => {
    expect(
      bitextLayout([
        ['APEC', 'APEC'],
        ['码头', 'pier'],
        ['船', 'ship'],
      ]),
    ).toMatchObject({ firstRow: 0 })
  })
})

it('tables of a page have titles in any language too', async () => {
  const cells = (tag: string, ...texts: string[]) =>
    `<tr>${texts.map((text) => `<${tag}>${text}</${tag}>`).join('')}</tr>`
  const { zh } = await readText(
    `<html><body><table>${cells('th', '原文', '译文')}${cells('td', '港口开放。', 'The port is open.')}</table></body></html>`,
    'a.html',
  )
  expect(texts(zh)).toEqual(['港口开放。'])
})
