// Another segmenter: the one that JavaScript brings along, in the place of jieba.
import { extract, pipeline, type Segmenter } from 'shuyu'

const words = new Intl.Segmenter('zh', { granularity: 'word' })
const cut = (text: string) => [...words.segment(text)].map(({ segment }) => segment)
const tagOf = (word: string) => (/^\p{Script=Han}+$/u.test(word) ? 'n' : /\p{L}|\p{N}/u.test(word) ? 'eng' : 'x')
const segmenter: Segmenter = {
  cut,
  tag: (texts) => texts.map((text) => cut(text).map((word) => ({ word, tag: tagOf(word) }))),
}

const zh = { content: '我们支持多边主义，反对强权政治。' }
const en = { content: 'We support multilateralism and oppose power politics.' }
const own = pipeline({
  resources: {
    version: `Intl.Segmenter ${process.versions.icu}`,
    open: (shipped) => ({ ...shipped, segmenter, warm() {} }),
  },
})
const { concepts } = await extract({ zh, en }, { pipeline: own, minConfidence: 0.1 })
for (const { zh, renderings } of concepts) console.log(`${zh}\t${renderings[0].en}`)
