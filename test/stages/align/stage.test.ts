import { describe, expect, test } from 'vitest'
import type { Language, Segment, SourceDocument } from '../../../model/document.ts'
import { align } from '../../../stages/align/index.ts'
import { resources } from './fixtures.ts'

function stream(language: Language, ...parts: readonly Partial<Segment>[]): Segment[] {
  return parts.map((part, n) => ({
    language,
    text: '',
    kind: 'sentence',
    turn: 0,
    paragraph: n,
    place: { file: 'talk.txt', line: n + 1, column: 1 },
    ...part,
  }))
}

function document(zh: Segment[], en: Segment[], more: Partial<SourceDocument> = {}): SourceDocument {
  return { id: 'abc', name: 'talk.txt', zh, en, warnings: [], ...more }
}

const units = (source: SourceDocument) => align(resources)(source).units.map(({ id, zh, en }) => [id, zh, en])

describe('the stage align', () => {
  test('names in the labels of two turns are a unit of their own, with their place', () => {
    const named = (text: string, column: number) => ({ text, place: { file: 'talk.txt', line: 9, column } })
    const source = document(
      stream(
        'zh',
        { text: '我们爱和平吗？', speaker: '海港社记者', label: named('海港社', 1) },
        { text: '大使爱和平。' },
      ),
      stream(
        'en',
        { text: 'Do we love peace?', speaker: 'HPA', label: named('HPA', 2) },
        { text: 'The ambassador loves peace.' },
      ),
    )
    expect(units(source)).toEqual([
      ['abc:0', '海港社', 'HPA'],
      ['abc:1', '我们爱和平吗？', 'Do we love peace?'],
      ['abc:2', '大使爱和平。', 'The ambassador loves peace.'],
    ])
    const [unit] = align(resources)(source).units
    expect(unit.zhSegments[0]).toMatchObject({ speaker: '海港社记者', place: { line: 9, column: 1 } })
    expect(unit.enSegments[0].place.column).toBe(2)
  })

  test('a heading that only one language has stays alone', () => {
    const source = document(
      stream(
        'zh',
        { text: '学生', kind: 'title' },
        { text: '学生爱图书馆。' },
        { text: '大使', kind: 'title' },
        { text: '大使爱和平。' },
      ),
      stream('en', { text: 'The students love the library.' }, { text: 'The ambassador loves peace.' }),
    )
    expect(units(source)).toEqual([
      ['abc:0', '学生爱图书馆。', 'The students love the library.'],
      ['abc:1', '大使爱和平。', 'The ambassador loves peace.'],
    ])
  })

  test('units are numbered, Chinese joined without, English with a space', () => {
    const source = document(
      stream('zh', { text: '大使爱和平，' }, { text: '学生爱图书馆。' }, { text: '我们开放火车站吗？' }),
      stream(
        'en',
        { text: 'The ambassador loves peace and the students love the library.' },
        { text: 'Do we open?' },
        { text: 'The railway station?' },
      ),
    )
    expect(units(source)).toEqual([
      ['abc:0', '大使爱和平，学生爱图书馆。', 'The ambassador loves peace and the students love the library.'],
      ['abc:1', '我们开放火车站吗？', 'Do we open? The railway station?'],
    ])
  })

  test('a sentence cut off at the end of one stream stays alone when it has no counterpart', () => {
    const source = document(
      stream('zh', { text: '大使爱和平。' }, { text: '学生爱图书馆。' }, { text: '山是开放的重要', cut: true }),
      stream('en', { text: 'The ambassador loves peace.' }, { text: 'The students love the library.' }),
    )
    expect(units(source).map(([, zh]) => zh)).toEqual(['大使爱和平。', '学生爱图书馆。'])
  })

  test('a sentence cut off may still have one', () => {
    const source = document(
      stream('zh', { text: '大使爱和平。' }, { text: '明天学生在图书馆和火车站，我们在山上看雨，他们在河边听钟。' }),
      stream(
        'en',
        { text: 'The ambassador loves peace.' },
        { text: 'Tomorrow the students in the library', cut: true },
      ),
    )
    expect(units(source)).toHaveLength(2)
  })

  test('turns tell apart what words cannot', () => {
    // Four short answers without any word of the dictionary; the second speaker says one sentence more in English.
    const zh = stream(
      'zh',
      { text: '好的。', turn: 0, speaker: '甲' },
      { text: '是的。', turn: 1, speaker: '乙' },
      { text: '对的。', turn: 2, speaker: '甲' },
    )
    const en = stream(
      'en',
      { text: 'All right.', turn: 0, speaker: 'A' },
      { text: 'Yes.', turn: 1, speaker: 'B' },
      { text: 'It is so.', turn: 1, speaker: 'B' },
      { text: 'Correct.', turn: 2, speaker: 'A' },
    )
    expect(units(document(zh, en)).map(([, , text]) => text)).toEqual(['All right.', 'Yes. It is so.', 'Correct.'])
  })

  test('beads that came with the document are kept, with full confidence', () => {
    const source = document(
      stream('zh', { text: '和平。' }, { text: '发展。' }),
      stream('en', { text: 'Development.' }, { text: 'Peace.' }),
      {
        beads: [
          { zh: [0], en: [], confidence: 1 },
          { zh: [1], en: [0, 1], confidence: 1 },
        ],
      },
    )
    const { units } = align(resources)(source)
    expect(units.map(({ zh, en, confidence, ordinal }) => ({ zh, en, confidence, ordinal }))).toEqual([
      { zh: '发展。', en: 'Development. Peace.', confidence: 1, ordinal: 0 },
    ])
  })

  test('a document of one language has no units', () => {
    expect(units(document(stream('zh', { text: '和平。' }), []))).toEqual([])
    expect(units(document([], []))).toEqual([])
  })
})
