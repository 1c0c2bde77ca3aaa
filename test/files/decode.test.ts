import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { decode } from '../../files/decode.ts'
import { InputError } from '../../model/errors.ts'
import { file } from '../stages/read/helpers.ts'

const SIMPLIFIED = '港务部举行记者会。发言人说：“我们欢迎各国朋友，港口对所有人开放。”\nThe port is open to all.\n'
const TRADITIONAL = '港務部舉行記者會。發言人說：「我們歡迎各國朋友，港口對所有人開放。」\nThe port is open to all.\n'

function encode(text: string, encoding: string, addBOM = false): Uint8Array {
  return iconv.encode(text, encoding, { addBOM })
}

function errorOf(work: () => unknown): InputError {
  try {
    work()
  } catch (error) {
    if (error instanceof InputError) return error
    throw error
  }
  throw new Error('expected an InputError')
}

describe('decode', () => {
  it.each([
    ['utf-8', SIMPLIFIED, 'utf-8', false],
    ['utf-8', TRADITIONAL, 'utf-8', true],
    ['gb18030', SIMPLIFIED, 'gb18030', false],
    ['gb18030', TRADITIONAL, 'gb18030', false],
    ['big5', TRADITIONAL, 'big5', false],
    ['utf-16le', SIMPLIFIED, 'utf-16le', true],
    ['utf-16be', SIMPLIFIED, 'utf-16be', true],
    ['utf-16le', TRADITIONAL, 'utf-16le', false],
    ['utf-16be', SIMPLIFIED, 'utf-16be', false],
    ['utf-16le', 'Only English, no mark.', 'utf-16le', false],
    [
      'windows-1252',
      'The café said: “We’re open” – that’s all there was to it, and then the guests went home.',
      'windows-1252',
      false,
    ],
  ])('%s: %s', (encoding, text, expected, addBOM) => {
    const decoded = decode(file('a.txt', encode(text, encoding, addBOM)))
    expect(decoded).toEqual({ text, encoding: expected, warnings: [] })
  })

  it('reads any mix of common sentences back from GB18030, Big5 and UTF-16', () => {
    const simplified = [
      '我们同各国发展友好合作关系。',
      '会议将于明年三月举行。',
      'Thank you.\n',
      '人民生活水平不断提高。',
      '2026年',
    ]
    const traditional = [
      '我們同各國發展友好合作關係。',
      '會議將於明年三月舉行。',
      'Thank you.\n',
      '人民生活水平不斷提高。',
      '2026年',
    ]
    const mix = (sentences: string[]) =>
      fc
        .array(fc.constantFrom(...sentences), { minLength: 1, maxLength: 12 })
        .map((parts) => sentences[0] + parts.join(''))
    fc.assert(
      fc.property(mix(simplified), mix(traditional), (zhHans, zhHant) => {
        for (const [text, encoding] of [
          [zhHans, 'gb18030'],
          [zhHant, 'big5'],
          [zhHans, 'utf-16be'],
        ])
          expect(decode(file('a.txt', encode(text, encoding))).text).toBe(text)
      }),
      { numRuns: 50 },
    )
  })

  it('takes the encoding it is told', () => {
    const bytes = encode('欢迎', 'gb18030')
    expect(decode(file('a.txt', bytes), { encoding: 'gb18030' }).text).toBe('欢迎')
    expect(errorOf(() => decode(file('a.txt', bytes), { encoding: 'utf-8' })).message).toMatch(
      /expected utf-8, found bytes that are not \(0xBB\)/,
    )
    expect(errorOf(() => decode(file('a.txt', bytes), { encoding: 'chinese-8' })).message).toMatch(
      /name of an encoding/,
    )
  })

  it.each(['utf-8', 'gb18030', 'utf-16le'])('refuses a file of %s that ends inside a character', (encoding) => {
    const bytes = encode(`${SIMPLIFIED}港`, encoding, encoding === 'utf-16le')
    const error = errorOf(() => decode(file('a.txt', bytes.subarray(0, bytes.length - 1))))
    expect(error.message).toContain(`found a file that ends inside a character (${encoding})`)
    expect(error.line).toBe(SIMPLIFIED.split('\n').length)
  })

  it('names the line of a byte that broke UTF-8', () => {
    const bytes = encode(SIMPLIFIED.repeat(20), 'utf-8')
    bytes[bytes.indexOf(0x0a) + 5] = 0xff
    const error = errorOf(() => decode(file('a.txt', bytes)))
    expect(error.line).toBe(2)
    expect(error.message).toMatch(/expected UTF-8/)
  })

  it('warns of characters that were lost before', () => {
    expect(decode(file('a.txt', '港口\uFFFD开放')).warnings).toEqual([expect.stringMatching(/1 unreadable/)])
  })

  it.each([
    ['nothing', new Uint8Array(), /empty file/],
    ['white space', encode(' \r\n\t', 'utf-8'), /only white space/],
    ['a PDF', encode('%PDF-1.7 \n', 'utf-8'), /found a PDF/],
    ['a Word file', Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0]), /zip archive/],
    ['zeros', new Uint8Array(500), /binary file/],
    [
      'noise',
      Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919 + (i >> 3) * 104729) & 0xff),
      /binary file|none of/,
    ],
    ['Cyrillic bytes', encode('Порт открыт для всех желающих, и мы рады гостям.', 'windows-1251'), /reads as none of/],
  ])('refuses %s', (_, bytes, message) => {
    expect(errorOf(() => decode(file('a.txt', bytes))).message).toMatch(message)
  })
})
