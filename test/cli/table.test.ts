import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { displayWidth, renderTable, shorten } from '../../cli/table.ts'

const plain = { width: 40, colour: false }

describe('displayWidth', () => {
  test('counts two columns for a Chinese character and a full-width mark, none for combining marks', () => {
    expect(displayWidth('和平')).toBe(4)
    expect(displayWidth('和平：peace')).toBe(11)
    expect(displayWidth('𠮷')).toBe(2)
    expect(displayWidth('e\u0301')).toBe(1)
    expect(displayWidth('“a”')).toBe(3)
  })
})

describe('shorten', () => {
  test('cuts with an ellipsis, never in the middle of a character', () => {
    expect(shorten('和平与发展', 10)).toBe('和平与发展')
    expect(shorten('和平与发展', 9)).toBe('和平与发…')
    expect(shorten('和平与发展', 8)).toBe('和平与…')
    expect(shorten('𠮷𠮷', 3)).toBe('𠮷…')
  })

  test('fills at most the width', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 20 }), (text, width) => {
        expect(displayWidth(shorten(text, width))).toBeLessThanOrEqual(width)
      }),
    )
  })
})

describe('renderTable', () => {
  const columns = [{ title: 'zh' }, { title: 'en' }, { title: 'n', align: 'right' as const }]

  test('lines columns up by display width', () => {
    const table = renderTable(
      columns,
      [
        ['和平', 'peace', '12'],
        ['a', 'b', '3'],
      ],
      plain,
    )
    expect(table).toBe('zh    en      n\n和平  peace  12\na     b       3\n')
  })

  test('shortens the widest columns first, and no line goes beyond the width', () => {
    const long = 'a sentence that is much longer than there is room for it'
    const table = renderTable(columns, [['和平', long, '1']], plain)
    expect(table.split('\n')[1]).toBe('和平  a sentence that is much longer…  1')
    for (const line of table.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(40)
  })

  test('lets no cell break a line or send escape sequences', () => {
    expect(renderTable([{ title: 'x' }], [['a\nb\x1b[31mc\u009b1m']], plain)).toBe('x\na b[31mc1m\n')
  })

  test('has a bold header only where colour is wanted', () => {
    expect(renderTable([{ title: 'x' }], [], { width: 40, colour: true })).toBe('\x1b[1mx\x1b[22m\n')
    expect(renderTable([{ title: 'x' }], [], plain)).toBe('x\n')
  })
})
