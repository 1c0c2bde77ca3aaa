import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '../../../files/temporary.ts'
import { pairs, readAll, refusalOf } from './helpers.ts'

const cell = (text: string) => `<table:table-cell><text:p>${text}</text:p></table:table-cell>`
const row = (...texts: string[]) => `<table:table-row>${texts.map(cell).join('')}</table:table-row>`

function ods(...rows: string[]): Uint8Array {
  const spaces = ['office', 'table', 'text']
    .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
    .join(' ')
  const sheet = `<office:spreadsheet><table:table table:name="A">${rows.join('')}</table:table></office:spreadsheet>`
  return zipSync({
    mimetype: [strToU8('application/vnd.oasis.opendocument.spreadsheet'), { level: 0 }],
    'content.xml': strToU8(
      `<office:document-content ${spaces}><office:body>${sheet}</office:body></office:document-content>`,
    ),
  })
}

describe('OpenDocument spreadsheets', () => {
  test('are read by their titles, row by row', async () => {
    const { concepts } = await readAll(ods(row('序号', '英文', '中文', '备注'), row('1', 'port', '港口', 'by the sea')))
    expect(concepts).toEqual([
      { place: { file: 'glossary', line: 2 }, zh: [{ text: '港口' }], en: [{ text: 'port', note: 'by the sea' }] },
    ])
  })

  test('without anything in them are refused', async () => {
    expect(await refusalOf(ods())).toContain('expected a sheet with terms, found an empty workbook')
  })
})

const libreOffice = spawnSync('soffice', ['--version']).status === 0

describe.skipIf(!libreOffice)('Excel workbooks of before 2007 (skipped where LibreOffice is not installed)', () => {
  test('are read as LibreOffice converts them', { timeout: 60_000 }, async () => {
    const folder = temporaryFolder()
    try {
      const source = join(folder.path, 'terms.csv')
      writeFileSync(source, '中文,英文\n港口,port\n')
      const profile = `-env:UserInstallation=file://${folder.path}/profile`
      spawnSync('soffice', [
        profile,
        '--headless',
        '--infilter=CSV:44,34,76',
        '--convert-to',
        'xls',
        '--outdir',
        folder.path,
        source,
      ])
      expect(pairs(await readAll(readFileSync(join(folder.path, 'terms.xls'))))).toEqual(['港口 = port'])
    } finally {
      folder.remove()
    }
  })
})
