import { describe, expect, test } from 'vitest'
import { type CueTable, cueTable } from '../../../stages/align/cues.ts'
import { insideScores, structureCues, withLabels } from '../../../stages/align/structure.ts'
import { textCues } from '../../../stages/align/textCues.ts'

const flags = (...values: number[]) => Uint8Array.from(values)
const score = (table: CueTable, zh: number, en: number) =>
  table.scores[table.zhClass[zh] * table.enClasses + table.enClass[en]]

describe('cues', () => {
  test('score is the log of how much more often sides agree than by chance', () => {
    // One sentence in four has the property: by chance both sides do in 1/16, in a translation in 0.8 * 1/4.
    const table = cueTable([{ at: 'end', agreement: 0.8, zh: flags(1, 0, 0, 0), en: flags(1, 0, 0, 0) }], 4, 4)
    expect(score(table, 0, 0)).toBeCloseTo(Math.log(0.2 / (1 / 16)))
    expect(score(table, 0, 1)).toBeCloseTo(Math.log(0.05 / (3 / 16)))
    expect(score(table, 1, 1)).toBeCloseTo(Math.log(0.7 / (9 / 16)))
  })

  test('a property that one language never shows says nothing', () => {
    const table = cueTable([{ at: 'start', agreement: 0.9, zh: flags(1, 0), en: flags(0, 0) }], 2, 2)
    expect([...table.scores].every((value) => value === 0)).toBe(true)
  })

  test('questions, titles and quotations are seen in both languages', () => {
    const zh = ['会议公报', '为什么？', '他说：“好。', '走吧。”']
    const en = ['Communique', 'Why?', "He said, 'Good.", "Let us go.'"]
    const inBoth = textCues(zh, en).map((cue) => [[...cue.zh].join(''), [...cue.en].join('')])
    expect(inBoth).toContainEqual(['0100', '0100']) // ends in a question mark
    expect(inBoth).toContainEqual(['1000', '1000']) // has no end mark
    expect(inBoth).toContainEqual(['0001', '0001']) // begins inside a quotation; ends with a quotation mark
  })
})

describe('structure', () => {
  const hint = (turn: number, paragraph: number, speaker?: string) =>
    ({ kind: 'sentence', turn, paragraph, speaker }) as const
  const zh = [hint(0, 0, '发言人'), hint(0, 1, '发言人'), hint(1, 2, '记者')]
  const en = [hint(0, 0, 'Spokesperson'), hint(1, 1, 'Reporter')]

  test('turns and paragraphs begin where their numbers change', () => {
    const [turns, paragraphs] = structureCues({ zh, en })
    expect([...turns.zh]).toEqual([1, 0, 1])
    expect([...paragraphs.zh]).toEqual([1, 1, 1])
    expect([...turns.en]).toEqual([1, 1])
  })

  test('a turn inside a bead costs more than a paragraph, the first sentence nothing', () => {
    const [first, paragraph, turn] = insideScores(zh)
    expect(first).toBe(0)
    expect(paragraph).toBeLessThan(0)
    expect(turn).toBeLessThan(paragraph)
  })

  test('labels stand before the first sentence of a turn, where both languages have them', () => {
    const texts = { zh: ['早。', '好。', '请问。'], en: ['Morning.', 'A question.'] }
    expect(withLabels(texts.zh, texts.en, { zh, en }).zh).toEqual(['发言人 早。', '好。', '记者 请问。'])
    const unlabelled = en.map(({ turn, paragraph }) => hint(turn, paragraph))
    expect(withLabels(texts.zh, texts.en, { zh, en: unlabelled }).zh).toEqual(texts.zh)
  })
})
