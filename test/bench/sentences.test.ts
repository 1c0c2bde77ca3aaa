import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { longDocument } from '../../bench/longText.ts'
import { omit } from '../../bench/omission.ts'
import { type IndexedBead, parseBeads, scoreBeads } from '../../evaluation/beads.ts'
import { interleave, withoutSpace } from '../../evaluation/interleave.ts'
import { seededRandom } from '../../evaluation/random.ts'
import type { GoldDocument } from '../../evaluation/sentenceGold.ts'
import { scoreTranscripts } from '../../evaluation/transcriptScore.ts'
import type { Language, Segment } from '../../model/document.ts'

/** Bead k has one Chinese and one or two English sentences; every text differs. */
function sample(size: number): GoldDocument {
  const zh: string[] = []
  const en: string[] = []
  const beads: IndexedBead[] = []
  for (let k = 0; k < size; k++) {
    const translation =
      k % 4 === 0 ? [`Sentence ${k} begins here.`, `Its second half is ${k}.`] : [`This is number ${k}.`]
    beads.push({ zh: [zh.length], en: translation.map((_, n) => en.length + n) })
    zh.push(`这里是第${k}个中文句子，它有一些长度。`)
    en.push(...translation)
  }
  return { name: 'sample', zh, en, beads }
}

const seeds = fc.integer({ min: 0, max: 1e6 })

describe('scores', () => {
  test('beads are right only when both sides are; omissions count nowhere', () => {
    const gold = parseBeads('[0]:[0]\n[1]:[1, 2]\n[2]:[]\n')
    const proposed = parseBeads('[0]:[0]\n[1]:[1]\n[]:[2]\n[2]:[3]\n')
    const { right, precision, recall, f1 } = scoreBeads([{ gold, proposed }])
    expect([right, precision, recall]).toEqual([1, 1 / 3, 1 / 2])
    expect(f1).toBeCloseTo(0.4)
  })

  test('what is no bead is an error', () => {
    expect(() => parseBeads('0-0')).toThrow('not a bead: 0-0')
  })
})

describe('omissions', () => {
  test('the beads of what is left still name the same sentences', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const document = sample(60)
        const abridged = omit(document, seededRandom(seed))
        expect(abridged.zh.length + abridged.en.length).toBeLessThan(document.zh.length + document.en.length)
        abridged.beads.forEach((bead, b) => {
          const before = document.beads[b]
          const same = (side: 'zh' | 'en') => {
            if (bead[side].length === 0) return
            expect(bead[side].map((s) => abridged[side][s])).toEqual(before[side].map((s) => document[side][s]))
          }
          same('zh')
          same('en')
        })
      }),
    )
  })
})

describe('long documents', () => {
  test('have the size asked for and beads that cover them', () => {
    const { zh, en, beads } = longDocument([sample(50)], 500, 700, seededRandom(3))
    expect(Math.abs(zh.length - 500) < 10 || Math.abs(en.length - 700) < 10).toBe(true)
    expect(beads.flatMap((bead) => bead.zh)).toEqual(zh.map((_, s) => s))
    expect(beads.flatMap((bead) => bead.en)).toEqual(en.map((_, s) => s))
  })
})

describe('interleaved transcripts', () => {
  const document = sample(200)

  test('hold all of both texts, in order, in pages that take turns', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { text, zh, en } = interleave(document, seededRandom(seed))
        const owned = (published: typeof zh) => [...published.characters].filter((_, c) => published.sentences[c] >= 0)
        expect(owned(zh).join('')).toBe(withoutSpace(document.zh.join('')))
        expect(owned(en).join('')).toBe(withoutSpace(document.en.join('')))
        const languages = text.split('\n\n').map((block) => (/\p{Script=Han}/u.test(block) ? 'zh' : 'en'))
        const changes = languages.filter((language, b) => b > 0 && language !== languages[b - 1])
        expect(changes.length).toBeGreaterThan(2)
      }),
    )
  })

  test('a page less is text less, and no bead with a broken sentence', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const options = { missingPage: true, cutTail: true }
        const { zh, en, beads } = interleave(document, seededRandom(seed), options)
        expect(beads.length).toBeLessThan(document.beads.length)
        expect(beads.some((bead) => bead.zh.some((s) => zh.broken.has(s)))).toBe(false)
        expect(beads.some((bead) => bead.en.some((s) => en.broken.has(s)))).toBe(false)
      }),
    )
  })

  const segments = (language: Language, texts: readonly string[]): Segment[] =>
    texts.map((text, n) => ({
      language,
      text,
      kind: 'sentence',
      turn: 0,
      paragraph: 0,
      place: { file: 'talk.txt', line: n + 1, column: 1 },
    }))

  test('a perfect alignment scores 1, one bead split in two costs it', () => {
    const transcript = interleave(document, seededRandom(1))
    const zh = segments('zh', document.zh)
    const en = segments('en', document.en)
    const source = { id: 'a', name: 'talk.txt', zh, en, warnings: [] }
    const unit = ({ zh: zhList, en: enList }: IndexedBead, ordinal: number) => ({
      id: `a:${ordinal}`,
      document: 'a',
      ordinal,
      zh: '',
      en: '',
      zhSegments: zhList.map((s) => zh[s]),
      enSegments: enList.map((s) => en[s]),
      confidence: 1,
    })
    const score = (beads: readonly IndexedBead[]) =>
      scoreTranscripts([{ transcript, bitext: { document: source, units: beads.map(unit) } }])
    expect(score(document.beads).f1).toBe(1)
    const [first, ...rest] = document.beads
    const split = score([{ zh: first.zh, en: first.en.slice(0, 1) }, ...rest])
    expect(split.right).toBe(199)
  })
})
