import { describe, expect, it } from 'vitest'
import { blockLanguage } from '../../language/script.ts'

describe('blockLanguage', () => {
  it.each([
    ['The two ministers met in Hangzhou.', 'en'],
    ['The term 小康 (xiaokang) was explained by 张先生 to the visitors from abroad.', 'en'],
    ['双方讨论了区域合作。', 'zh'],
    ['APEC会议将于十一月举行，CEO Summit同期举办。', 'zh'],
    ['雙方討論了區域合作。', 'zh'],
    ['AFP', 'en'],
    ['— 12 —', 'none'],
    ['* * *', 'none'],
    ['Стороны обсудили сотрудничество.', 'other'],
    ['両国は協力を強化することで合意しました。', 'other'],
    [
      'Les deux ministres se sont entretenus sur la coopération et le développement des échanges dans la région.',
      'other',
    ],
  ])('%s: %s', (text, language) => {
    expect(blockLanguage(text)).toBe(language)
  })
})
