import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { ordinaryCharacters } from '../../../language/radicals.ts'
import { read } from '../../../stages/read/index.ts'
import { file, readText, texts } from './helpers.ts'
import { lines, makePdf, type PdfOptions, type Shown } from './makePdf.ts'

const readPdf = (pages: Shown[][], options?: PdfOptions) => readText(makePdf(pages, options), 'talk.pdf')

/** Lines of Chinese of the same width, a sentence over three of them. */
const ZH = ['港口已经向各国的所有船只开放，我们', '欢迎大家前来停靠，也欢迎各位参观新', '的码头。']
const EN = [
  'The port is open to ships of all countries, and we',
  'welcome all who come to dock here, and all who want',
  'to see the new pier.',
]
const ZH_TEXT = ZH.join('')
const EN_TEXT = EN.join(' ')

describe('a PDF', () => {
  it.each(['UniGB-UCS2-H', 'GBK-EUC-H'] as const)(
    'with a Chinese font of encoding %s that is not embedded',
    async (encoding) => {
      const document = await readPdf([lines([...ZH, '', ...EN])], { encoding })
      expect(texts(document.zh)).toEqual([ZH_TEXT])
      expect(texts(document.en)).toEqual([EN_TEXT])
      expect(document.zh[0].place).toEqual({ file: 'talk.pdf', line: 1, column: 1 })
      expect(document.en[0].place).toEqual({ file: 'talk.pdf', line: 1, column: 4 })
    },
  )

  it('has its paragraphs told by indents, by lines that are not full, and by labels of speakers', async () => {
    const indented = lines(ZH).map((line, i) => (i === 0 ? { ...line, x: 70 } : line))
    const again = indented.map((line) => ({ ...line, y: line.y + 45 }))
    const document = await readPdf([
      [
        ...indented,
        ...again,
        ...lines(['Minister: Yes.', 'Reporter: What about the fishermen?', 'Minister: They', 'are welcome.'], {
          y: 300,
        }),
      ],
    ])
    expect(document.zh.map(({ text, paragraph }) => [text, paragraph])).toEqual([
      [ZH_TEXT, 0],
      [ZH_TEXT, 1],
    ])
    expect(document.en.map(({ text, speaker }) => [speaker, text])).toEqual([
      ['Minister', 'Yes.'],
      ['Reporter', 'What about the fishermen?'],
      ['Minister', 'They are welcome.'],
    ])
  })

  it('goes on over its pages, without their headers, footers and numbers', async () => {
    const page = (number: number, texts: string[]): Shown[] => [
      { text: '海港部 Ministry of Harbours', x: 50, y: 30, size: 8 },
      { text: `${number}`, x: 550, y: 30, size: 8 },
      ...lines(texts),
      { text: `— ${number} —`, x: 290, y: 770, size: 8 },
    ]
    const document = await readPdf([
      page(1, ZH.slice(0, 2)),
      page(2, EN.slice(0, 1)),
      page(3, ZH.slice(2)),
      page(4, EN.slice(1)),
    ])
    expect(texts(document.zh)).toEqual([ZH_TEXT])
    expect(texts(document.en)).toEqual([EN_TEXT])
    expect(document.en[0].place).toMatchObject({ line: 2, column: 2 })
    expect(document.warnings).toEqual([])
  })

  it('keeps the first line of a page that stands on one page only', async () => {
    const document = await readPdf([
      lines(['第一届海港论坛', '', ...ZH]),
      lines(['The Second Harbour Forum', '', ...EN]),
    ])
    expect(document.title).toEqual({ zh: '第一届海港论坛', en: 'The Second Harbour Forum' })
  })

  it.each([
    ['Chinese left, English right', lines(ZH), lines(EN, { x: 300 })],
    [
      'English left, Chinese right, beneath a title',
      [...lines(['论坛'], { x: 280, y: 60 }), ...lines(EN)],
      lines(ZH, { x: 320, y: 104 }),
    ],
  ])('of two columns, %s', async (_, left, right) => {
    const document = await readPdf([[...left, ...right]])
    expect(texts(document.zh).at(-1)).toBe(ZH_TEXT)
    expect(texts(document.en)).toEqual([EN_TEXT])
  })

  it.each([
    ['Chinese left', lines(ZH), (right: number) => lines(EN, { x: right + 2, step: 13 })],
    ['English left', lines(EN, { step: 13 }), (right: number) => lines(ZH, { x: right + 2 })],
  ])('of two columns so close that no white parts them: %s', async (_, left, beside) => {
    const width = (text: string) => [...text].reduce((sum, one) => sum + (one > '\u2e80' ? 10 : 5), 0)
    const right = Math.max(...left.map(({ text, x }) => x + width(text)))
    const document = await readPdf([[...left, ...beside(right)]])
    expect(texts(document.zh)).toEqual([ZH_TEXT])
    expect(texts(document.en)).toEqual([EN_TEXT])
  })

  it('of two columns of one language, through which the text goes', async () => {
    const left = [
      'The port is open to the ships of',
      'all countries, whatever flag they',
      'fly and whatever goods they bring.',
      'We welcome all who come to dock',
      'here, and all who want to see the',
    ]
    const right = [
      'new pier. The fishermen may use',
      'it too, and they are very happy',
      'about it. The work took the city',
      'three years, and ten thousand men',
      'had a part in it.',
    ]
    const document = await readPdf([[...lines(left), ...lines(right, { x: 230 }), ...lines(ZH, { y: 300 })]])
    expect(texts(document.en).join(' ')).toBe([...left, ...right].join(' '))
    expect(document.en).toHaveLength(4)
  })

  it('with justified lines, whose words stand far apart, is of one column', async () => {
    // Each gap of a line stands over one of the next.
    const words = [
      ['The', 50],
      ['port', 90],
      ['is', 130],
      ['open', 170],
      ['to', 215],
      ['ships', 245],
    ] as const
    const rows = [0, 1, 2].map((i) => words.map(([text, x], j) => ({ text, x: x + 2 * i * j, y: 100 + 15 * i })))
    const document = await readPdf([
      [...rows.flat(), ...lines(['of all countries.'], { y: 145 }), ...lines(ZH, { y: 300 })],
    ])
    expect(texts(document.en)).toEqual([`${'The port is open to ships '.repeat(3)}of all countries.`])
  })

  it('breaks words: coop-|eration is one, win-|win keeps its hyphen', async () => {
    const document = await readPdf([
      lines([
        'All of us here want to see much more coop-',
        'eration, which will be good for us: a win-',
        'win result for all.',
        '',
        ...ZH,
      ]),
    ])
    expect(texts(document.en)).toEqual([
      'All of us here want to see much more cooperation, which will be good for us: a win-win result for all.',
    ])
  })

  it('has footnotes, which follow the text and leave no marks in it', async () => {
    const document = await readPdf([
      [
        ...lines(ZH.slice(0, 2)),
        { text: '1', x: 50 + 170, y: 96, size: 6 },
        { text: '1 指东海港。', x: 50, y: 700, size: 7 },
      ],
      [...lines(ZH.slice(2)), ...lines(EN, { y: 200 })],
    ])
    expect(texts(document.zh)).toEqual([ZH_TEXT, '1 指东海港。'])
  })

  it('makes a pair with another one', async () => {
    const [zh, en] = [ZH, EN].map((text) => makePdf([lines(text)]))
    const document = await read({})({ zh: file('talk.zh.pdf', zh), en: file('talk.en.pdf', en) })
    expect([texts(document.zh), texts(document.en)]).toEqual([[ZH_TEXT], [EN_TEXT]])
  })

  it('says which pages have no text', async () => {
    const { warnings } = await readPdf([lines([...ZH, '', ...EN]), [], lines(['港口。']), [], []])
    expect(warnings).toEqual([expect.stringMatching(/^talk\.pdf: no text on pages 2, 4-5: /)])
  })
})

describe('a PDF that cannot be read is refused', () => {
  const good = makePdf([lines([...ZH, '', ...EN])])
  const key = `<${'00'.repeat(32)}>`
  const encrypt = `/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /O ${key} /U ${key} /P -4 >>`
  it.each([
    ['without text', makePdf([[], []]), /found 2 pages without any \(scanned\?; shuyu extract --ocr/],
    [
      'encrypted',
      makePdf([lines(ZH)], { trailer: encrypt }),
      /found one that is encrypted; save it without its password/,
    ],
    ['cut off before its first page', good.slice(0, 40), /found one that is damaged or cut off/],
    ['that is none', Buffer.from('港口。\nThe port.'), /found one that is damaged or cut off/],
  ])('%s', async (_, bytes, message) => {
    await expect(readText(bytes, 'talk.pdf')).rejects.toThrow(message)
  })

  const spaces = deflateSync(Buffer.alloc(70 * 2 ** 20, ' '))
  // A run of 128 spaces in two bytes.
  const runs = deflateSync(Buffer.alloc(1.1 * 2 ** 20, '\x81 ', 'latin1'))
  it.each([
    ['/FlateDecode', spaces],
    ['[/Fl#61teDecode /FlateDecode]', deflateSync(spaces)],
    ['[/ASCIIHexDecode /FlateDecode]', Buffer.from(`${spaces.toString('hex')}>`)],
    ['[/FlateDecode /RunLengthDecode]', runs],
  ])('where a few bytes would fill the memory, through the filters %s', async (filter, bytes) => {
    const before = process.memoryUsage().rss
    const bomb = makePdf([[]], { packed: { filter, bytes } })
    await expect(readText(bomb, 'bomb.pdf')).rejects.toThrow(/parts of at most 64 MiB when unpacked/)
    expect(process.memoryUsage().rss - before).toBeLessThan(600 * 2 ** 20)
  })
})

it('radicals of dictionaries become the characters that look like them', () => {
  expect(ordinaryCharacters('外交部⻓⼈⺠⻢⻰，豈')).toBe('外交部长人民马龙，豈')
  expect(ordinaryCharacters('港口 port')).toBe('港口 port')
})
