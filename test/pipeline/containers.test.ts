import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { membersOf } from '../../pipeline/containers.ts'
import { inputsIn } from '../../pipeline/inputs.ts'

const zip = (files: Record<string, string | Uint8Array>) =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, content]) => [name, typeof content === 'string' ? strToU8(content) : content]),
    ),
  )

const names = async (bytes: Uint8Array, name = 'a.zip') =>
  (await membersOf({ name, bytes }))?.map((member) => member.name)

test('the files of an archive that may be read, those in archives in it too', async () => {
  const inner = zip({ 'b.txt': '港口' })
  expect(
    await names(
      zip({
        'talks/a.txt': '港口',
        'talks/README.md': 'x',
        '__MACOSX/talks/._a.txt': 'x',
        'photo.bin': 'x',
        'more.zip': inner,
      }),
    ),
  ).toEqual(['a.zip/talks/a.txt', 'a.zip/more.zip/b.txt'])
})

test('a document that is zipped by nature is no archive', async () => {
  expect(await names(zip({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<x/>' }), 'a.docx')).toBeUndefined()
  expect(await names(strToU8('港口 is open'), 'a.txt')).toBeUndefined()
})

test('pairs are found by their names inside of an archive; one that is alone is told', async () => {
  const failures: { located: string }[] = []
  const bytes = zip({ 'x/talk.zh.txt': '港口', 'x/talk.en.txt': 'port', 'y/other.zh.txt': '港口' })
  const inputs = await inputsIn({ name: 'a.zip', bytes }, failures as never)
  expect(inputs).toMatchObject([{ zh: { name: 'a.zip/x/talk.zh.txt' }, en: { name: 'a.zip/x/talk.en.txt' } }])
  expect(failures.map(({ located }) => located)).toEqual([
    expect.stringMatching(/^a\.zip\/y\/other\.zh\.txt: expected a pair/),
  ])
})

test('an archive with nothing to be read is refused', async () => {
  await expect(membersOf({ name: 'a.zip', bytes: zip({ 'a.bin': 'x' }) })).rejects.toThrow(
    'none of a kind that is read',
  )
})

/** A mail of parts: type, name of the file, text in UTF-8. */
function mail(...parts: readonly [type: string, name: string | undefined, text: string][]): Uint8Array {
  const part = ([type, name, text]: (typeof parts)[number]) =>
    `--b\r\nContent-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n${name ? `Content-Disposition: attachment; filename="${name}"\r\n` : ''}\r\n${Buffer.from(text).toString('base64')}\r\n`
  const head = 'From: a@example.org\r\nSubject: =?gb2312?B?us/X9w==?=\r\nMIME-Version: 1.0\r\n'
  return strToU8(`${head}Content-Type: multipart/mixed; boundary=b\r\n\r\n${parts.map(part).join('')}--b--\r\n`)
}

test('of a mail the attachments, and the message where it holds both languages', async () => {
  const text =
    '港口已经开放，欢迎各位来宾前来参观访问。谢谢大家的支持。\n\nThe port is open, and all guests are welcome to come and to see it. Thank you very much.'
  expect(await names(mail(['text/plain', undefined, '见附件。'], ['text/csv', 'a.csv', 'zh,en\n']), 'm.eml')).toEqual([
    'm.eml/a.csv',
  ])
  expect(await names(mail(['text/plain', undefined, text], ['image/png', 'a.png', 'x']), 'm.eml')).toEqual([
    'm.eml/message.txt',
  ])
  expect(await names(mail(['text/plain', undefined, text]), 'stdin')).toEqual(['stdin/message.txt'])
})

test('archives in archives have one limit together', async () => {
  const large = zipSync({ 'a.txt': new Uint8Array(100 * 2 ** 20) })
  const bytes = zipSync({ '1.zip': large, '2.zip': large, '3.zip': large })
  await expect(membersOf({ name: 'nested.zip', bytes })).rejects.toThrow(/when unpacked, found more/)
})
