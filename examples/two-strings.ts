// The terms of two texts in memory.
import { extract } from 'shuyu'

const zh = '全球发展倡议得到了一百多个国家的支持。双方将深化务实合作，共同维护多边主义。'
const en = `The Global Development Initiative has won the support of more than 100 countries.
The two sides will deepen practical cooperation and jointly uphold multilateralism.`

const { concepts } = await extract({ zh: { content: zh }, en: { content: en } })
for (const { zh, renderings } of concepts) {
  console.log(`${zh}\t${renderings[0].en}\t${renderings[0].confidence.toFixed(2)}`)
}
