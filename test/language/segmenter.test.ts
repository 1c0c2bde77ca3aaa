import { describe, expect, it } from 'vitest'
import { jiebaSegmenter } from '../../language/segmenter.ts'

describe('jiebaSegmenter', () => {
  const { cut, tag } = jiebaSegmenter()

  it('cuts text into words', () => {
    expect(cut('外交政策和对外关系')).toEqual(['外交政策', '和', '对外', '关系'])
  })

  it('keeps Latin abbreviations and numbers whole', () => {
    expect(cut('2026年APEC会议')).toEqual(['2026', '年', 'APEC', '会议'])
  })

  it('tags words', () => {
    const [[beijing], [, love]] = tag(['北京欢迎你', '我爱北京'])
    expect(beijing).toEqual({ word: '北京', tag: 'ns' })
    expect(love).toEqual({ word: '爱', tag: 'v' })
  })

  it('loses no character', () => {
    const text = '　“一带一路”：𠮷野家，3.5%！\n abc'
    expect(cut(text).join('')).toBe(text)
    expect(
      tag([text])[0]
        .map(({ word }) => word)
        .join(''),
    ).toBe(text)
  })

  it('has no words in no text', () => {
    expect(cut('')).toEqual([])
    expect(tag(['', '爱', ''])).toEqual([[], [{ word: '爱', tag: 'v' }], []])
    expect(tag([])).toEqual([])
  })
})
