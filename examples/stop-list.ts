// A stage of one's own in the default pipeline: a stop list.
import { type ConceptEntry, defineStage, extract, pipeline } from 'shuyu'

const stopList = new Set(['双方'])

const withoutStopWords = defineStage({
  name: 'stop list',
  // Part of the key of every result: change it with the list.
  version: '1',
  run: () => (concepts: readonly ConceptEntry[]) => concepts.filter(({ zh }) => !stopList.has(zh)),
})

const zh = { content: '双方将深化务实合作，共同维护多边主义。' }
const en = { content: 'The two sides will deepen practical cooperation and jointly uphold multilateralism.' }
const own = pipeline({ add: [{ after: 'concepts', stage: withoutStopWords }] })
const { concepts } = await extract({ zh, en }, { pipeline: own, minConfidence: 0 })
console.log(concepts.map(({ zh }) => zh).join('\n'))
