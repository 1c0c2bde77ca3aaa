import { describe, expect, it } from 'vitest'
import { pinyinOf, spelledNames, spellingsOfSyllable } from '../../language/spelledNames.ts'

const readings: Record<string, string[]> = {
  ...{ 何: ['he'], 远: ['yuan'], 航: ['hang'], 欧: ['ou'], 阳: ['yang'], 明: ['ming'], 小: ['xiao'], 平: ['ping'] },
  ...{ 林: ['lin'], 单: ['dan', 'shan'], 吕: ['lu', 'lv', 'lyu'], 说: ['shuo'], 她: ['ta'] },
}
const names = (zh: string, en: string) =>
  spelledNames(zh, en.split(' '), (character) => readings[character] ?? []).map(
    ({ start, end, from, to }) => `${zh.slice(start, end)} = ${en.split(' ').slice(from, to).join(' ')}`,
  )

describe('spelledNames', () => {
  it.each([
    ['a surname that is an English word', '何远航说', 'He Yuanhang said', ['何远航 = He Yuanhang']],
    ['a surname of two characters', '欧阳明说', 'said Ouyang Ming', ['欧阳明 = Ouyang Ming']],
    ['a given name with a hyphen', '林小平', 'Lin Xiao - ping', ['林小平 = Lin Xiao - ping']],
    ['the less common reading', '单远航', 'Shan Yuanhang', ['单远航 = Shan Yuanhang']],
    ['marks on letters', '吕明', 'Lü Ming', ['吕明 = Lü Ming']],
    ['capitals throughout', '吕明', 'LYU Ming', ['吕明 = LYU Ming']],
    [
      'two of them',
      '何远航、林小平',
      'He Yuanhang and Lin Xiaoping',
      ['何远航 = He Yuanhang', '林小平 = Lin Xiaoping'],
    ],
  ])('finds %s', (_, zh, en, found) => {
    expect(names(zh, en)).toEqual(found)
  })

  it.each([
    ['words without capitals', '何远航', 'he yuanhang'],
    ['letters left over', '何远航', 'He Yuanh'],
    ['characters that do not adjoin', '何说远航', 'He Yuanhang'],
    ['one word', '远航', 'Yuanhang'],
    ['words that spell nothing', '何远航', 'He Said'],
  ])('finds nothing in %s', (_, zh, en) => {
    expect(names(zh, en)).toEqual([])
  })
})

it('writes ü as names do', () => {
  expect(spellingsOfSyllable('lü')).toEqual(['lu', 'lv', 'lyu'])
  expect(spellingsOfSyllable('ming')).toEqual(['ming'])
  expect(pinyinOf("Chang'e")).toBe('change')
})

it('does not look through what is no sentence, nor take for a name what comes back all the time', () => {
  expect(names(`何远航${'说'.repeat(4997)}`, 'He Yuanhang said')).toHaveLength(1)
  expect(names(`何远航${'说'.repeat(4998)}`, 'He Yuanhang said')).toEqual([])
  expect(names('何远航说'.repeat(20), 'He Yuanhang said')).toHaveLength(20)
  expect(names('何远航说'.repeat(21), 'He Yuanhang said')).toEqual([])
})
