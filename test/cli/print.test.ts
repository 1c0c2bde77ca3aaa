import { describe, expect, test, vi } from 'vitest'
import { printableJson, printableMessage, printableStyled } from '../../cli/print.ts'
import { writeResult } from '../../cli/sink.ts'
import { bitext, extraction } from '../glossaries/termbase/builders.ts'
import { temporaryFile, withTermbase } from '../glossaries/termbase/fixtures.ts'
import { shuyu } from './run.ts'

/** Sets the title of a terminal, clears it, in the 8-bit form too, and reverses what follows. */
const HOSTILE = '\x1b]0;owned\x07\x1b[2J\x9b2J\u202e'

describe('what is printed', () => {
  test('shows control characters instead of obeying them', () => {
    expect(printableMessage(`a${HOSTILE}b\tc\nd\r\ne\rf`)).toBe(
      'a\\x1b]0;owned\\x07\\x1b[2J\\x9b2J\\u202eb\tc\nd\r\ne\\x0df',
    )
    expect(JSON.parse(printableJson({ name: HOSTILE }))).toEqual({ name: HOSTILE })
    expect(printableJson({ name: HOSTILE })).not.toMatch(/[\p{Cc}\u202e]/u)
  })

  test('keeps the styles of this program, and no others', () => {
    expect(printableStyled('\x1b[1mTerm\x1b[22m \x1b[8mhidden')).toBe('\x1b[1mTerm\x1b[22m \\x1b[8mhidden')
  })

  test('has no password of an address, mistyped ones included', () => {
    for (const address of [
      'redis://:SECRET@host:6379',
      'redi://:SECRET@host',
      'redis:/:SECRET@host',
      'postgres//li:SECRET@host/terms',
      'postgre://li:p@SECRET@host/terms',
      'postgres://host/terms?password=SECRET',
    ]) {
      expect(printableMessage(`shuyu: ${address}: expected another`)).not.toContain('SECRET')
      expect(printableJson({ address, next: 'a@b' })).not.toContain('SECRET')
      expect(JSON.parse(printableJson({ address, next: 'a@b' })).next).toBe('a@b')
    }
    expect(printableMessage('redis://:SECRET@host, redis://li:SECRET@host')).toBe('redis://host, redis://li@host')
    expect(printableMessage('see https://host/path and mail li@host')).toBe('see https://host/path and mail li@host')
  })

  test('names of files and options in errors', async () => {
    for (const args of [
      ['extract', `none${HOSTILE}.txt`],
      ['export', HOSTILE],
      [HOSTILE],
      ['extract', `--${HOSTILE}`],
    ]) {
      const { stderr, status } = await shuyu(...args, '--quiet')
      expect(status).toBe(2)
      expect(stderr).not.toMatch(/(?![\n\t])[\p{Cc}\u202e]/u)
    }
    const { stderr } = await shuyu('status', '--termbase', 'redi://li:SECRET@host/db')
    expect(stderr).not.toContain('SECRET')
  })

  test('terms and names in the history', async () => {
    const file = temporaryFile()
    const talk = bitext(`talk${HOSTILE}.txt`, [[`和平${HOSTILE}`, `peace${HOSTILE}`]])
    await withTermbase(file, async (termbase) => {
      await termbase.save(extraction([talk], [[`和平${HOSTILE}`, `peace${HOSTILE}`, 0.9]]), 'me')
    })
    for (const args of [[], ['--state']]) {
      const { stdout } = await shuyu('history', ...args, '--termbase', file)
      expect(stdout).not.toMatch(/(?![\n\t])\p{Cc}/u)
    }
  })

  test('results are as they are for programs, and harmless on a terminal', async () => {
    const written: string[] = []
    const spy = vi.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0)
    const isTTY = process.stdout.isTTY
    try {
      for (const terminal of [false, true]) {
        process.stdout.isTTY = terminal
        await writeResult([`和平\t${HOSTILE}\n`])
      }
    } finally {
      process.stdout.isTTY = isTTY
      spy.mockRestore()
    }
    expect(written[0]).toContain(HOSTILE)
    expect(written[1]).not.toMatch(/(?![\n\t])\p{Cc}/u)
  })
})
