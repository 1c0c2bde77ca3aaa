import { expect, test } from 'vitest'
import { read } from '../../../stages/read/index.ts'
import { file, texts } from './helpers.ts'

test('of records that hold whole texts in one language the sentences are read', async () => {
  const records = [
    { title: '报告', content: '港口开放了。船来了！' },
    { title: '附件', content: '灯塔亮了。' },
  ]
  const jsonl = records.map((record) => JSON.stringify(record)).join('\n')
  const { zh, en } = await read({ only: 'zh' })(file('reports.jsonl', jsonl))
  expect(texts(zh)).toEqual(['报告', '港口开放了。', '船来了！', '附件', '灯塔亮了。'])
  expect(en).toEqual([])
})

test('of a bitext one side is read, a row of several sentences as these', async () => {
  const { zh, en } = await read({ only: 'en' })(
    file('a.tsv', 'zh\ten\n船来了！灯塔亮了。\tThe ship came. The light shone.\n'),
  )
  expect(texts(en)).toEqual(['The ship came.', 'The light shone.'])
  expect(zh).toEqual([])
})
