import { describe, expect, test } from 'vitest'
import { pairs, readAll, refusalOf } from './helpers.ts'

const martif = (body: string, head = '') =>
  `${head}<martif type="TBX-Basic" xml:lang="en"><text><body>${body}</body></text></martif>`

/** 磁悬浮 with a preferred and a deprecated rendering, as TBX version 2 has it in `tig`, and with more levels in `ntig`. */
const tig = martif(`
<termEntry id="c7"><descrip type="subjectField">transport</descrip><note>of the entry</note>
  <langSet xml:lang="en">
    <tig id="t1"><term>maglev</term><termNote type="partOfSpeech">noun</termNote>
      <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote><note>of the term</note>
      <transacGrp><transac type="transactionType">modification</transac>
        <transacNote type="responsibility">Li Wei</transacNote><date>2026-02-01</date></transacGrp></tig>
    <tig><term>magnetic floating</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig>
  </langSet>
  <langSet xml:lang="zh-Hans"><descripGrp><descrip type="definition">车辆靠磁力悬浮。</descrip><admin type="source">手册</admin></descripGrp>
    <tig><term>磁悬浮</term></tig><tig><term>磁浮</term></tig></langSet>
  <langSet xml:lang="de"><tig><term>Magnetschwebebahn</term></tig></langSet>
</termEntry>`)

describe('TBX', () => {
  test('version 2: terms of both languages whatever their order, with what is said of them', async () => {
    const { concepts, warnings } = await readAll(tig)
    expect(warnings).toEqual([])
    expect(concepts).toEqual([
      {
        place: { file: 'glossary', line: 2 },
        id: 'c7',
        zh: [{ text: '磁悬浮' }, { text: '磁浮' }],
        en: [
          {
            ...{ id: 't1', text: 'maglev', usage: 'preferred', partOfSpeech: 'noun', note: 'of the term' },
            decided: { by: 'Li Wei', at: '2026-02-01' },
          },
          { text: 'magnetic floating', usage: 'deprecated' },
        ],
        ...{ definition: '车辆靠磁力悬浮。', source: '手册', domain: 'transport', note: 'of the entry' },
      },
    ])
  })

  test('version 2 with ntig, a document type, a byte order mark, in UTF-16 or in a declared encoding', async () => {
    const ntig = tig
      .replaceAll('<tig', '<ntig')
      .replaceAll('</tig>', '</ntig>')
      .replace(/<term>.*?<\/term>/g, '<termGrp>$&</termGrp>')
    const doctype = '<?xml version="1.0"?><!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">'
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(tig, 'utf16le')])
    const latin = martif(
      '<termEntry><langSet xml:lang="zh"><tig><term>&#x7f8e;</term></tig></langSet><langSet xml:lang="en"><tig><term>\xe9clat</term></tig></langSet></termEntry>',
      '<?xml version="1.0" encoding="iso-8859-1"?>',
    )
    for (const file of [ntig, doctype + tig, `\ufeff${tig}`, utf16]) {
      expect(pairs(await readAll(file))).toEqual(['磁悬浮, 磁浮 = maglev, magnetic floating'])
    }
    expect(pairs(await readAll(Buffer.from(latin, 'latin1')))).toEqual(['美 = éclat'])
  })

  test('version 3 with categories as elements (DCT) and as attributes (DCA)', async () => {
    const dct = `<tbx style="dct" xmlns="urn:iso:std:iso:30042:ed-2" xmlns:min="m" xmlns:basic="b"><text><body><conceptEntry id="c1">
      <min:subjectField>energy</min:subjectField>
      <langSec xml:lang="zh-CN"><termSec><term>光伏</term><min:partOfSpeech>noun</min:partOfSpeech></termSec></langSec>
      <langSec xml:lang="en"><termSec><term>photovoltaics</term><min:administrativeStatus>admittedTerm-admn-sts</min:administrativeStatus>
        <descripGrp><basic:context>Photovoltaics is cheap.</basic:context><basic:source>a speech</basic:source></descripGrp></termSec></langSec>
      </conceptEntry></body></text></tbx>`
    const dca = dct
      .replace(/<(?:min|basic):(\w+)>(.*?)<\/(?:min|basic):\w+>/g, '<descrip type="$1">$2</descrip>')
      .replace('style="dct"', 'style="dca"')
    for (const file of [dct, dca]) {
      expect((await readAll(file)).concepts).toMatchObject([
        {
          id: 'c1',
          domain: 'energy',
          zh: [{ text: '光伏', partOfSpeech: 'noun' }],
          en: [{ text: 'photovoltaics', usage: 'admitted' }],
        },
      ])
    }
    // What stands beside a sentence is the source of the sentence, not of the term.
    expect((await readAll(dct)).concepts[0].en[0]).not.toHaveProperty('source')
  })

  test('an entry of one language and an unknown value are told with their lines', async () => {
    const both =
      '<langSet xml:lang="zh"><tig><term>港</term><termNote type="partOfSpeech">gerund</termNote></tig></langSet><langSet xml:lang="en"><tig><term>port</term></tig></langSet>'
    const file = martif(
      `\n<termEntry>${both}</termEntry>\n<termEntry><langSet xml:lang="zh"><tig><term>桥</term></tig></langSet></termEntry>`,
    )
    const { concepts, warnings } = await readAll(file)
    expect(concepts).toHaveLength(1)
    expect(warnings).toEqual([
      '2: unknown partOfSpeech left out: gerund',
      '3: an entry without an English term was left out: 桥',
    ])
  })

  test('without any entry of both languages it is refused', async () => {
    expect(await refusalOf(martif('<termEntry id="a"/>'))).toContain(
      'expected entries with Chinese and English terms, found none',
    )
  })
})

describe('TMX', () => {
  const unit = (zh: string, en: string) =>
    `<tu changeid="王芳" changedate="20260131T120000Z"><tuv xml:lang="EN-GB"><seg>${en}</seg></tuv><tuv xml:lang="zh_CN"><seg>${zh}</seg></tuv></tu>`
  const tmx = (...units: string[]) => `<tmx version="1.4"><body>\n${units.join('\n')}</body></tmx>`

  test('short units are terms, without their codes; sentences are counted and left out', async () => {
    const { concepts, warnings } = await readAll(
      tmx(
        unit('港口', 'the <bpt i="1">\\b </bpt>port<ept i="1">\\b0 </ept>'),
        unit('港口对所有人开放。', 'The port is open to all.'),
      ),
    )
    expect(concepts).toEqual([
      {
        place: { file: 'glossary', line: 2 },
        zh: [{ text: '港口', decided: { by: '王芳', at: '2026-01-31T12:00:00Z' } }],
        en: [{ text: 'the port', decided: { by: '王芳', at: '2026-01-31T12:00:00Z' } }],
      },
    ])
    expect(warnings).toEqual([
      '1 of 2 units are sentences and were left out; `shuyu extract` finds the terms in sentences',
    ])
  })

  test('a memory of sentences alone is refused with what to do', async () => {
    expect(await refusalOf(tmx(unit('港口对所有人开放。', 'The port is open to all.')))).toContain('`shuyu extract`')
  })
})

describe('XLIFF', () => {
  test('2.x: glossary entries, in either direction', async () => {
    const file = (
      source: string,
      target: string,
      sourceLanguage: string,
    ) => `<xliff version="2.1" srcLang="${sourceLanguage}" trgLang="${sourceLanguage === 'en' ? 'zh-CN' : 'en'}" xmlns:gls="g"><file id="f"><unit id="u">
      <gls:glossary><gls:glossEntry><gls:term source="log">${source}</gls:term><gls:translation>${target}</gls:translation><gls:definition>what it is</gls:definition></gls:glossEntry></gls:glossary>
      <segment><source>不</source><target>no</target></segment></unit></file></xliff>`
    const { concepts } = await readAll(file('灯塔', 'lighthouse', 'zh-CN'))
    expect(concepts).toMatchObject([
      { zh: [{ text: '灯塔', source: 'log' }], en: [{ text: 'lighthouse' }], definition: 'what it is' },
    ])
    expect(pairs(await readAll(file('lighthouse', '灯塔', 'en')))).toEqual(['灯塔 = lighthouse'])
  })

  test('1.2: short units; other languages are refused', async () => {
    const file = (target: string) =>
      `<xliff version="1.2"><file source-language="zh-CN" target-language="${target}"><body><trans-unit id="1"><source>灯<g id="1">塔</g></source><target>lighthouse</target><note>on the coast</note></trans-unit></body></file></xliff>`
    expect((await readAll(file('en-US'))).concepts).toMatchObject([
      { zh: [{ text: '灯塔' }], en: [{ text: 'lighthouse' }], note: 'on the coast' },
    ])
    expect(await refusalOf(file('fr'))).toContain('expected Chinese and English, found zh-CN and fr')
  })
})

test('MultiTerm XML: fields by their names', async () => {
  const file = `<mtf><conceptGrp><concept>1</concept><descripGrp><descrip type="Subject">harbours</descrip></descripGrp>
    <languageGrp><language type="Chinese" lang="ZH-CN"/><termGrp><term>港口</term></termGrp></languageGrp>
    <languageGrp><language type="English"/><termGrp><term>harbour</term><descripGrp><descrip type="Status">forbidden</descrip></descripGrp>
      <transacGrp><date>2026-01-31T12:00:00</date><transac type="modification">Li Wei</transac></transacGrp></termGrp></languageGrp></conceptGrp></mtf>`
  expect((await readAll(file)).concepts).toMatchObject([
    {
      zh: [{ text: '港口' }],
      en: [{ text: 'harbour', usage: 'deprecated', decided: { by: 'Li Wei', at: '2026-01-31T12:00:00' } }],
      domain: 'harbours',
    },
  ])
})
