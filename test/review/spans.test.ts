import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { move, snap } from '../../review/page/spans.ts'

const zh = '我们维护世界和平的发展。'
const en = "We safeguard the world's peace, and development."
const of = (text: string, part: string) => ({ start: text.indexOf(part), end: text.indexOf(part) + part.length })
const cut = (text: string, { start, end }: { start: number; end: number }) => text.slice(start, end)

describe('boundaries', () => {
  test('extend by words in Chinese, past what means nothing by itself, and shrink by characters', () => {
    const span = of(zh, '世界和平')
    expect(cut(zh, move(zh, span, 'zh', 'extendLeft'))).toBe('维护世界和平')
    expect(cut(zh, move(zh, span, 'zh', 'extendRight'))).toBe('世界和平的发展')
    expect(cut(zh, move(zh, span, 'zh', 'shrinkLeft'))).toBe('界和平')
    expect(cut(zh, move(zh, span, 'zh', 'shrinkRight'))).toBe('世界和')
  })

  test('extend in English to the next word that means something, and shrink by words', () => {
    const span = of(en, "world's peace")
    expect(cut(en, move(en, span, 'en', 'extendLeft'))).toBe("safeguard the world's peace")
    expect(cut(en, move(en, span, 'en', 'extendRight'))).toBe("world's peace, and development")
    expect(cut(en, move(en, span, 'en', 'shrinkLeft'))).toBe('peace')
    expect(cut(en, move(en, span, 'en', 'shrinkRight'))).toBe("world's")
  })

  test('at the end of the text function words are taken one by one, rather than nothing', () => {
    const text = 'in which we live'
    const live = of(text, 'we live')
    expect(cut(text, move(text, live, 'en', 'extendLeft'))).toBe('which we live')
    expect(cut(text, move(text, of(text, text), 'en', 'extendLeft'))).toBe(text)
  })

  test('a selection takes whole words and no space', () => {
    expect(cut(en, snap(en, { start: 5, end: 20 }, 'en') ?? of(en, ''))).toBe("safeguard the world's")
    expect(snap(en, { start: 2, end: 3 }, 'en')).toBeUndefined()
  })

  test('a span stays within its text, keeps something, and cuts no character', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1 }).filter((value) => value.trim() !== '')
    const moves = fc.array(fc.constantFrom('extendLeft', 'extendRight', 'shrinkLeft', 'shrinkRight'))
    fc.assert(
      fc.property(text, fc.constantFrom('zh', 'en'), moves, (value, side, hows) => {
        let span = snap(value, { start: 0, end: 1 }, side) ?? snap(value, { start: 0, end: value.length }, side)
        for (const how of hows) if (span) span = move(value, span, side, how)
        if (!span) return
        expect(span.start).toBeGreaterThanOrEqual(0)
        expect(span.end).toBeGreaterThan(span.start)
        expect(span.end).toBeLessThanOrEqual(value.length)
        expect(value.slice(span.start, span.end)).not.toMatch(/\p{Cs}/u)
      }),
    )
  })
})
