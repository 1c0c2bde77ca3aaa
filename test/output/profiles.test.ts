import { parse } from 'csv-parse/sync'
import { strFromU8, unzipSync } from 'fflate'
import { Parser } from 'n3'
import { describe, expect, test } from 'vitest'
import { type FormatName, formats, type OutputFormat } from '../../output/index.ts'
import type { ScriptChoice } from '../../output/languages.ts'
import { prepared } from '../../output/prepared.ts'
import { all, bytes, entry, glossaryOf, parseXml, rendering, richGlossary, text, unit } from './fixtures.ts'

/** Lines of a tab-separated format. */
async function lines(name: 'omegat' | 'deepl' | 'microsoft' | 'utx', glossary = richGlossary): Promise<string[][]> {
  const written = await text(formats[name].write(glossary))
  return written
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => line.split('\t'))
}

async function rows(name: FormatName, delimiter = ',', glossary = richGlossary): Promise<string[][]> {
  return parse(await text(formats[name].write(glossary)), { delimiter, bom: true })
}

/** The texts of a zip archive. */
const unpacked = (file: Uint8Array) => Object.values(unzipSync(file)).map((part) => strFromU8(part))

test('OmegaT gets what may be used, preferred first, with notes as comments', async () => {
  expect(await lines('omegat')).toEqual([
    ['和平', 'world peace', 'as <agreed>; absence of war; see "war"'],
    ['和平', 'peace', 'absence of war; see "war"'],
    ['和平', 'keep the peace', 'absence of war; see "war"'],
    ['和平', 'peacefulness', 'absence of war; see "war"'],
    ...['world peace', 'peace', 'keep the peace', 'peacefulness'].map((en) => [
      '和 平',
      en,
      expect.stringContaining('war'),
    ]),
    ['发展', 'growth  & change', ''],
  ])
})

describe('machine translation', () => {
  test('gets each Chinese form once, in its preferred rendering, without a byte order mark', async () => {
    const expected = [
      ['和平', 'world peace'],
      ['和 平', 'world peace'],
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
    ...Array.from({ length: 6 }, () => ['和 平', expect.any(String), expect.any(String), expect.any(String)]),
    ['发展', 'growth  & change', 'noun', 'provisional'],
  ])
})

test('memoQ gets an entry a line, its terms side by side, what is deprecated forbidden', async () => {
  const [header, ...others] = await rows('memoq', ';')
  const term = (name: string) => [name, 'Term_Info', 'Term_Example']
  expect(header.slice(9)).toEqual([
    ...['Entry_Note', 'Chinese_PRC_Def', ...term('Chinese_PRC'), ...term('Chinese_PRC'), 'English_Def'],
    ...Array.from({ length: 6 }, () => term('English')).flat(),
  ])
  const columns = (name: string) => header.flatMap((title, i) => (title === name ? [i] : []))
  expect(others.map((cells) => columns('Chinese_PRC').map((i) => cells[i]))).toEqual([
    ['和平', '和 平'],
    ['发展', ''],
  ])
  expect(columns('English').map((i) => [others[0][i], others[0][i + 1]])).toEqual([
    ...[
      ['world peace', ''],
      ['peace', ''],
      ['keep the peace', ''],
      ['peacefulness', ''],
    ],
    ...[
      ['harmony', 'Forbidden'],
      ['no war', 'Forbidden'],
    ],
  ])
})

test('a traditional form is never tagged as Chinese of the mainland; a file of both scripts is Chinese', async () => {
  const mixed = glossaryOf([entry('软件', [rendering('软件', 'software')], { variants: ['軟體'] })])
  const written = async (name: FormatName) => text(formats[name].write(mixed))
  expect(await written('tbx')).toMatch(/xml:lang="zh-CN">\s*<tig><term>软件/)
  expect(await written('tbx')).toMatch(/xml:lang="zh-Hant">\s*<tig><term>軟體/)
  expect(await written('skos')).toContain('"軟體"@zh-Hant')
  expect(await written('utx')).toMatch(/^#UTX 1.11; zh\/en;/)
  expect(await written('google-terms')).toMatch(/^zh,en\r\n/)
  const [header, row] = await rows('memoq', ';', mixed)
  expect(row[header.indexOf('Chinese_Taiwan')]).toBe('軟體')
  expect(row[header.indexOf('Chinese_PRC')]).toBe('软件')
})

describe('a glossary in one script', () => {
  const pairsOf = async (script: ScriptChoice, traditional = 'zh-Hant') => {
    const concepts = [
      entry('软件', [rendering('软件', 'software')], { variants: ['軟件'] }),
      entry('和平', [rendering('和平', 'peace')], { id: 'c1' }),
      entry('發展', [rendering('發展', 'development')], { id: 'c2' }),
      entry('网络', [rendering('网络', 'network')], { id: 'c3' }),
    ]
    const { glossary } = prepared(glossaryOf(concepts), {}, { script, tags: { traditional } })
    const found = (await text(formats.omegat.write(glossary))).trim().split('\n')
    return found.map((line) => line.split('\t')[0])
  }

  test('is as it was, or simplified', async () => {
    expect(await pairsOf('as-is')).toEqual(['软件', '軟件', '和平', '發展', '网络'])
    expect(await pairsOf('simplified')).toEqual(['软件', '和平', '发展', '网络'])
  })

  test('is traditional: its own forms, else converted, with the words of Taiwan where that is meant', async () => {
    expect(await pairsOf('traditional')).toEqual(['軟件', '和平', '發展', '網絡'])
    expect(await pairsOf('traditional', 'zh-TW')).toEqual(['軟件', '和平', '發展', '網路'])
  })
})

test('no folder of this machine goes out', async () => {
  const place = { file: '/home/li/secret/talk.txt', line: 1, column: 1 }
  const cited = { ...unit('和平。', 'Peace.'), document: 'C:\\work\\talk.txt', place: { zh: place, en: place } }
  const example = { unit: cited, zh: { start: 0, end: 2 }, en: { start: 0, end: 5 } }
  const reasons = [{ side: 'for', code: 'inGlossary', value: '/home/li/terms.csv' }] as const
  const concept = entry('和平', [rendering('和平', 'peace', { example, reasons })])
  const given = { ...glossaryOf([concept], [cited]) }
  for (const name of Object.keys(formats) as FormatName[]) {
    const { glossary, options } = prepared(given, formats[name] as OutputFormat, { evidence: true })
    const file = await bytes((formats[name] as OutputFormat).write(glossary, options))
    const written = (formats[name] as OutputFormat).binary ? unpacked(file).join('') : file.toString()
    expect(written, name).not.toMatch(/secret|\/home|work\\/)
  }
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
