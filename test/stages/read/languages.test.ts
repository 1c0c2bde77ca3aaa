import { describe, expect, it } from 'vitest'
import { readText, texts } from './helpers.ts'

/** Both streams of a text, without what is no concern here. */
async function streams(text: string) {
  const { zh, en, title } = await readText(text)
  return { zh: texts(zh), en: texts(en), title }
}

describe('Chinese with names in Latin letters', () => {
  it.each([
    '根据 SOLAS Chapter V 和 MARPOL Annex VI，port State control officer 可以登船检查。',
    '使用 Docker Compose 部署 container cluster 时，需要配置 load balancer。',
    'IMO、ILO、World Shipping Council 的报告（Review of Maritime Transport）也这样认为。',
    '接种 mRNA-1273 或 BNT162b2 的人，Omicron BA.5 感染率较低。',
    '他说“We shall keep the port open for all of you and your ships.”。',
    'IMO、ILO、UNCTAD。',
  ])('is Chinese: %s', async (sentence) => {
    const { zh, en } = await streams(`${sentence}\n\nThe port is open.\n\n港口已经开放。`)
    expect(zh).toContain(sentence)
    expect(en).toEqual(['The port is open.'])
  })

  it('and English with Chinese names is English', async () => {
    const sentence = 'The terms 人类命运共同体, 全球发展倡议 and 全过程人民民主 are new.'
    const { en } = await streams(`港口已经开放。\n\n${sentence}`)
    expect(en).toEqual([sentence])
  })

  it('a line of both, with nothing between, is what its neighbours are not', async () => {
    const text = '港口扩建三期项目。\n\nThe third stage.\n\nDeep Water Berth 深水 Quay Crane\n\nIt is open.'
    expect((await streams(text)).zh).toContain('Deep Water Berth 深水 Quay Crane')
  })
})

describe('both languages in one paragraph', () => {
  it('are parted at the ends of sentences, at titles and before names that begin a sentence', async () => {
    const text =
      '港口管理局记者会实录Transcript of a press conference of the port海港日报记者：泊位何时开放？Harbour Daily: When will the berths open?答：5月6日至9日。Answer: From May 6 to 9.ABC记者：IMO有何评论？ABC: Any comment by the IMO?'
    const { zh, en, title } = await streams(text)
    expect(zh).toEqual(['港口管理局记者会实录', '泊位何时开放？', '5月6日至9日。', 'IMO有何评论？'])
    expect(en).toEqual([
      'Transcript of a press conference of the port',
      'When will the berths open?',
      'From May 6 to 9.',
      'Any comment by the IMO?',
    ])
    expect(title).toEqual({ zh: '港口管理局记者会实录', en: 'Transcript of a press conference of the port' })
  })

  it('are parted with the English first', async () => {
    const { zh, en, title } = await streams(
      'Transcript of the briefing吹风会实录Harbour Daily: When will it open?海港日报记者：何时开放？Spokesperson: They will open on July 1.发言人：七月一日。',
    )
    expect(title).toEqual({ zh: '吹风会实录', en: 'Transcript of the briefing' })
    expect(zh).toEqual(['吹风会实录', '何时开放？', '七月一日。'])
    expect(en).toEqual(['Transcript of the briefing', 'When will it open?', 'They will open on July 1.'])
  })

  it('names and numbers stay with their sentence', async () => {
    const { zh, en } = await streams(
      '5G技术发展很快，iPhone也支持5G。5G technology develops quickly, and iPhones support 5G. 2025年，贸易增长了3.5%。In 2025, trade grew by 3.5%.',
    )
    expect(zh).toEqual(['5G技术发展很快，iPhone也支持5G。', '2025年，贸易增长了3.5%。'])
    expect(en).toEqual(['5G technology develops quickly, and iPhones support 5G.', 'In 2025, trade grew by 3.5%.'])
  })

  it('a Chinese sentence that quotes an English title stays whole', async () => {
    const sentence = '港务局长在他的著作 The Art of the Deal 一书中谈到了港口，并介绍了方法。'
    expect((await streams(`${sentence}\n\nHe speaks of the port in his book.`)).zh).toEqual([sentence])
  })
})

describe('lists of terms', () => {
  const zh = ['码头', '防波堤', '休渔期']
  const en = ['pier', 'breakwater', 'fishing moratorium']

  it.each([
    ['after a space', (z: string, e: string) => `${z} ${e}`],
    ['numbered', (z: string, e: string, i: number) => `${i + 1}. ${z} ${e}`],
    ['after a colon', (z: string, e: string) => `${z}：${e}`],
    ['after a slash', (z: string, e: string) => `- ${z} / ${e}`],
    ['after a dash', (z: string, e: string) => `${z} — ${e}`],
    ['in brackets', (z: string, e: string) => `${z}（${e}）`],
    ['English first', (z: string, e: string) => `${e} ${z}`],
    ['on lines that take turns', (z: string, e: string) => `${z}\n${e}`],
    ['in paragraphs that take turns', (z: string, e: string) => `\n${z}\n\n${e}\n`],
  ])('a term and its translation %s', async (_, write) => {
    const list = zh.map((term, i) => write(term, en[i], i)).join('\n')
    const document = await streams(`港口已经开放。\n\nThe port is open.\n\n${list}\n`)
    expect(document.zh).toEqual(['港口已经开放。', ...zh])
    expect(document.en).toEqual(['The port is open.', ...en])
  })

  it('one language after the other', async () => {
    const document = await streams(`港口开放。\n\nThe port is open.\n\n${zh.join('\n')}\n\n${en.join('\n')}\n`)
    expect(document.en).toEqual(['The port is open.', ...en])
  })

  it('a heading in both languages', async () => {
    const document = await readText('# 渔港码头 fishing pier\n\n港口开放。\n\nThe port is open.\n', 'a.md')
    expect(document.title).toEqual({ zh: '渔港码头', en: 'fishing pier' })
  })

  it.each(['安装 Docker\n\n配置 Nginx\n\n使用 Kubernetes', '来源：Harbour Daily\n编辑：Chen', '港口使用 Windows\n'])(
    'no list: %s',
    async (lines) => {
      const document = await streams(`港口开放。\n\nThe port is open.\n\n${lines}\n`)
      expect(document.en).toEqual(['The port is open.'])
    },
  )
})

describe('a third language is named', () => {
  const english = 'The two countries agreed.'
  it.each([
    ['日米首脳会談の概要\n\n両国は協力を深めることで一致した。', english, /found Japanese and English, but no Chinese/],
    ['양국은 협력을 강화하기로 했다.', english, /found Korean and English, but no Chinese/],
    ['Стороны обсудили сотрудничество.', english, /found Russian and English, but no Chinese/],
    [
      "Les deux pays sont convenus d'approfondir leur coopération dans tous les domaines.\n\nNous sommes favorables au dialogue et à la paix.",
      '两国同意深化合作。',
      /found French and Chinese, but no English/,
    ],
    [
      'Hai nước nhất trí làm sâu sắc hợp tác.',
      '两国同意深化合作。',
      /found another language and Chinese, but no English/,
    ],
  ])('%s', async (text, other, message) => {
    await expect(readText(`${text}\n\n${other}\n`)).rejects.toThrow(message)
  })

  it('pinyin above Chinese is left out', async () => {
    const document = await readText('Gǎngkǒu yǐjīng kāifàng.\n\n港口已经开放。\n\nThe port is open.\n')
    expect(texts(document.en)).toEqual(['The port is open.'])
    expect(document.warnings).toEqual(['talk.txt:1: 1 paragraphs in pinyin were left out'])
  })

  it('names with marked letters are English in an English sentence', async () => {
    const document = await readText('彼得罗维奇访问罗兹。\n\nPetrović visited Łódź.\n')
    expect(texts(document.en)).toEqual(['Petrović visited Łódź.'])
  })
})
