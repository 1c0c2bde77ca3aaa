import { expect, it } from 'vitest'
import { hardDocument } from '../../evaluation/hardDocument.ts'
import { seededRandom } from '../../evaluation/random.ts'

const count = 60
const document = {
  name: 'talk',
  zh: Array.from({ length: count }, (_, n) => `第${n}句话的开头，第${n}句话的结尾。`),
  en: Array.from({ length: count }, (_, n) => `Beginning of ${n}, and its end.`),
  beads: Array.from({ length: count }, (_, n) => ({ zh: [n], en: [n] })),
}

it('every sentence is in one bead; some are cut anew, summed up, left out, come back or stand elsewhere', () => {
  for (let seed = 1; seed < 6; seed++) {
    const { zh, en, beads } = hardDocument(document, seededRandom(seed))
    const numbers = (side: 'zh' | 'en') => beads.flatMap((bead) => bead[side]).toSorted((a, b) => a - b)
    expect(numbers('zh')).toEqual(zh.map((_, s) => s))
    expect(numbers('en')).toEqual(en.map((_, s) => s))
    const shapes = new Set(beads.map((bead) => `${bead.zh.length}-${bead.en.length}`))
    expect([...shapes]).toEqual(expect.arrayContaining(['1-1', '3-1', '1-0']))
    expect(shapes.has('2-3') || shapes.has('3-2')).toBe(true)
    const order = beads.flatMap((bead) => bead.en)
    expect(order).not.toEqual(order.toSorted((a, b) => a - b))
    expect(new Set(zh).size).toBeLessThan(zh.length)
  }
})
