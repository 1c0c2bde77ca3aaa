import { expect, test } from 'vitest'
import { conceptId, renderingId } from '../../language/identity.ts'

test('variants of a Chinese term name one concept', () => {
  const id = conceptId('三个代表')
  for (const variant of ['“三个代表”', '《三个代表》', '三 个代表', '三個代表', '「三個代表」']) {
    expect(conceptId(variant), variant).toBe(id)
  }
  expect(conceptId('三个')).not.toBe(id)
  expect(conceptId('ＡＰＥＣ')).toBe(conceptId('APEC'))
})

test('inflections of an English term are one rendering', () => {
  const id = renderingId('核心利益', 'core interests')
  for (const variant of [
    'core interest',
    'Core Interests',
    'the core interests',
    'core-interests',
    '“core interests”',
  ]) {
    expect(renderingId('核心利益', variant), variant).toBe(id)
  }
})

test('different renderings, and renderings of different terms, stay apart', () => {
  const ids = [
    renderingId('核心利益', 'core interests'),
    renderingId('核心利益', 'vital interests'),
    renderingId('根本利益', 'core interests'),
    renderingId('民族', 'nation'),
    renderingId('民族', 'national'),
  ]
  expect(new Set(ids).size).toBe(ids.length)
})

test('text without a letter keeps its identity', () => {
  expect(renderingId('——', '--')).not.toBe(renderingId('——', '...'))
  expect(conceptId('“”')).not.toBe(conceptId('《》'))
})

test('ids are XML names', () => {
  expect(conceptId('和平')).toMatch(/^c[0-9a-f]{16}$/)
  expect(renderingId('和平', 'peace')).toMatch(/^r[0-9a-f]{16}$/)
})
