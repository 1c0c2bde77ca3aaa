import { strFromU8, unzipSync } from 'fflate'
import readSheet from 'read-excel-file/node'
import { expect, test } from 'vitest'
import { workbookBytes } from '../../files/workbookWriter.ts'
import { formats } from '../../output/index.ts'
import { all, bytes, entry, glossaryOf, parseXml, rendering, richGlossary, unit } from '../output/fixtures.ts'

async function members(chunks: AsyncIterable<Uint8Array>) {
  const files = unzipSync(await bytes(chunks))
  return (name: string) => parseXml(strFromU8(files[name]))
}

test('the sheet of terms can be worked in: filters, a header that stays, lists to choose from, hidden ids', async () => {
  const file = await members(formats.xlsx.write(richGlossary))
  const sheet = file('xl/worksheets/sheet1.xml')
  expect(all(sheet, 'pane')[0].attributes).toMatchObject({ ySplit: '1', state: 'frozen' })
  expect(all(sheet, 'autoFilter')[0].attributes.ref).toMatch(/^A1:[A-Z]+8$/)
  const lists = all(sheet, 'dataValidation').map(({ attributes, children }) => [attributes.sqref, children[0].text])
  expect(lists.slice(0, 2)).toEqual([
    ['C2:C1048576', '"proposed,accepted,rejected,undecided"'],
    ['D2:D1048576', '"preferred,admitted,deprecated,superseded"'],
  ])
  const titles = all(all(sheet, 'row')[0], 't').map(({ text }) => text)
  const hidden = all(sheet, 'col').filter(({ attributes }) => attributes.hidden === '1')
  expect(hidden.map(({ attributes }) => titles[Number(attributes.min) - 1])).toEqual([
    ...['Superseded by (id)', 'Rendering id', 'Concept id'],
  ])
  const names = all(file('xl/workbook.xml'), 'definedName').map(({ text }) => text)
  expect(names).toEqual([expect.stringMatching(/^'Terms'!\$A\$1:\$[A-Z]+\$8$/), "'Concordance'!$A$1:$J$2"])
})

test('the concordance has every occurrence, its terms in bold', async () => {
  const [first, second] = [unit('要和平。', 'We want peace.'), unit('和平万岁！', 'Long live peace!', 1)]
  const occurrences = [
    { unit: first.id, zh: { start: 1, end: 3 }, en: { start: 8, end: 13 } },
    { unit: second.id, zh: { start: 0, end: 2 }, en: { start: 10, end: 15 } },
  ]
  const glossary = glossaryOf([entry('和平', [rendering('和平', 'peace', { occurrences })])], [first, second])
  const file = await members(formats.xlsx.write(glossary))
  const rows = all(file('xl/worksheets/sheet2.xml'), 'row').slice(1)
  expect(
    rows.map((row) =>
      all(row, 't')
        .map(({ text }) => text)
        .slice(0, 8),
    ),
  ).toEqual([
    ['和平', 'peace', '要', '和平', '。', 'We want ', 'peace', '.'],
    ['和平', 'peace', '和平', '万岁！', 'Long live ', 'peace', '!', 'talk.txt'],
  ])
  const bold = all(rows[0], 'r').filter((run) => all(run, 'b').length > 0)
  expect(bold.map((run) => all(run, 't')[0].text)).toEqual(['和平', 'peace'])
})

test('cells keep line breaks, numbers, and what looks like the code of a character', async () => {
  const rows = [['one\r\ntwo', 1.5, 'a_x000D_b', undefined, 'x'.repeat(40_000)]]
  const columns = ['a', 'b', 'c', 'd', 'e'].map((title) => ({ title, width: 10 }))
  const read = await readSheet(await bytes(workbookBytes([{ name: 'S', columns, rows: () => rows }])))
  const data = 'data' in read[0] ? (read[0].data as unknown[][]) : (read as unknown as unknown[][])
  expect(data[1].slice(0, 2)).toEqual(['one\ntwo', 1.5])
  expect(String(data[1][4])).toHaveLength(32_767)
  const file = await members(workbookBytes([{ name: 'S', columns, rows: () => rows }]))
  expect(all(file('xl/worksheets/sheet1.xml'), 't').map(({ text }) => text)).toContain('a_x005F_x000D_b')
})

test('columns beyond Z have two letters', async () => {
  const columns = Array.from({ length: 28 }, (_, i) => ({ title: `${i}`, width: 10 }))
  const file = await members(workbookBytes([{ name: 'S', columns, rows: () => [] }]))
  const cells = all(file('xl/worksheets/sheet1.xml'), 'c').map(({ attributes }) => attributes.r)
  expect(cells.slice(24)).toEqual(['Y1', 'Z1', 'AA1', 'AB1'])
})
