import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { parseMapping } from '../../../glossaries/importers/index.ts'
import { pairs, readAll, refusalOf } from './helpers.ts'

describe('a table', () => {
  test.each([
    ['zh,en', '港口,port'],
    ['en,zh', 'port,港口'],
    ['中文,英文', '港口,port'],
    ['术语;译文', '港口;port'],
    ['Term|Translation', 'port|港口'],
    ['Source\tTarget', 'port\t港口'],
    ['No,Chinese (PRC),English', '1,港口,port'],
    ['zh_CN,en-US,Note', '港口,port,x'],
    ['Term [zh-CN],Term [en]', '港口,port'],
    ['"英文","中文"', '"port","港口"'],
    ['#src\ttgt', '港口\tport'],
  ])('whose header is %s', async (header, row) => {
    expect(pairs(await readAll(`${header}\n${row}\n`))).toEqual(['港口 = port'])
  })

  test.each([
    ['中文,English 1,English 2'],
    ['中文,英文1,英文2'],
    ['中文,译法一,译法二'],
    ['Chinese,English,Alternative English'],
    ['中文,英文,英文（备选）'],
  ])('with two English columns of which neither is in doubt: %s', async (header) => {
    expect(pairs(await readAll(`${header}\n港口,port,harbour\n`))).toEqual(['港口 = port, harbour'])
  })

  test('is found below a title, and its other columns by their names in either language', async () => {
    const file =
      '港口词汇,,\n2026年1月,,,,\n中文,英文,备注,领域,词性,状态,出处,审核人,修改日期\n港口,port,see harbour,海运,名词,禁用,手册,王芳,2026-01-31\n'
    const { concepts, warnings } = await readAll(file)
    expect(warnings).toEqual([])
    const [{ en, domain, place }] = concepts
    expect({ en, domain, line: place.line }).toEqual({
      en: [
        {
          ...{ text: 'port', note: 'see harbour', partOfSpeech: 'noun', usage: 'deprecated', source: '手册' },
          decided: { by: '王芳', at: '2026-01-31' },
        },
      ],
      domain: '海运',
      line: 4,
    })
  })

  test('without a header: languages by script, comments left out, the third column a note (OmegaT)', async () => {
    const { concepts } = await readAll('# harbours\nport\t港口\tby the sea\nquay\t码头\n')
    expect(concepts).toEqual([
      { place: { file: 'glossary', line: 2 }, zh: [{ text: '港口' }], en: [{ text: 'port', note: 'by the sea' }] },
      { place: { file: 'glossary', line: 3 }, zh: [{ text: '码头' }], en: [{ text: 'quay' }] },
    ])
  })

  test('whose columns hold the other language than they are named is read the other way round', async () => {
    const read = await readAll('zh,en\nport,港口\nquay,码头\n')
    expect(pairs(read)).toEqual(['港口 = port', '码头 = quay'])
    expect(read.warnings).toEqual([expect.stringContaining('the other way round')])
  })

  test('is read by a mapping to names or numbers', async () => {
    const file = 'A,B,C,D\n1,sea port,港口,large\n'
    const byName = await readAll(file, { map: parseMapping('zh=c, en=B, note=D') })
    const byNumber = await readAll(file, { map: parseMapping('zh=3,en=2,note=4') })
    expect(byName.concepts).toMatchObject([{ zh: [{ text: '港口' }], en: [{ text: 'sea port', note: 'large' }] }])
    expect(byNumber.concepts).toMatchObject(byName.concepts)
    expect(await refusalOf(file, { map: parseMapping('zh=E,en=B') })).toBe(
      'glossary:1: expected a header with the columns E, B, found A, B, C, D',
    )
    expect(() => parseMapping('zh=C')).toThrow('It must name the columns of zh and en.')
    expect(() => parseMapping('zh=C,en=B,colour=D')).toThrow("'colour=D' is no FIELD=COLUMN")
  })

  test('in GB18030, Big5 or UTF-16', async () => {
    const text = '中文,英文\n發展中的港口,port\n我们的港口,our port\n'
    const traditional = '中文,英文\n發展中的港口,port\n'
    expect(pairs(await readAll(iconv.encode(text, 'gb18030')))).toEqual([
      '發展中的港口 = port',
      '我们的港口 = our port',
    ])
    expect(pairs(await readAll(iconv.encode(text, 'utf-16le', { addBOM: true })))).toHaveLength(2)
    expect(pairs(await readAll(iconv.encode(traditional, 'big5'), { encoding: 'big5' }))).toEqual([
      '發展中的港口 = port',
    ])
  })

  test('keeps quotation marks between tabs, unless the file doubles them or has them everywhere', async () => {
    expect(pairs(await readAll('zh\ten\n"港口"\t"port"\n码头\tquay\n'))).toEqual(['"港口" = "port"', '码头 = quay'])
    expect(pairs(await readAll('zh\ten\n"港口"\t"port"\n"码头"\t"quay"\n'))).toEqual(['港口 = port', '码头 = quay'])
    expect(pairs(await readAll('zh\ten\n港口\t"a ""port"""\n"码\t头"\tquay\n'))).toEqual([
      '港口 = a "port"',
      '码\t头 = quay',
    ])
  })

  test('takes the apostrophe off a formula where the file is for a spreadsheet program, and no other', async () => {
    const rows = "zh,en\n甲,'=1+1\n乙,''-a\n丙,'tis\n"
    expect(pairs(await readAll(`\ufeff${rows}`))).toEqual(['甲 = =1+1', "乙 = '-a", "丙 = 'tis"])
    expect(pairs(await readAll(rows))).toEqual(["甲 = '=1+1", "乙 = ''-a", "丙 = 'tis"])
  })

  test('tells rows without a term, unknown values and broken quotation marks with their lines', async () => {
    const { concepts, warnings } = await readAll('zh,en,status\n港口,,\n码头,quay,excellent\n')
    expect(concepts).toMatchObject([{ en: [{ text: 'quay', status: 'proposed' }] }])
    expect(warnings).toEqual([
      '2: an entry without an English term was left out: 港口',
      '3: status "excellent" is not known: its term is a proposal',
    ])
    expect(await refusalOf('zh,en\n港口,port\n码头,"quay\n')).toMatch(/^glossary:\d: .*check its quotation marks$/)
  })

  test('without Chinese or English is refused with what was found', async () => {
    expect(await refusalOf('1,2\n3,4\n')).toBe(
      'glossary:1: expected one column of Chinese and one of English terms, found no titles, and no column of Chinese and no column of English; the columns are 1: 1 | 2: 2; say which with --map zh=NUMBER,en=NUMBER (or titles)',
    )
    expect(await refusalOf('')).toContain('found an empty file')
  })
})

test('UTX: the comment that names the columns, term status', async () => {
  const file =
    '#UTX 1.11; zh-CN/en; 2026-01-01; test\n#src\ttgt\tsrc:pos\tterm status\n港口\tport\tnoun\tapproved\n口岸\tport\tnoun\tforbidden\n'
  expect((await readAll(file)).concepts).toMatchObject([
    { place: { line: 3 }, zh: [{ text: '港口' }], en: [{ text: 'port', status: 'accepted', partOfSpeech: 'noun' }] },
    { place: { line: 4 }, zh: [{ text: '口岸' }], en: [{ text: 'port', usage: 'deprecated' }] },
  ])
})

describe('JSON', () => {
  const concept =
    '{"zh":"港口","variants":["口岸"],"domain":"sea","renderings":[{"en":"port","status":"rejected","score":0.5}]}'
  const read = {
    zh: [{ text: '港口' }, { text: '口岸' }],
    en: [{ text: 'port', status: 'rejected', confidence: 0.5 }],
    domain: 'sea',
  }

  test('lines, arrays over lines, arrays on one line or indented', async () => {
    const indented = JSON.stringify({ terms: [JSON.parse(concept)] }, null, 2)
    for (const file of [concept, `[\n${concept},\n${concept}\n]\n`, `[${concept}]`, indented]) {
      expect((await readAll(file)).concepts[0]).toMatchObject(read)
    }
    expect((await readAll('{"zh":"港口","en":"port","note":null}')).concepts).toMatchObject([
      { en: [{ text: 'port' }] },
    ])
  })

  test('what is no concept is refused with its line', async () => {
    expect(await refusalOf(`${concept}\n{"renderings":[]}\n`)).toMatch(/^glossary:2: expected a concept .* found zh/)
    expect(await refusalOf(`${concept}\nport\n`)).toBe(
      'glossary:2: expected one JSON value a line, found something else',
    )
  })
})
