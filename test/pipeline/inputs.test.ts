import { spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { readWithin } from '../../files/inputFile.ts'
import { InputError } from '../../model/errors.ts'
import { canBeReadAgain, loadInput, resolveInputs } from '../../pipeline/inputs.ts'

let folder = ''

/** A new folder with these files in it. */
function folderOf(...files: string[]): string {
  folder = mkdtempSync(join(tmpdir(), 'inputs-'))
  for (const file of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), file)
  }
  return folder
}

afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Inputs and messages with the folder taken off. */
async function resolve(...args: string[]): Promise<{ inputs: unknown[]; failures: string[] }> {
  const { inputs, failures } = await resolveInputs(args.map((arg) => join(folder, arg)))
  const short = (text: string) => text.replaceAll(`${folder}/`, '').replaceAll(folder, '.')
  return {
    inputs: inputs.map((input) => {
      if (typeof input === 'string') return short(input)
      if ('bytes' in input) return `in memory: ${short(input.name)}`
      const name = (file: string | { name: string }) => short(typeof file === 'string' ? file : file.name)
      return `${name(input.zh)} + ${name(input.en)}`
    }),
    failures: failures.map(({ located }) => short(located)),
  }
}

describe('resolveInputs', () => {
  it('searches folders for transcripts, and leaves the rest', async () => {
    folderOf('b.txt', 'a.md', 'deep/c.TSV', 'photo.jpg', 'README.md', '.hidden.txt', 'node_modules/x/d.txt')
    expect(await resolve('.')).toEqual({ inputs: ['a.md', 'b.txt', 'deep/c.TSV'], failures: [] })
  })

  it.each([
    ['talk.zh.txt', 'talk.en.txt'],
    ['talk-zh.md', 'talk-en.md'],
    ['talk_zh.txt', 'talk_en.txt'],
    ['talk.zh-CN.txt', 'talk.en-US.txt'],
    ['talk.zh-Hant.txt', 'talk.en.txt'],
    ['talk_zh_TW.txt', 'talk_en.txt'],
    ['Talk.ZH.txt', 'talk.en.md'],
    ['talk-cn.txt', 'talk-en.txt'],
    ['talk.zh', 'talk.en'],
  ])('%s and %s are a pair', async (zh, en) => {
    folderOf(zh, en)
    const pair = { inputs: [`${zh} + ${en}`], failures: [] }
    expect(await resolve('.')).toEqual(pair)
    expect(await resolve(en, zh)).toEqual(pair)
    expect(await resolve(zh)).toEqual(pair)
  })

  it.each(['xlf', 'XLIFF', 'tmx', 'sdlxliff'])(
    '.%s has both languages in it, whatever it is named after',
    async (extension) => {
      const files = [`draft.en.${extension}`, `draft_zh-CN.${extension}`]
      folderOf(...files, 'draft.zh.txt', 'draft.en.txt', 'memo-cn.txt', `memo-en.${extension}`)
      const expected = ['draft.zh.txt + draft.en.txt', ...files, `memo-en.${extension}`, 'memo-cn.txt']
      const { inputs, failures } = await resolve('.')
      expect(inputs.toSorted()).toEqual(expected.toSorted())
      expect(failures).toEqual([])
    },
  )

  it('takes the partner with the same extension and the plainest name', async () => {
    folderOf('a.zh.txt', 'a.en.md', 'a.en-GB.txt', 'a.en.txt')
    expect((await resolve('a.zh.txt')).inputs).toEqual(['a.zh.txt + a.en.txt'])
  })

  it('expands globs', async () => {
    folderOf('a1.txt', 'a2.txt', 'b1.txt', 'c.zh.txt', 'c.en.txt')
    expect((await resolve('a*.txt')).inputs).toEqual(['a1.txt', 'a2.txt'])
    expect((await resolve('*.zh.txt')).inputs).toEqual(['c.zh.txt + c.en.txt'])
  })

  it('gives every document once, in the order of the arguments', async () => {
    folderOf('b.txt', 'a.txt')
    expect((await resolve('b.txt', '.', 'a.txt')).inputs).toEqual(['b.txt', 'a.txt'])
  })

  // Root may read everything.
  it.skipIf(process.getuid?.() === 0)('names folders that may not be read', async () => {
    folderOf('a.txt', 'deep/closed/b.txt')
    chmodSync(join(folder, 'deep/closed'), 0o000)
    const all = await resolve('.')
    const alone = await resolve('deep/closed')
    chmodSync(join(folder, 'deep/closed'), 0o700)
    expect(all.inputs).toEqual(['a.txt'])
    const message = 'deep/closed: expected a folder, may not read it; check its permissions'
    expect(all.failures).toEqual([message])
    expect(alone.failures).toEqual([message])
  })

  it('says what could not be used, and still gives the rest', async () => {
    folderOf('a.txt', 'talk.zh.txt', 'memo-cn.txt', 'empty/photo.jpg')
    const { inputs, failures } = await resolve('a.txt', 'missing.txt', 'talk.zh.txt', 'memo-cn.txt', 'empty', 'x*.txt')
    expect(inputs).toEqual(['a.txt', 'memo-cn.txt'])
    expect(failures).toEqual([
      expect.stringMatching(/^missing\.txt: .*found nothing there/),
      expect.stringMatching(/^talk\.zh\.txt: expected a pair: .*\(talk\.en\.txt\) is not beside it/),
      expect.stringMatching(/^empty: expected transcripts \(\.txt /),
      expect.stringMatching(/^x\*\.txt: no file matches/),
    ])
  })
})

describe('loadInput', () => {
  it('reads one file or two', async () => {
    folderOf('a.txt', 'b.zh.txt', 'b.en.txt')
    const one = await loadInput(join(folder, 'a.txt'))
    expect(one).toMatchObject({ name: join(folder, 'a.txt'), bytes: Buffer.from('a.txt') })
    const two = await loadInput({ zh: join(folder, 'b.zh.txt'), en: join(folder, 'b.en.txt') })
    expect(two).toMatchObject({ en: { bytes: Buffer.from('b.en.txt') } })
  })

  it('says what could not be read', async () => {
    folderOf()
    await expect(loadInput(join(folder, 'gone.txt'))).rejects.toThrow(InputError)
  })

  it('refuses a file of 1 GB without reading it', async () => {
    folderOf('a.txt')
    truncateSync(join(folder, 'a.txt'), 2 ** 30)
    await expect(loadInput(join(folder, 'a.txt'))).rejects.toThrow('at most 256 MiB, found 1024 MiB; divide the file')
  })
})

describe('what is no ordinary file', () => {
  it('is counted while it is read, whatever size it states', async () => {
    await expect(readWithin('/dev/zero', 2 ** 21)).rejects.toThrow('expected a file of at most 2 MiB')
  })

  it.skipIf(!existsSync('/usr/bin/mkfifo'))('a pipe is read once, in a folder it is passed over', async () => {
    const pipe = join(folderOf('talk.txt'), 'pipe.txt')
    spawnSync('mkfifo', [pipe])
    expect((await resolve('')).inputs).toEqual(['talk.txt'])
    expect((await resolve('pipe.txt')).inputs).toEqual(['pipe.txt'])
    expect(await canBeReadAgain(pipe)).toBe(false)
    expect(await canBeReadAgain(join(folder, 'talk.txt'))).toBe(true)
    spawn('sh', ['-c', `echo text > '${pipe}'`])
    expect(await loadInput(pipe)).toMatchObject({ bytes: Buffer.from('text\n') })
  })

  it('a folder linked into itself, and a file that two paths lead to, count once', async () => {
    folderOf('b/talk.txt', 'b/deep/other.txt')
    symlinkSync(join(folder, 'b'), join(folder, 'b', 'a-loop'))
    symlinkSync(join(folder, 'b', 'talk.txt'), join(folder, 'link.txt'))
    expect((await resolve('b')).inputs).toEqual(['b/deep/other.txt', 'b/talk.txt'])
    expect((await resolve('')).inputs).toEqual(['b/deep/other.txt', 'link.txt'])
    expect((await resolve('b/talk.txt', 'link.txt', 'b')).inputs).toEqual(['b/talk.txt', 'b/deep/other.txt'])
  })
})
