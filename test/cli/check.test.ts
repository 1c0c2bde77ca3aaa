import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { renderingId } from '../../language/identity.ts'
import { bitext, extraction } from '../glossaries/termbase/builders.ts'
import { temporaryFile, withTermbase } from '../glossaries/termbase/fixtures.ts'
import { shuyu } from './run.ts'

const draft = [
  ['zh', 'en'],
  ['各国应当构建人类命运共同体。', 'All countries should build a community of common destiny.'],
  ['双方坚持多边主义。', 'Both sides adhere to working together.'],
  ['多边主义符合各国利益。', 'Multilateralism is in the interest of all countries.'],
]
  .map((cells) => `${cells.join('\t')}\n`)
  .join('')

/** A draft and a termbase in which 人类命运共同体 has a superseded rendering and 多边主义 one. */
async function given(content = draft) {
  const termbase = temporaryFile()
  const file = join(dirname(termbase), 'draft.tsv')
  writeFileSync(file, content)
  const published = bitext('talk.txt', [
    ['人类命运共同体', 'a community with a shared future; a community of common destiny'],
    ['多边主义', 'multilateralism'],
  ])
  const pairs = [
    ['人类命运共同体', 'community with a shared future', 0.9],
    ['人类命运共同体', 'community of common destiny', 0.8],
    ['多边主义', 'multilateralism', 0.9],
  ] as const
  const id = (zh: string, en: string) => renderingId(zh, en)
  await withTermbase(termbase, async (open) => {
    await open.save(extraction([published], pairs), 'Li')
    const supersededBy = id('人类命运共同体', 'community with a shared future')
    await open.decide(
      [
        { rendering: supersededBy, status: 'accepted' },
        { rendering: id('多边主义', 'multilateralism'), status: 'accepted' },
        { rendering: id('人类命运共同体', 'community of common destiny'), usage: 'superseded', supersededBy },
      ],
      'Li',
    )
  })
  return { file, termbase, beside: (name: string) => join(dirname(termbase), name) }
}

describe('shuyu check', () => {
  test('with a segmenter of one’s own: a term that does not begin and end with its words is not looked for', async () => {
    const { file, termbase, beside } = await given()
    const tag = "(texts) => texts.map((word) => [{ word, tag: 'n' }])"
    const open = `(shipped) => ({ ...shipped, segmenter: { cut: (text) => [text], tag: ${tag} }, warm() {} })`
    const config = `export default ({ pipeline }) => pipeline({ resources: { version: '1', open: ${open} } })`
    writeFileSync(beside('shuyu.config.mjs'), config)
    const { stdout, status } = await shuyu('check', file, '--termbase', termbase)
    expect([stdout, status]).toEqual(['', 0])
  })

  test('prints findings with their place, the two sides and a suggestion, and exits with 1', async () => {
    const { file, termbase } = await given()
    const { stdout, stderr, status } = await shuyu('check', file, '--termbase', termbase)
    expect(status).toBe(1)
    const [superseded, missing, ...others] = stdout.split('\n\n')
    expect(others).toEqual([''])
    const [place, ...lines] = superseded.split('\n')
    expect(place).toMatch(/draft\.tsv:2:45 {2}error {2}deprecated-rendering$/)
    expect(lines).toEqual([
      '  各国应当构建【人类命运共同体】。',
      '  All countries should build a 【community of common destiny】.',
      '  “community of common destiny” is superseded for 人类命运共同体. Use “community with a shared future”.',
    ])
    expect(missing).toMatch(/draft\.tsv:3:\d+ {2}warning {2}not-rendered\n/)
    expect(missing).toMatch(/多边主义 is not rendered by “multilateralism”/)
    expect(stderr).toMatch(/3 translation units against 2 terms: 1 error, 1 warning, 0 notes\.\n$/)
  })

  test('exits with 0 where there is nothing to find, and changes nothing', async () => {
    const { file, termbase } = await given(
      draft
        .replace('a community of common destiny', 'a community with a shared future')
        .replace('working together', 'multilateralism'),
    )
    const before = readFileSync(file)
    const { stdout, stderr, status } = await shuyu('check', file, '--termbase', termbase, '--level', 'note', '--quiet')
    expect([stdout, stderr, status]).toEqual(['', '', 0])
    expect(readFileSync(file)).toEqual(before)
  })

  test('--level chooses what is shown and what counts', async () => {
    const { file, termbase } = await given()
    const errors = await shuyu('check', file, '--termbase', termbase, '--level', 'error')
    expect(errors.stdout.match(/^\S.*/gm)).toHaveLength(1)
    expect(errors.stderr).toContain('1 warning (--level warning shows it)')
    const mended = await given(draft.replace('a community of common destiny', 'a community with a shared future'))
    const { stdout, status } = await shuyu('check', mended.file, '--termbase', mended.termbase, '--level', 'error')
    expect([stdout, status]).toEqual(['', 0])
  })

  test('writes JSON with the spans of both sides', async () => {
    const { file, termbase, beside } = await given()
    const out = beside('findings.json')
    const { stdout, status } = await shuyu('check', file, '--termbase', termbase, '--format', 'json', '--out', out)
    expect([stdout, status]).toEqual(['', 1])
    const [document, ...others] = JSON.parse(readFileSync(out, 'utf8'))
    expect(others).toEqual([])
    expect(document).toMatchObject({ document: file, units: 3 })
    expect(document.findings).toHaveLength(2)
    const [{ zh, en }] = document.findings
    expect(zh.context.slice(zh.span.start, zh.span.end)).toBe('人类命运共同体')
    expect(en.context.slice(en.span.start, en.span.end)).toBe('community of common destiny')
    // Lines and columns of the file itself.
    for (const { text, place } of [zh, en])
      expect(draft.split('\n')[place.line - 1].slice(place.column - 1)).toMatch(new RegExp(`^${text}`))
  })

  test('writes SARIF that is valid by its schema', async () => {
    const { file, termbase } = await given()
    const { stdout } = await shuyu('check', file, '--termbase', termbase, '--format', 'sarif')
    const log = JSON.parse(stdout)
    expect(sarifErrors(log)).toEqual([])
    expect(sarifErrors({ ...log, runs: [{}] })).not.toEqual([])
    const [{ results, tool }] = log.runs
    expect(results.map(({ ruleId, level }: { ruleId: string; level: string }) => [ruleId, level])).toEqual([
      ['deprecated-rendering', 'error'],
      ['not-rendered', 'warning'],
    ])
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex].id).toBe(ruleId)
    const [{ region, artifactLocation }] = results.map(
      ({ locations }: { locations: { physicalLocation: object }[] }) => locations[0].physicalLocation,
    )
    expect(artifactLocation.uri).toMatch(/^file:\/\/\/.*draft\.tsv$/)
    expect(region).toMatchObject({ startLine: 2, snippet: { text: 'community of common destiny' } })
  })

  test('--fix writes a copy with the certain mends, never over a draft', async () => {
    const { file, termbase, beside } = await given()
    const copy = beside('mended.tsv')
    const { stderr, status } = await shuyu('check', file, '--termbase', termbase, '--fix', copy)
    expect(status).toBe(1)
    expect(readFileSync(copy, 'utf8')).toBe(
      draft.replace('community of common destiny', 'community with a shared future'),
    )
    expect(readFileSync(file, 'utf8')).toBe(draft)
    expect(stderr).toContain(`${copy}: 1 mend, 1 finding left open.`)
    const over = await shuyu('check', file, '--termbase', termbase, '--fix', file)
    expect(over.status).not.toBe(0)
    expect(over.stderr).toMatch(/expected another place for the mended copy/)
    expect(readFileSync(file, 'utf8')).toBe(draft)
  })

  test('--silence is remembered, for a draft of this name or for all, until --unsilence', async () => {
    const { file, termbase } = await given()
    const run = (...more: string[]) => shuyu('check', file, '--termbase', termbase, ...more)
    const here = await run('--silence', '多边主义', '--here')
    expect([here.status, here.stderr]).toEqual([1, expect.stringContaining('1 finding silenced')])
    const all = await run('--silence', '人类命运共同体=community of common destiny')
    expect([all.status, all.stdout]).toEqual([0, ''])
    const { stdout } = await shuyu('check', '--silenced', '--termbase', termbase)
    expect(stdout.split('\n').map((line) => line.split('\t').slice(0, 2))).toEqual([
      ['多边主义', 'draft.tsv'],
      ['人类命运共同体=community of common destiny', 'every draft'],
      [''],
    ])
    const slip = await run('--silence', '多边')
    expect([slip.status, slip.stderr]).toEqual([2, expect.stringContaining('expected a finding to silence')])
    const again = await run('--unsilence', '多边主义', '--here')
    expect([again.status, again.stdout]).toEqual([1, expect.stringContaining('not-rendered')])
  })

  test('refuses to check against nothing', async () => {
    const { file, beside } = await given()
    const none = await shuyu('check', file, '--termbase', beside('none.db'))
    expect([none.stdout, none.status]).toEqual(['', 2])
    expect(existsSync(beside('none.db'))).toBe(false)
    const proposed = extraction([bitext('talk.txt', [['和平', 'peace']])], [['和平', 'peace', 0.9]])
    await withTermbase(beside('proposed.db'), (open) => open.save(proposed, 'Li'))
    const unreviewed = await shuyu('check', file, '--termbase', beside('proposed.db'))
    expect([unreviewed.stdout, unreviewed.status]).toEqual(['', 2])
    expect(unreviewed.stderr).toMatch(/proposed\.db: expected accepted terms/)
  })

  test('checks the drafts that can be read, and tells of the others', async () => {
    const { file, termbase, beside } = await given()
    const some = await shuyu('check', file, beside('gone.tsv'), '--termbase', termbase)
    expect(some.status).toBe(1)
    expect(some.stdout).toContain('人类命运共同体')
    expect(some.stderr).toMatch(/gone\.tsv: expected a file or folder, found nothing there/)
    const none = await shuyu('check', beside('gone.tsv'), '--termbase', termbase)
    expect([none.stdout, none.status]).toEqual(['', 2])
  })
})

/** What the published JSON schema of SARIF 2.1.0 has against a log. */
function sarifErrors(log: unknown): unknown[] {
  const require = createRequire(import.meta.url)
  const Ajv = require('ajv')
  const ajv = new Ajv({ schemaId: 'auto', validateSchema: false, allErrors: true })
  ajv.addMetaSchema(require('ajv/lib/refs/json-schema-draft-04.json'))
  const validate = ajv.compile(require('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'))
  validate(log)
  return validate.errors ?? []
}
