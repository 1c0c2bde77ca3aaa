import { describe, expect, it } from 'vitest'
import { read } from '../../../stages/read/index.ts'
import { file, readPair, readText, texts } from './helpers.ts'

const ZH = '海港论坛\n2025年5月4日\n\n港口已经开放。\n我们欢迎来宾。\n'
const EN = 'The Harbour Forum\nMay 4, 2025\n\nThe port is open. We welcome guests.\n'

describe('a pair of files', () => {
  it('is one document, named after the Chinese file', async () => {
    const document = await readPair(ZH, EN)
    expect(texts(document.zh)).toEqual(['海港论坛', '2025年5月4日', '港口已经开放。', '我们欢迎来宾。'])
    expect(texts(document.en)).toEqual(['The Harbour Forum', 'May 4, 2025', 'The port is open.', 'We welcome guests.'])
    expect(document).toMatchObject({
      name: 'talk.zh.txt',
      date: '2025-05-04',
      title: { zh: '海港论坛', en: 'The Harbour Forum' },
    })
    expect(document.en[0].place.file).toBe('talk.en.txt')
    expect(document.beads).toBeUndefined()
    expect(document.warnings).toEqual([])
  })

  it('is refused where its languages are swapped', async () => {
    await expect(readPair(EN, ZH)).rejects.toThrow(/found English here and Chinese there: they are swapped/)
  })

  it('keeps a short line of the other script with its file, and leaves a paragraph out', async () => {
    const document = await readPair(
      `${ZH}\nAPEC\n\nThis paragraph is in English, in a file of Chinese, by mistake.\n`,
      EN,
    )
    expect(texts(document.zh).at(-1)).toBe('APEC')
    expect(texts(document.en)).toHaveLength(4)
    expect(document.warnings).toEqual(['talk.zh.txt: 1 paragraphs not in Chinese were left out'])
  })

  it('is refused where both files are in one language, or one in neither', async () => {
    await expect(readPair(ZH, ZH)).rejects.toThrow(/found Chinese here and Chinese there$/)
    await expect(readPair(ZH, 'Порт открыт.')).rejects.toThrow(/found Chinese here and Russian there$/)
  })

  it('NAME.zh and NAME.en are aligned line by line, empty lines included', async () => {
    const document = await read({})({ zh: file('a.zh', '港口\n\n码头\n'), en: file('a.en', 'port\nship\npier\n') })
    expect(texts(document.zh)).toEqual(['港口', '码头'])
    expect(document.zh[1].place).toEqual({ file: 'a.zh', line: 3, column: 1 })
    expect(document.beads?.map(({ zh, en }) => [zh, en])).toEqual([
      [[0], [0]],
      [[], [1]],
      [[1], [2]],
    ])
    await expect(read({})({ zh: file('a.zh', '港口\n'), en: file('a.en', 'port\nship\n') })).rejects.toThrow(
      /as many lines .* found 1 and 2/,
    )
  })
})

describe('one file', () => {
  it('is refused where a language is missing, naming it and what to do', async () => {
    await expect(readText('The port is open.')).rejects.toThrow(
      /found only English; .* NAME\.zh\.txt and NAME\.en\.txt/,
    )
    await expect(readText('港口已经开放。')).rejects.toThrow(/found only Chinese/)
    await expect(readText(`港口\n\n${'The port is open to all guests. '.repeat(20)}`)).rejects.toThrow(
      /found only English/,
    )
    await expect(readText('1 2 3\n---')).rejects.toThrow(/found neither/)
  })

  it('has an id that depends on its bytes alone', async () => {
    const ids = [
      await readText('港口。\nPort.', 'a.txt'),
      await readText('港口。\nPort.', 'b.md'),
      await readText('港口！\nPort.', 'a.txt'),
    ].map(({ id }) => id)
    expect(ids[0]).toMatch(/^[0-9a-f]{16}$/)
    expect(ids[1]).toBe(ids[0])
    expect(ids[2]).not.toBe(ids[0])
  })

  it('takes its date from the file name where the text tells none', async () => {
    expect((await readText('港口。\n\nThe port.', 'talks/2024-11-05 harbour.txt')).date).toBe('2024-11-05')
    expect(
      (await readText('港口将自2023年1月1日起开放。\n\nThe port will open from January 1, 2023.')).date,
    ).toBeUndefined()
  })
})
