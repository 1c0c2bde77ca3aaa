import { expect, test } from 'vitest'
import { openDictionary } from '../../glossaries/lexicons/cedict.ts'
import { jiebaSegmenter } from '../../language/segmenter.ts'
import { titleBeside } from '../../reports/englishTitle.ts'
import { namesBook } from '../../reports/namesBook.ts'
import { bitext, extraction } from '../glossaries/termbase/builders.ts'
import { temporaryFile, withTermbase } from '../glossaries/termbase/fixtures.ts'

function dated(date: string, lines: [string, string][]) {
  const { document, units } = bitext(`${date}.txt`, lines)
  return extraction([{ document: { ...document, date }, units }], [])
}

test('a person has each title with the dates between which it stands beside the name', {
  timeout: 60_000,
}, async () => {
  const people = await withTermbase(temporaryFile(), async (termbase) => {
    await termbase.save(dated('2022-05-10', [['外交部长王毅出席。', 'Foreign Minister Wang Yi attended.']]), 'test')
    // jieba takes 王毅同 for the name.
    const talks: [string, string][] = [
      ['外交部长王毅同法国外长会谈。', 'Foreign Minister Wang Yi met his counterpart.'],
    ]
    await termbase.save(dated('2022-07-01', talks), 'test')
    const later: [string, string][] = [
      ['中央外办主任王毅会见客人。', 'Director Wang Yi met the guests.'],
      ['外交部长秦剛表示歡迎。', 'Qin Gang, Minister of Foreign Affairs, said welcome.'],
      ['外交部副部长马朝旭出席。', 'Ma Zhaoxu attended.'],
    ]
    await termbase.save(dated('2023-02-11', later), 'test')
    return namesBook(termbase, jiebaSegmenter(), openDictionary())
  })
  expect(people.map(({ zh }) => zh)).toEqual(['马朝旭', '秦刚', '王毅'])
  expect(people[2]).toEqual({
    ...{ zh: '王毅', traditional: '王毅', pinyin: 'Wáng Yì', spelled: 'Wang Yi' },
    english: [{ en: 'Wang Yi', count: 3 }],
    titles: [
      { zh: '外交部长', en: 'Foreign Minister', places: 2, first: '2022-05-10', last: '2022-07-01' },
      { zh: '中央外办主任', en: 'Director', places: 1, first: '2023-02-11', last: '2023-02-11' },
    ],
    ...{ first: '2022-05-10', last: '2023-02-11', places: 3, documents: 3 },
  })
  expect(people[1]).toMatchObject({ traditional: '秦剛', titles: [{ en: 'Minister of Foreign Affairs' }] })
  // 朝 is cháo as well: the English says which.
  expect(people[0]).toMatchObject({
    ...{ pinyin: 'Mǎ Zhāoxù', spelled: 'Ma Zhaoxu', english: [{ en: 'Ma Zhaoxu' }] },
    titles: [{ zh: '外交部副部长' }],
  })
})

test.each([
  ['Foreign Minister Wang Yi spoke.', 'Foreign Minister'],
  ['Wang Yi, Minister of Foreign Affairs, spoke.', 'Minister of Foreign Affairs'],
  ['Today Vice Foreign Minister Wang Yi spoke.', 'Vice Foreign Minister'],
  ['The Director of the Office Mr. Wang Yi spoke.', 'Director of the Office'],
  ['Comrade Wang Yi spoke.', undefined],
  ['On Friday, Wang Yi spoke.', undefined],
])('%s has the title %s', (text, title) => {
  const start = text.indexOf('Wang Yi')
  expect(titleBeside(text, { start, end: start + 7 })).toBe(title)
})
