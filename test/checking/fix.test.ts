import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { checkBitexts } from '../../checking/drafts.ts'
import { fixDraft } from '../../checking/fix/index.ts'
import { mendsOf } from '../../checking/mends.ts'
import { makeDocx, paragraph, run, table } from '../../evaluation/makeDocx.ts'
import { placedStages } from '../../pipeline/pipeline.ts'
import { lightPipeline } from '../pipeline/lightPipeline.ts'
import { term } from './fixtures.ts'

const deprecated = (en: string) => ({ en, usage: 'deprecated' }) as const
const terms = [
  term('港口', 'port', deprecated('harbour')),
  term('务实合作', 'practical cooperation', deprecated('pragmatic cooperation')),
  term('铁路', 'railway', 'rail line', deprecated('train way')),
]

/** A draft checked and mended: what of it is mended, how many findings are left open, and the bytes. */
async function mended(name: string, content: string | Uint8Array, encoding?: string) {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const stages = placedStages({ encoding }, lightPipeline)
  const bitext = await stages.align(await stages.read({ name, bytes }))
  const { documents } = await checkBitexts([bitext], stages, { concepts: () => terms, units: () => [] })
  const mends = mendsOf(bitext, documents[0].findings)
  const comment = () => 'Use <another>.'
  const fixed = fixDraft(name, bytes, mends, { comment, date: '2026-01-01T00:00:00Z', encoding })
  return {
    bytes: fixed.bytes,
    text: new TextDecoder().decode(fixed.bytes),
    done: fixed.done.size,
    open: mends.open.length + mends.certain.length - fixed.done.size,
  }
}

describe('XLIFF', () => {
  const xliff = (...targets: string[]) => `\uFEFF<?xml version="1.0"?>\r\n<xliff version='1.2' xmlns:sdl="s">
<file source-language="zh-CN"   target-language="en-US"><body><!-- harbour -->
${targets.map((target, i) => `<trans-unit id='${i}'><source>港口已经开放。</source>${target}</trans-unit>`).join('\n')}
</body></file></xliff>`

  test('only the words that are wrong change, each in its place', async () => {
    const draft = xliff(
      '<target state="x">The harbour is <g id="1">open</g> &amp; free.</target>',
      '<target>The harbour is <g id="1">open</g> &amp; free.</target><alt-trans><target>The harbour</target></alt-trans>',
      '<target>Harbours &lt;are&gt; open.</target>',
    )
    const { text, done, open } = await mended('a.xlf', draft)
    const expected = draft.replaceAll('>The harbour is', '>The port is').replace('Harbours &lt;', 'Ports &lt;')
    expect(text).toBe(expected.slice(1))
    expect([done, open]).toEqual([3, 0])
  })

  test('deleted words and locked segments stay, and words with codes between them are left open', async () => {
    const draft = xliff(
      '<target>The <mrk mtype="x-sdl-deleted">harbour</mrk><mrk mtype="x-sdl-added">harbour</mrk> is open.</target>',
      '<target>The har<ph id="1"/>bour is open.</target>',
    )
    const { text, done, open } = await mended('a.sdlxliff', draft)
    expect(text).toBe(draft.slice(1).replace('added">harbour', 'added">port'))
    expect([done, open]).toEqual([1, 1])
    const locked = draft.replaceAll('<trans-unit', '<trans-unit translate="no"')
    await expect(mended('a.sdlxliff', locked)).resolves.toMatchObject({ done: 0, text: locked.slice(1) })
  })

  test('a source in English is never changed', async () => {
    const draft = `<xliff version="2.0" srcLang="en" trgLang="zh-CN"><file id="f"><unit id="u"><segment>
<source>The harbour is open.</source><target>港口已经开放。</target></segment></unit></file></xliff>`
    expect(await mended('a.xlf', draft)).toMatchObject({ text: draft, done: 0, open: 1 })
  })
})

test('TMX: the English variant of a unit', async () => {
  const draft = `<tmx version="1.4"><header srclang="zh-CN"/><body>
<tu><tuv xml:lang="zh-CN"><seg>港口开放。</seg></tuv><tuv xml:lang="en"><seg>A  harbour
is open.</seg></tuv></tu></body></tmx>`
  expect(await mended('a.tmx', draft)).toMatchObject({ text: draft.replace('harbour', 'port'), done: 1 })
})

describe('a table', () => {
  const draft =
    'id\tzh\ten\r\n1\t港口开放。\t The harbour is open. \r\n2\t深化务实合作。\tDeepen pragmatic cooperation.\r\n'

  test('keeps its columns, spaces and line ends', async () => {
    const { text, done } = await mended('a.tsv', draft)
    expect(text).toBe(draft.replace('harbour', 'port').replace('pragmatic', 'practical'))
    expect(done).toBe(2)
  })

  test.each([
    ['utf-16le', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(draft, 'utf16le')])],
    ['utf-16be', Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(draft, 'utf16le').swap16()])],
    // 港口开放。 and 深化务实合作。 in GB 18030.
    [
      'gb18030',
      Buffer.from(
        draft
          .replace('港口开放。', '\xb8\xdb\xbf\xda\xbf\xaa\xb7\xc5\xa1\xa3')
          .replace('深化务实合作。', '\xc9\xee\xbb\xaf\xce\xf1\xca\xb5\xba\xcf\xd7\xf7\xa1\xa3'),
        'latin1',
      ),
    ],
  ])('keeps its encoding: %s', async (encoding, bytes) => {
    const fixed = await mended('a.tsv', bytes)
    const decoded = new TextDecoder(encoding).decode(fixed.bytes)
    expect(decoded).toBe(draft.replace('harbour', 'port').replace('pragmatic', 'practical'))
    const size = bytes.length + (encoding === 'gb18030' ? -3 : -6)
    expect(fixed.bytes.length).toBe(size)
  })

  test('what nobody has chosen is left open', async () => {
    const open = 'zh\ten\n铁路很长。\tThe train way is long.\n'
    expect(await mended('a.tsv', open)).toMatchObject({ text: open, done: 0, open: 1 })
  })
})

describe('a Word document', () => {
  const bold = (text: string) => `<w:r w:rsidR="1"><w:rPr><w:b/></w:rPr><w:t>${text}</w:t></w:r>`
  const parts = (bytes: Uint8Array) =>
    Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, content]) => [name, strFromU8(content)]))

  test('is changed by tracked changes with a comment each; everything else stays', async () => {
    const before = makeDocx(
      `${paragraph('港口开放。深化务实合作。')}<w:p>${run('The ')}${bold('harbour')}${run(' is open. Deepen prag')}${bold('matic cooperation')}${run('.')}</w:p>`,
    )
    const { bytes, done } = await mended('a.docx', before)
    expect(done).toBe(2)
    const { 'word/document.xml': document, 'word/comments.xml': comments, ...others } = parts(bytes)
    const change = (kind: string, id: number, content: string) =>
      `<w:${kind} w:id="${id}" w:author="shuyu" w:date="2026-01-01T00:00:00Z">${content}</w:${kind}>`
    const piece = (text: string, element = 't', format = '') =>
      `<w:r${format && ' w:rsidR="1"'}>${format}<w:${element} xml:space="preserve">${text}</w:${element}></w:r>`
    const b = '<w:rPr><w:b/></w:rPr>'
    const end = (id: number) => `<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`
    expect(document).toContain(
      `${run('The ')}<w:commentRangeStart w:id="1"/>${change('del', 3, piece('harbour', 'delText', b))}${change('ins', 4, piece('port', 't', b))}${end(1)}` +
        `${piece(' is open. Deepen ')}<w:commentRangeStart w:id="2"/>${change('del', 5, piece('prag', 'delText'))}` +
        `${change('del', 6, piece('matic', 'delText', b))}${change('ins', 7, piece('practical', 't', b))}${end(2)}${piece(' cooperation', 't', b)}${run('.')}`,
    )
    expect(comments.match(/Use &lt;another&gt;\./g)).toHaveLength(2)
    const old = parts(before)
    for (const name of ['_rels/.rels', 'word/styles.xml', 'word/footnotes.xml']) expect(others[name]).toBe(old[name])
    expect(others['[Content_Types].xml']).toContain('PartName="/word/comments.xml"')
    expect(others['word/_rels/document.xml.rels']).toContain('Target="comments.xml"')
  })

  test('accepted, it has the mends and no more findings', async () => {
    const { bytes } = await mended('a.docx', makeDocx(table([['港口开放。', 'A harbour is open.']])))
    const again = await mended('a.docx', bytes)
    expect(again).toMatchObject({ done: 0, open: 0 })
    expect(again.bytes).toEqual(bytes)
  })

  test('what is left open, or cannot be cut, is a comment', async () => {
    const insertion = `<w:ins w:id="7" w:author="A" w:date="2026-01-01T00:00:00Z">${run('A harbour is open.')}</w:ins>`
    const draft = makeDocx(
      `${paragraph('港口开放。')}<w:p>${insertion}</w:p>${paragraph('铁路很长。')}${paragraph('The train way is long.')}`,
    )
    const { bytes, done, open } = await mended('a.docx', draft)
    expect([done, open]).toEqual([0, 2])
    const { 'word/document.xml': document, 'word/comments.xml': comments } = parts(bytes)
    expect(comments.match(/<w:comment /g)).toHaveLength(2)
    expect(
      document.replace(/<w:commentRange\w+ w:id="\d+"\/>|<w:r><w:commentReference w:id="\d+"\/><\/w:r>/g, ''),
    ).toBe(parts(draft)['word/document.xml'])
  })
})

test('formats that nothing can be written into are refused', () => {
  const html = new TextEncoder().encode('<!doctype html><html></html>')
  const none = { certain: [], open: [] }
  expect(() => fixDraft('a.html', html, none, { comment: () => '', date: '' })).toThrow(/found another format/)
})
