import { deflateRawSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { heading, makeDocx, paragraph, run, table } from '../../../evaluation/makeDocx.ts'
import { read } from '../../../stages/read/index.ts'
import { file, readText, texts } from './helpers.ts'

const readDocx = (body: string, footnotes: string[] = []) => readText(makeDocx(body, footnotes), 'talk.docx')

describe('a Word document', () => {
  it('is read as a transcript, its headings as titles', async () => {
    const document = await readDocx(
      [
        heading('海港论坛'),
        heading('The Harbour Forum'),
        paragraph('部长：港口已经开放。我们欢迎来宾。'),
        paragraph('Minister: The port is open. We welcome guests.'),
        paragraph('记者：渔民怎么办？'),
        paragraph('Reporter: What about the fishermen?'),
      ].join(''),
    )
    expect(texts(document.zh)).toEqual(['海港论坛', '港口已经开放。', '我们欢迎来宾。', '渔民怎么办？'])
    expect(texts(document.en)).toEqual([
      'The Harbour Forum',
      'The port is open.',
      'We welcome guests.',
      'What about the fishermen?',
    ])
    expect(document.title).toEqual({ zh: '海港论坛', en: 'The Harbour Forum' })
    expect(document.zh.map(({ speaker }) => speaker)).toEqual([undefined, '部长', '部长', '记者'])
    expect(document.en[3].place).toMatchObject({ file: 'talk.docx', line: 6 })
    expect(document.beads).toBeUndefined()
  })

  it('that is a table of two columns is aligned row by row, whatever other columns it has', async () => {
    const document = await readDocx(
      paragraph('海港论坛') +
        paragraph('The Harbour Forum') +
        table([
          ['No.', 'Status', 'English', '中文'],
          ['1', 'Translated', 'The port is open. Welcome.', '港口开放。欢迎。'],
          ['2', 'Translated', 'Ships come from far.', '远方的船来了。'],
          ['3', 'Draft', ['The pier.', 'The crane.'], ['码头。', '吊车。']],
          ['4', 'Draft', 'Not translated yet.', ''],
        ]),
    )
    expect(
      document.beads?.map(({ zh, en }) => [zh.map((i) => document.zh[i].text), en.map((i) => document.en[i].text)]),
    ).toEqual([
      [['海港论坛'], ['The Harbour Forum']],
      [['港口开放。欢迎。'], ['The port is open. Welcome.']],
      [['远方的船来了。'], ['Ships come from far.']],
      [['码头。'], ['The pier.']],
      [['吊车。'], ['The crane.']],
      [[], ['Not translated yet.']],
    ])
    // Two paragraphs, then the rows: the third after the header is the sixth line.
    expect(document.zh[3].place.line).toBe(6)
  })

  it('has its footnotes after the text, and no marks of them in it', async () => {
    const mark = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="1"/></w:r>'
    const document = await readDocx(
      `<w:p>${run('港口')}${mark}${run('已经开放。')}</w:p>${paragraph('The port is open. Welcome.')}`,
      ['指海港。'],
    )
    expect(texts(document.zh)).toEqual(['港口已经开放。', '指海港。'])
  })

  it('is read with its tracked changes accepted, and says so', async () => {
    const change = (kind: string, content: string) =>
      `<w:${kind} w:id="1" w:author="A" w:date="2026-01-01T00:00:00Z">${content}</w:${kind}>`
    const deleted = change('del', '<w:r><w:delText>closed</w:delText></w:r>')
    const document = await readDocx(
      `<w:p>${run('The port is ')}${deleted}${change('ins', run('open'))}${run('.')}</w:p>${paragraph('港口已经开放。')}`,
    )
    expect(texts(document.en)).toEqual(['The port is open.'])
    expect(document.warnings).toEqual([expect.stringMatching(/^talk\.docx: 2 tracked changes were read as accepted/)])
    expect((await readDocx(paragraph('港口。') + paragraph('Port.'))).warnings).toEqual([])
  })

  it('makes a pair with another one, and is told by its content', async () => {
    const zh = file('talk.zh.docx', makeDocx(paragraph('港口已经开放。')))
    const en = file('talk.en.doc', makeDocx(paragraph('The port is open.')))
    const document = await read({})({ zh, en })
    expect([texts(document.zh), texts(document.en)]).toEqual([['港口已经开放。'], ['The port is open.']])
  })
})

describe('what is no Word document', () => {
  const archive = (files: Record<string, string>) =>
    zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])))

  it.each([
    ['another archive', archive({ 'a.txt': 'text' }), /zip archive of another kind/],
    ['text', strToU8('The port is open.'), /expected a Word document \(DOCX\)/],
    ['a document cut off', makeDocx(paragraph('港口')).slice(0, 900), /damaged, cut off or encrypted/],
    ['XML cut off', archive({ 'word/document.xml': '<w:document' }), /one that is damaged/],
  ])('%s', async (_, bytes, message) => {
    await expect(readText(bytes, 'talk.docx')).rejects.toThrow(message)
  })

  it('a zip bomb is refused before it fills the memory', async () => {
    const packed = deflateRawSync(Buffer.alloc(65 * 2 ** 20))
    expect(packed.length).toBeLessThan(2 ** 20)
    const name = Buffer.from('word/document.xml')
    const header = Buffer.alloc(30)
    header.write('PK\x03\x04', 'latin1')
    header.writeUInt16LE(8, 8) // deflated
    header.writeUInt32LE(packed.length, 18)
    header.writeUInt32LE(1000, 22) // what it says to have unpacked
    header.writeUInt16LE(name.length, 26)
    const bomb = Buffer.concat([header, name, packed])
    await expect(readText(bomb, 'bomb.docx')).rejects.toThrow(/expected at most 64 MiB when unpacked, found more/)
  })

  it('entities that a document defines are not expanded', async () => {
    const entities =
      '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
    const document = `${entities}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${paragraph('港口 &b; &f;')}${paragraph('Port.')}</w:body></w:document>`
    const bytes = archive({
      'word/document.xml': document,
      '_rels/.rels': '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>',
    })
    const read = readText(bytes, 'bomb.docx').then(
      ({ zh }) => texts(zh).join(),
      (error: Error) => error.message,
    )
    expect(await read).not.toMatch(/aaaa|root:/)
  })
})

describe('what Word sets apart', () => {
  const ruby = (reading: string, base: string) =>
    `<w:r><w:ruby><w:rubyPr/><w:rt>${run(reading)}</w:rt><w:rubyBase>${run(base)}</w:rubyBase></w:ruby></w:r>`
  const box = (...paragraphs: string[]) =>
    `<w:drawing><wp:inline xmlns:wp="wp"><wps:txbx xmlns:wps="wps"><w:txbxContent>${paragraphs.join('')}</w:txbxContent></wps:txbx></wp:inline></w:drawing>`
  const text = async (body: string) => {
    const { zh, en } = await readDocx(`${body}${paragraph('船来了。')}${paragraph('Ships come.')}`)
    return [texts(zh), texts(en)]
  }

  it('the characters of a pinyin guide are text, its reading is not', async () => {
    const body = `<w:p>${ruby('gǎng', '港')}${ruby('kǒu', '口')}${run('开放。')}</w:p>${paragraph('The port is open.')}`
    expect(await text(body)).toEqual([
      ['港口开放。', '船来了。'],
      ['The port is open.', 'Ships come.'],
    ])
  })

  it('a text box is text, one in another and one with a picture too', async () => {
    const picture = '<w:drawing><a:blip xmlns:a="a" r:embed="x" xmlns:r="r"/></w:drawing>'
    const inner = `<w:p><w:r>${picture}${box(paragraph('港口开放。'))}</w:r></w:p>`
    const body = `<w:p><w:r>${box(inner, paragraph('The port is open.'))}</w:r></w:p>`
    expect(await text(body)).toEqual([
      ['港口开放。', '船来了。'],
      ['The port is open.', 'Ships come.'],
    ])
  })

  it('what is there twice, for new Words and old ones, is read once; without the old form the new one', async () => {
    const choice = `<mc:Choice Requires="wps">${box(paragraph('港口开放。'))}</mc:Choice>`
    const old = `<mc:Fallback><w:pict><v:textbox xmlns:v="urn:schemas-microsoft-com:vml"><w:txbxContent>${paragraph('港口开放。')}</w:txbxContent></v:textbox></w:pict></mc:Fallback>`
    for (const fallback of [old, '<mc:Fallback/>', '']) {
      const both = `<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">${choice}${fallback}</mc:AlternateContent>`
      expect((await text(`<w:p><w:r>${both}</w:r></w:p>${paragraph('The port is open.')}`))[0]).toEqual([
        '港口开放。',
        '船来了。',
      ])
    }
  })
})
