import { describe, expect, it } from 'vitest'
import type { Token } from '../../../model/token.ts'
import { spansOf } from '../../../stages/candidates/spans.ts'

/** Tokens from `word/tag word/tag`. */
function tokens(text: string): Token[] {
  let start = 0
  return text.split(' ').map((part) => {
    const [word, pos] = part.split('/')
    const token = { text: word, start, end: start + word.length, pos, norm: word, lemma: word }
    start = token.end
    return token
  })
}

const spans = (text: string) => {
  const list = tokens(text)
  return spansOf(list).map(({ from, to }) =>
    list
      .slice(from, to)
      .map((token) => token.text)
      .join(''),
  )
}

describe('spansOf', () => {
  it('gives every span that neither begins nor ends with 的', () => {
    expect(spans('共同/n 的/uj 未来/t')).toEqual(['共同', '共同的未来', '未来'])
  })

  it('lists keep their 、 inside, not at an edge', () => {
    expect(spans('主权/n 、/x 安全/an')).toEqual(['主权', '主权、安全', '安全'])
  })

  it('stops at the end of a clause', () => {
    expect(spans('合作/vn 。/x 发展/vn')).toEqual(['合作', '发展'])
  })

  it('takes a comma only between clauses of equal length', () => {
    expect(spans('空谈/v 误国/v ，/x 实干/v 兴邦/v')).toContain('空谈误国，实干兴邦')
    expect(spans('今年/t ，/x 实干/v 兴邦/v')).not.toContain('今年，实干兴邦')
  })

  it('takes quotation marks only in pairs, and not around the whole', () => {
    const found = spans('坚持/v “/x 一国两制/l ”/x 方针/n')
    expect(found).toEqual(
      expect.arrayContaining(['一国两制', '“一国两制”方针', '坚持“一国两制”', '坚持“一国两制”方针']),
    )
    const marks = (span: string) => span.replace(/[^“”]/g, '')
    expect(found.filter((span) => !['', '“”'].includes(marks(span)))).toEqual([])
    expect(found).not.toContain('“一国两制”')
  })

  it('takes brackets in pairs between other words, as titles of laws have them', () => {
    const found = spans('证券/n （/x 修订/v ）/x 条例/n')
    expect(found).toContain('证券（修订）条例')
    expect(found.filter((span) => /[（）]/.test(span))).toEqual(['证券（修订）条例'])
  })

  it('begins with 以 or 与, as formulations do', () => {
    expect(spans('以/p 人民/n 为/p 中心/n')).toContain('以人民为中心')
  })
})
