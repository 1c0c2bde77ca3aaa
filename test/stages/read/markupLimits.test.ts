import { expect, it } from 'vitest'
import { makeDocx } from '../../../evaluation/makeDocx.ts'
import { readText } from './helpers.ts'

const page = (more: string) =>
  `<html><body><p>我们支持多边主义。</p><p>We support multilateralism.</p>${more}</body></html>`
const attributes = Array.from({ length: 300_000 }, (_, n) => ` a${n}=1`).join('')

it.each([
  ['many elements', page('<i></i>'.repeat(300_000)), /at most 250000 elements and attributes/],
  ['many attributes', page(`<p${attributes}>x</p>`), /at most 250000 elements and attributes/],
  ['many short attributes', page('<b a b c d e f></b>'.repeat(50_000)), /at most 250000 elements and attributes/],
  ['elements that HTML closes by itself', page('<br>'.repeat(300_000)), /at most 250000 elements and attributes/],
  ['deep elements', page('<div>'.repeat(2_000)), /at most 500 elements in each other/],
  ['many character references', page('&amp;'.repeat(1_100_000)), /at most 1000000 stretches of text/],
])('a page of %s is refused before a tree is made of it', async (_, html, message) => {
  const before = process.memoryUsage().rss
  await expect(readText(html, 'page.html')).rejects.toThrow(message)
  expect(process.memoryUsage().rss - before).toBeLessThan(300 * 2 ** 20)
})

it.each([
  ['many elements', '<w:p/>'.repeat(700_000), /a Word document of at most 600000 elements/],
  ['deep elements', '<w:sdt>'.repeat(2_000) + '</w:sdt>'.repeat(2_000), /at most 500 elements in each other/],
])('so is a Word document of %s', async (_, body, message) => {
  await expect(readText(makeDocx(body), 'talk.docx')).rejects.toThrow(message)
})

it.each(['[', '![', '[a](', '](', '{%', '*', '<a '])(
  'a line of %j a hundred thousand times is read in no time',
  async (mark) => {
    const start = process.cpuUsage().user
    await readText(
      `我们支持多边主义。\n\nWe support multilateralism.\n\nx [ ${mark.repeat(100_000)} y\n`,
      'talk.md',
    ).catch(() => {})
    expect((process.cpuUsage().user - start) / 1e6).toBeLessThan(3)
  },
)
