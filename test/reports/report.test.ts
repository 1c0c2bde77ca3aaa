import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { chromiumArguments } from '../../evaluation/chromium.ts'
import { installedChromium } from '../../files/chromium.ts'
import type { Bitext } from '../../model/bitext.ts'
import { reportTsv } from '../../reports/flat.ts'
import { reportHtml } from '../../reports/html.ts'
import { type Report, reportOf } from '../../reports/report.ts'
import { bitext, extraction } from '../glossaries/termbase/builders.ts'
import { onEachDatabase } from '../glossaries/termbase/databases.ts'
import { temporaryFile, withTermbase } from '../glossaries/termbase/fixtures.ts'

const now = new Date('2026-12-01T00:00:00Z')

/** A document a month: six with the old rendering, six with the new one, which the agency had from the beginning. */
function archive(): Bitext[] {
  const at = (name: string, date: string | undefined, lines: readonly [string, string][]): Bitext => {
    const { document, units } = bitext(name, lines)
    const { date: _, ...undated } = document
    return { document: { ...undated, ...(date && { date }) }, units }
  }
  const months = Array.from({ length: 12 }, (_, i) => {
    const [month, en] = [String(i + 1).padStart(2, '0'), i < 6 ? 'common destiny' : 'shared future']
    return at(`mfa/2024-${month}.md`, `2024-${month}-10`, [
      [`这是第${i}个命运共同体。`, `This is number ${i} of a ${en}.`],
      [`第${i}个 <术语> & “词”。`, `Number ${i} of <terms> & "words".`],
    ])
  })
  return [...months, at('xinhua-1.md', undefined, [['命运共同体很好。', 'A fate in common is good.']])]
}

const proposals = [
  ['命运共同体', 'common destiny', 0.9],
  ['命运共同体', 'shared future', 0.9],
  ['命运共同体', 'fate in common', 0.8],
  ['<术语> & “词”', '<terms> & "words"', 0.7],
] as const

async function reported(place: string): Promise<Report> {
  return withTermbase(place, async (termbase) => {
    await termbase.save(extraction(archive(), proposals), 'shuyu')
    await termbase.setSourceRanks([{ name: 'draft', patterns: ['x'] }], 'Li')
    await termbase.setSourceRanks([{ name: 'ministry', patterns: ['mfa'] }], 'Li')
    return reportOf(termbase, now)
  })
}

onEachDatabase((newPlace) => {
  test('a report tells changes and departures with quotations from both sides', async () => {
    const report = await reported(newPlace())
    expect(report).toMatchObject({ made: now.toISOString(), documents: 13, dated: 12, ranks: [{ name: 'ministry' }] })
    expect(report.changes).toMatchObject([
      {
        ...{ zh: '命运共同体', old: { en: 'common destiny' }, new: { en: 'shared future' }, since: '2024-07-10' },
        lastOld: { unit: { document: 'mfa/2024-06.md', en: 'This is number 5 of a common destiny.' } },
        firstNew: { unit: { document: 'mfa/2024-07.md', en: 'This is number 6 of a shared future.' } },
      },
    ])
    expect(report.departures).toMatchObject([
      {
        authority: { en: 'shared future', rank: 'ministry', place: { unit: { document: 'mfa/2024-12.md' } } },
        other: { en: 'fate in common', documents: ['xinhua-1.md'], place: { unit: { document: 'xinhua-1.md' } } },
      },
    ])
    expect(report.histories.map(({ zh }) => zh)).toEqual(['命运共同体'])
    expect(report.histories[0].renderings[0]).toMatchObject({ first: expect.stringMatching(/^2024-0[17]-10$/) })
    expect(report.growth).toEqual([{ month: '2024-01', concepts: 2 }])
    expect(report.coverage).toHaveLength(13)
  })
})

test('what exclusions hide is in no report, until somebody accepts it', async () => {
  await withTermbase(temporaryFile(), async (termbase) => {
    await termbase.save(extraction(archive(), proposals), 'shuyu')
    await termbase.exclude([{ words: '命运共同体', place: 'whole' }], 'Li')
    expect(await reportOf(termbase, now)).toMatchObject({ changes: [], histories: [] })
    await termbase.add({ zh: '命运共同体', en: 'shared future' }, 'Li')
    await termbase.add({ zh: '命运共同体', en: 'common destiny' }, 'Li')
    expect((await reportOf(termbase, now)).changes).toMatchObject([{ new: { en: 'shared future' } }])
  })
})

test('as lines, a rendering and a month each, with no more cells than there are titles', async () => {
  const lines = [...reportTsv(await reported(temporaryFile()))].map((line) => line.trimEnd().split('\t'))
  expect(lines).toHaveLength(1 + 12)
  expect(new Set(lines.map(({ length }) => length))).toEqual(new Set([11]))
  expect(lines.find((line) => line[3] === 'shared future' && line[6] === '2024-07')?.slice(7)).toEqual([
    ...['1', '1', '2024-07-10', '2024-12-10'],
  ])
})

test('too few dated documents are said to be too few', async () => {
  const report: Report = { ...(await reported(temporaryFile())), dated: 2 }
  expect([...reportHtml(report, 'en')].join('')).toContain(
    'Too little to tell: 2 dated documents, at least 3 are needed.',
  )
})

describe.skipIf(!installedChromium())('the page', () => {
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

  test('is whole by itself, accessible, in both languages, light and dark, and shows texts as they are', async () => {
    const report = await reported(temporaryFile())
    const browser = await chromium.launch({ executablePath: installedChromium(), args: chromiumArguments })
    try {
      for (const [language, colorScheme, width] of [
        ['en', 'light', 1280],
        ['zh', 'dark', 400],
      ] as const) {
        const file = temporaryFile('report.html')
        const odd = { ...report, termbase: '<b>"odd" & co<b>.db' }
        writeFileSync(file, [...reportHtml(odd, language)].join(''))
        const page = await browser.newPage({ colorScheme, viewport: { width, height: 900 } })
        const asked: string[] = []
        page.on('request', (request) => asked.push(request.url()))
        await page.goto(pathToFileURL(file).href)
        expect(asked).toEqual([pathToFileURL(file).href])
        expect(await page.locator('h1').textContent()).toContain('<b>"odd" & co<')
        expect(await page.locator('mark').allTextContents()).toContain('common destiny')
        expect(await page.locator('svg[role=img]').count()).toBeGreaterThan(0)
        expect(await page.locator('svg').first().getAttribute('aria-label')).toContain('命运共同体')
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
        await page.addScriptTag({ content: axe })
        const { violations } = (await page.evaluate('axe.run()')) as { violations: { id: string }[] }
        expect(violations.map(({ id }) => id)).toEqual([])
        await page.close()
      }
    } finally {
      await browser.close()
    }
  }, 60_000)
})
