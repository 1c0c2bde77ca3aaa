import { parse } from 'csv-parse/sync'
import { Parser } from 'n3'
import { describe, expect, test } from 'vitest'
import { formats } from '../../output/index.ts'
import { all, entry, glossaryOf, parseXml, rendering, richGlossary, text, unit } from './fixtures.ts'

/** Lines of a tab-separated format. */
async function lines(name: 'omegat' | 'deepl' | 'microsoft' | 'utx', glossary = richGlossary): Promise<string[][]> {
  const written = await text(formats[name].write(glossary))
  return written
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => line.split('\t'))
}

async function rows(name: 'memoq' | 'crowdin' | 'google-terms' | 'csv-excel', delimiter = ','): Promise<string[][]> {
  return parse(await text(formats[name].write(richGlossary)), { delimiter, bom: true })
}

test('OmegaT gets what may be used, preferred first, with notes as comments', async () => {
  expect(await lines('omegat')).toEqual([
    ['和平', 'world peace', 'as <agreed>; absence of war; see "war"'],
    ['和平', 'peace', 'absence of war; see "war"'],
    ['和平', 'keep the peace', 'absence of war; see "war"'],
    ['和平', 'peacefulness', 'absence of war; see "war"'],
    ['发展', 'growth  & change', ''],
  ])
})

describe('machine translation', () => {
  test('gets each term once, in its preferred rendering, without a byte order mark', async () => {
    const expected = [
      ['和平', 'world peace'],
      ['发展', 'growth  & change'],
    ]
    expect(await lines('deepl')).toEqual(expected)
    expect(await lines('microsoft')).toEqual(expected)
    expect(await rows('google-terms')).toEqual([['zh-CN', 'en'], ...expected])
  })

  test('gets no term that is empty, too long, or was there before', async () => {
    const long = 'x'.repeat(1025)
    const concepts = [
      entry('一', [rendering('一', long), rendering('一', 'one')]),
      entry('二', [rendering('二', '\t\u0001')]),
      entry('三'.repeat(342), [rendering('三', 'three')]),
      entry(' 一\n', [rendering('一', 'a single')]),
    ]
    expect(await lines('deepl', glossaryOf(concepts))).toEqual([['一', 'one']])
  })
})

test('UTX has the date of the latest decision, parts of speech, and what is forbidden', async () => {
  const [head, ...others] = await lines('utx')
  expect(head[0]).toBe('#UTX 1.11; zh-CN/en; 2026-04-01; shuyu')
  expect(others.map((cells) => cells.slice(0, 4))).toEqual([
    ['#src', 'tgt', 'src:pos', 'term status'],
    ['和平', 'world peace', 'noun', 'approved'],
    ['和平', 'peace', 'noun', 'provisional'],
    ['和平', 'keep the peace', 'noun', 'provisional'],
    ['和平', 'peacefulness', 'properNoun', 'provisional'],
    ['和平', 'harmony', 'noun', 'forbidden'],
    ['和平', 'no war', 'noun', 'forbidden'],
    ['发展', 'growth  & change', 'noun', 'provisional'],
  ])
})

test('memoQ gets the renderings of an entry under one number', async () => {
  const [header, ...others] = await rows('memoq', ';')
  expect(header.slice(0, 5)).toEqual(['Entry_ID', 'Entry_Subject', 'Entry_Domain', 'Entry_Note', 'Chinese (PRC)'])
  expect(others.map((cells) => [cells[0], cells[4], cells[8]])).toEqual([
    ['1', '和平', 'world peace'],
    ['1', '和平', 'peace'],
    ['1', '和平', 'keep the peace'],
    ['1', '和平', 'peacefulness'],
    ['2', '发展', 'growth  & change'],
  ])
})

test('Crowdin gets every rendering with its status', async () => {
  const statuses = (await rows('crowdin')).slice(1).map((cells) => [cells[4], cells[6]])
  expect(statuses.slice(0, 6)).toEqual([
    ['world peace', 'preferred'],
    ['peace', ''],
    ['keep the peace', ''],
    ['peacefulness', 'admitted'],
    ['harmony', 'not recommended'],
    ['no war', 'obsolete'],
  ])
})

test('CSV for Excel begins with a byte order mark, and nothing in it is a formula', async () => {
  const risky = glossaryOf([entry('和平', [rendering('和平', '=HYPERLINK("x")', { note: '+1' })])])
  const written = await text(formats['csv-excel'].write(risky))
  expect(written.startsWith('\ufeffzh,en,')).toBe(true)
  const [, cells] = parse(written, { bom: true }) as string[][]
  expect([cells[1], cells[14]]).toEqual([`'=HYPERLINK("x")`, "'+1"])
  expect(await text(formats.csv.write(risky))).toMatch(/^zh,en,[\s\S]*和平,"=HYPERLINK\(""x""\)"/)
})

test('TBX 3 keeps what TBX-Basic has no category for in a note', async () => {
  const root = parseXml(await text(formats.tbx3.write(richGlossary)))
  const terms = all(root, 'termSec').map((section) => [
    all(section, 'term')[0].text,
    all(section, 'note')
      .map((note) => note.text)
      .find((note) => note.startsWith('shuyu:')),
  ])
  expect(terms).toContainEqual(['harmony', 'shuyu: status=accepted; category=term; score=0.5000'])
  expect(terms).toContainEqual(['peacefulness', expect.stringContaining('part_of_speech=properNoun')])
  expect(terms).toContainEqual(['no war', expect.stringMatching(/superseded_by=r[0-9a-f]{16}$/)])
  expect(terms).toContainEqual(['“和平”', undefined])
})

test('XLIFF marks the term in its sentence, in both languages', async () => {
  const [first, second] = all(parseXml(await text(formats.xliff.write(richGlossary))), 'unit')
  expect(all(first, 'mrk').map(({ text }) => text)).toEqual(['和平', 'Peace'])
  expect(all(first, 'source')[0].text).toBe('是<好>事，“和平”。')
  expect(all(first, 'gls:translation').map(({ text }) => text)[0]).toBe('world peace')
  expect(all(second, 'mrk').map(({ text }) => text)).toEqual(['发展', 'growth  & change'])
})

test('MultiTerm XML uses no field that its definition does not have', async () => {
  const root = parseXml(await text(formats.multiterm.write(richGlossary)))
  const definition = parseXml(formats.multiterm.companion.write())
  const known = all(definition, 'field').map(({ text }) => text)
  const used = new Set(all(root, 'descrip').map(({ attributes }) => attributes.type))
  expect([...used].filter((type) => !known.includes(type))).toEqual([])
  expect(used.size).toBeGreaterThan(8)
})

test('SKOS has one preferred label a language, and hides what is deprecated', async () => {
  const triples = new Parser().parse(await text(formats.skos.write(richGlossary)))
  const labels = (kind: string) =>
    triples
      .filter(({ subject, predicate }) => subject.value.endsWith('c0123456789abcdef') && predicate.value.endsWith(kind))
      .map(({ object }) => object.value)
  expect(labels('#prefLabel')).toEqual(['和平', 'world peace'])
  expect(labels('#altLabel')).toEqual(['“和平”', '和 平', 'peace', 'keep the peace', 'peacefulness'])
  expect(labels('#hiddenLabel')).toEqual(['harmony', 'no war'])
})

describe('html', () => {
  const glossary = glossaryOf([
    entry('中国', [rendering('中国', 'China')]),
    entry('安全', [rendering('安全', 'Security'), rendering('安全', 'safety')]),
    entry('中方', [rendering('中方', 'the Chinese side'), rendering('中方', 'China')]),
    entry('G20', [rendering('G20', 'G20')]),
  ])

  test('lists Chinese by pinyin and English by alphabet, each under its letter', async () => {
    const written = await text(formats.html.write(glossary))
    const entries = [
      ...written.matchAll(/<h2>(.)<\/h2>|<p><b lang="[^"]*">(.*?)<\/b> <span lang="[^"]*">(.*?)<\/span>/g),
    ]
    expect(entries.map(([, letter, headword, other]) => letter ?? `${headword}: ${other}`)).toEqual([
      ...['A', '安全: Security; safety', 'G', 'G20: G20', 'Z', '中方: the Chinese side; China', '中国: China'],
      ...['C', 'China: 中国; 中方', 'the Chinese side: 中方', 'G', 'G20: G20', 'S', 'safety: 安全', 'Security: 安全'],
    ])
  })

  test('text is never markup', async () => {
    const script = glossaryOf([entry('<script>', [rendering('<script>', '</b><img src=x>')])], [unit('a', 'b')])
    expect(await text(formats.html.write(script))).not.toMatch(/<script>|<img/)
  })
})
