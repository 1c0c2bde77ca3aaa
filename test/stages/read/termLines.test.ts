import { describe, expect, it } from 'vitest'
import { readText, texts } from './helpers.ts'

const sides = async (text: string) => {
  const document = await readText(text)
  return [texts(document.zh), texts(document.en)]
}

describe('a list of terms, a term and its translation on each line', () => {
  it.each([
    ['two spaces', '  '],
    ['a space', ' '],
    ['a mark', ' = '],
  ])('keeps terms that end with what is a function word elsewhere: %s between them', async (_, between) => {
    const list = [
      ['碳达峰', 'carbon peaking'],
      ['碳中和', 'carbon neutrality'],
      ['男女平等', 'gender equality'],
    ]
    expect(await sides(list.map((pair) => pair.join(between)).join('\n'))).toEqual([
      list.map(([zh]) => zh),
      list.map(([, en]) => en),
    ])
  })

  it('is none where the Chinese goes on with names', async () => {
    const [zh] = await sides('港口开放了。\n\n中国和 ASEAN\n\nThe port is open.\n')
    expect(zh).toContain('中国和 ASEAN')
  })
})
