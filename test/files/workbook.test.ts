import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { workbookSheets } from '../../files/workbook.ts'

const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A workbook of these sheets: the content of their `sheetData`, and what their entry in the workbook says of them. */
function makeWorkbook(sheets: readonly { data: string; state?: string }[], more: Record<string, string> = {}) {
  const entry = ({ state = 'visible' }: { state?: string }, i: number) =>
    `<sheet name="Sheet ${i + 1}" sheetId="${i + 1}" state="${state}" r:id="rId${i + 1}"/>`
  const parts: Record<string, string> = {
    'xl/workbook.xml': `<workbook xmlns:r="${RELATION}"><sheets>${sheets.map(entry).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${sheets
      .map((_, i) => `<Relationship Id="rId${i + 1}" Type="t" Target="worksheets/sheet${i + 1}.xml"/>`)
      .join('')}</Relationships>`,
    ...Object.fromEntries(
      sheets.map(({ data }, i) => [
        `xl/worksheets/sheet${i + 1}.xml`,
        `<worksheet><sheetData>${data}</sheetData></worksheet>`,
      ]),
    ),
    ...more,
  }
  const bytes = zipSync(Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, strToU8(text)])))
  return { name: 'terms.xlsx', bytes }
}

test('cells are texts as shown: shared and inline strings without readings, numbers, truth, dates, no errors', async () => {
  const strings =
    '<sst><si><t>和平</t></si><si><r><t>银</t></r><r><t>行</t></r><rPh sb="0" eb="2"><t>yínháng</t></rPh></si></sst>'
  const styles =
    '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/>' +
    '<numFmt numFmtId="165" formatCode="0.0&quot;d&quot;"/></numFmts>' +
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>'
  const data =
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="D1" t="inlineStr"><is><t>a_x000D_b</t></is></c></row>' +
    '<row r="3"><c r="A3"><v>0.10000000000000001</v></c><c r="B3" t="b"><v>1</v></c><c r="C3" s="1"><v>46082.5</v></c>' +
    '<c r="D3" s="2"><v>46082</v></c><c r="E3" s="3"><v>3</v></c><c r="F3" t="e"><v>#N/A</v></c>' +
    '<c r="G3" t="str"><f>A1</f><v>和平</v></c></row>'
  const [{ rows }] = await workbookSheets(
    makeWorkbook([{ data }], { 'xl/sharedStrings.xml': strings, 'xl/styles.xml': styles }),
  )
  expect(rows.map(({ line, cells }) => [line, cells])).toEqual([
    [1, ['和平', '银行', '', 'a\rb']],
    [3, ['0.1', 'true', '2026-03-01', '2026-03-01', '3', '', '和平']],
  ])
  expect(rows[1].places[2]).toEqual({ line: 3, column: 3 })
})

test('hidden rows and sheets are marked, empty rows left out', async () => {
  const row = (n: number, text: string, more = '') =>
    `<row r="${n}" ${more}><c r="A${n}" t="inlineStr"><is><t>${text}</t></is></c></row>`
  const sheets = await workbookSheets(
    makeWorkbook([{ data: row(1, '甲') + row(2, ' ') + row(7, '乙', 'hidden="1"') }, { data: '', state: 'hidden' }]),
  )
  expect(sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
    ['Sheet 1', false],
    ['Sheet 2', true],
  ])
  expect(sheets[0].rows.map(({ line, hidden }) => [line, hidden])).toEqual([
    [1, undefined],
    [7, true],
  ])
})
