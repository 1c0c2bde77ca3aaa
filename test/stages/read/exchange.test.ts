import { describe, expect, it } from 'vitest'
import type { SourceDocument } from '../../../model/document.ts'
import { readText, texts } from './helpers.ts'

const beads = (document: SourceDocument) =>
  document.beads?.map(({ zh, en }) => [
    zh.map((i) => document.zh[i].text).join(),
    en.map((i) => document.en[i].text).join(),
  ])

const tmx = (body: string, prolog = '') => `<?xml version="1.0" encoding="UTF-8"?>
${prolog}<tmx version="1.4"><header srclang="en-US" segtype="sentence"/><body>
${body}
</body></tmx>`

describe('TMX', () => {
  it('is a bitext, whatever the order and the names of the languages', async () => {
    const document = await readText(
      tmx(`<tu tuid="1"><note>a note</note><prop type="x-date">2025-05-04</prop><prop type="x-speaker-en">Minister</prop>
  <tuv xml:lang="en-US"><seg>The <bpt i="1">&lt;b&gt;</bpt>port<ept i="1">&lt;/b&gt;</ept> is
    <hi>open</hi> &amp; free.</seg></tuv>
  <tuv xml:lang="fr"><seg>Le port est ouvert.</seg></tuv>
  <tuv xml:lang="zh-Hans"><seg>港口已经开放。</seg></tuv></tu>
<tu><prop type="x-date">2025-05-04</prop><tuv lang="ZH-TW"><seg>碼頭</seg></tuv><tuv lang="en"><seg>pier</seg></tuv></tu>
<tu><prop type="x-date">2025-05-04</prop><tuv xml:lang="zh"><seg>没有译文。</seg></tuv></tu>
<tu><tuv xml:lang="fr"><seg>quai</seg></tuv></tu>`),
      'memory.tmx',
    )
    expect(beads(document)).toEqual([
      ['港口已经开放。', 'The port is open & free.'],
      ['碼頭', 'pier'],
      ['没有译文。', ''],
    ])
    expect(document.en[0]).toMatchObject({ speaker: 'Minister', place: { file: 'memory.tmx', line: 4 } })
    expect(document.date).toBe('2025-05-04')
  })

  it('without one of the languages is refused', async () => {
    const source = tmx('<tu><tuv xml:lang="en"><seg>pier</seg></tuv><tuv xml:lang="de"><seg>Kai</seg></tuv></tu>')
    await expect(readText(source, 'a.tmx')).rejects.toThrow(/found no Chinese/)
  })

  it('that is cut off or no XML is refused, with the line', async () => {
    const source = tmx('<tu><tuv xml:lang="zh"><seg>港口').slice(0, -20)
    await expect(readText(source, 'a.tmx')).rejects.toMatchObject({ name: 'InputError', file: 'a.tmx' })
    await expect(readText('港口\tport\n', 'a.tmx')).rejects.toMatchObject({ name: 'InputError' })
  })

  it.each([
    ['an external entity', '<!DOCTYPE tmx [<!ENTITY x SYSTEM "file:///etc/passwd">]>'],
    ['a bomb', '<!DOCTYPE tmx [<!ENTITY y "aaaaaaaaaa"><!ENTITY x "&y;&y;&y;&y;&y;&y;&y;&y;&y;&y;">]>'],
  ])('with %s is refused: no entity is defined', async (_, prolog) => {
    const source = tmx(
      '<tu><tuv xml:lang="zh"><seg>港口 &x;</seg></tuv><tuv xml:lang="en"><seg>port</seg></tuv></tu>',
      prolog,
    )
    await expect(readText(source, 'a.tmx')).rejects.toThrow(/well-formed XML.*entity/)
  })
})

describe('XLIFF', () => {
  it('2.x: segments of units; glossaries and notes are left out', async () => {
    const document = await readText(
      `<xliff version="2.1" srcLang="en" trgLang="zh-CN" xmlns="urn:oasis:names:tc:xliff:document:2.0"
  xmlns:gls="urn:oasis:names:tc:xliff:glossary:2.0"><file id="f"><group id="g"><unit id="u">
  <gls:glossary><gls:glossEntry><gls:term>port</gls:term><gls:translation>港口</gls:translation></gls:glossEntry></gls:glossary>
  <notes><note>a note</note></notes>
  <segment><source>The <pc id="1">port</pc> is<ph id="2"/> open.</source><target>港口已经<mrk id="m" type="term">开放</mrk>。</target></segment>
  <ignorable><source> </source></ignorable>
  <segment state="initial"><source>Not translated.</source></segment></unit></group></file></xliff>`,
      'a.xlf',
    )
    expect(beads(document)).toEqual([
      ['港口已经开放。', 'The port is open.'],
      ['', 'Not translated.'],
    ])
    expect(document.zh[0].place.line).toBe(5)
  })

  it('1.2: units, segment by segment where they are marked; alternative translations are left out', async () => {
    const document = await readText(
      `<?xml version="1.0"?><xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
  <file original="a" source-language="zh-CN" target-language="en-US" datatype="plaintext"><body>
  <trans-unit id="1"><source>港口<ph id="1">&lt;br/&gt;</ph>开放。</source><target state="signed-off">The port is open.</target>
    <alt-trans><source>港口</source><target>Harbour</target></alt-trans></trans-unit>
  <trans-unit id="2"><source>我们欢迎来宾。谢谢。</source>
    <seg-source><mrk mtype="seg" mid="0">我们欢迎来宾。</mrk><mrk mtype="seg" mid="1">谢谢。</mrk></seg-source>
    <target><mrk mtype="seg" mid="0">We welcome guests.</mrk> <mrk mtype="seg" mid="1">Thank you.</mrk></target></trans-unit>
  </body></file></xliff>`,
      'a.sdlxliff',
    )
    expect(beads(document)).toEqual([
      ['港口开放。', 'The port is open.'],
      ['我们欢迎来宾。', 'We welcome guests.'],
      ['谢谢。', 'Thank you.'],
    ])
    expect(texts(document.en)).not.toContain('Harbour')
  })

  it('what a reviser has deleted is no text', async () => {
    const document = await readText(
      `<xliff version="1.2" xmlns:sdl="s" xmlns:mq="m"><file source-language="zh-CN" target-language="en-US"><body>
  <trans-unit id="1"><source>港口开放。</source><seg-source><mrk mtype="seg" mid="1">港口开放。</mrk></seg-source>
    <target><mrk mtype="seg" mid="1">The <mrk mtype="x-sdl-deleted" sdl:revid="a">har<g id="1">bour</g></mrk><mrk mtype="x-sdl-added" sdl:revid="b">port</mrk> is open.</mrk></target></trans-unit>
  <trans-unit id="2"><source>码头关闭。</source><target>The <mq:del>quay</mq:del><mq:ins>pier</mq:ins> is closed.</target></trans-unit>
  </body></file></xliff>`,
      'a.sdlxliff',
    )
    expect(texts(document.en)).toEqual(['The port is open.', 'The pier is closed.'])
  })

  it('what is locked or not to be translated is marked, by the innermost element that says so', async () => {
    const unit = (id: string, attributes: string, inside = '') =>
      `<trans-unit id="${id}" ${attributes}><source>港口${id}</source>${inside}<target>port ${id}</target></trans-unit>`
    const segmented = ['a', 'b'].map((id) => `<mrk mtype="seg" mid="${id}">码头${id}</mrk>`).join('')
    const document = await readText(
      `<xliff version="1.2" xmlns:sdl="s" xmlns:m="m"><file source-language="zh" target-language="en"><body>
  ${unit('1', 'translate="no"')}${unit('2', '')}${unit('3', 'm:locked="true"')}
  <group translate="no">${unit('4', '')}${unit('5', 'translate="yes"')}</group>
  <trans-unit id="6"><source>码头a码头b</source><seg-source>${segmented}</seg-source>
    <target>${segmented.replaceAll('码头', 'pier ')}</target>
    <sdl:seg-defs><sdl:seg id="a" conf="Draft"/><sdl:seg id="b" locked="true"/></sdl:seg-defs></trans-unit>
  </body></file></xliff>`,
      'a.xlf',
    )
    const fixed = document.en.filter(({ isFixed }) => isFixed).map(({ text }) => text)
    expect(fixed).toEqual(['port 1', 'port 3', 'port 4', 'pier b'])
  })

  it('of other languages is refused', async () => {
    const source = `<xliff version="2.0" srcLang="en" trgLang="de"><file id="f"><unit id="u"><segment><source>a</source></segment></unit></file></xliff>`
    await expect(readText(source, 'a.xlf')).rejects.toThrow(/expected Chinese and English .* found en and de/)
  })
})

it('the marks of an uncleaned file tell the pairs, in either direction', async () => {
  const document = await readText(`{0>港口已经开放。<}0{>The port is open.<0} {0>船来了。<}85{>Ships come.<0}

{0>Fishermen are happy.<}100{>渔民很高兴。<0}

尚未翻译。
`)
  expect(
    document.beads?.map(({ zh, en }) => [zh.map((i) => document.zh[i].text), en.map((i) => document.en[i].text)]),
  ).toEqual([
    [['港口已经开放。'], ['The port is open.']],
    [['船来了。'], ['Ships come.']],
    [['渔民很高兴。'], ['Fishermen are happy.']],
    [['尚未翻译。'], []],
  ])
  expect(document.en[1].place).toMatchObject({ line: 1, column: 50 })
})
