import { describe, expect, test } from 'vitest'
import { explain } from '../../cli/errors.ts'
import { InputError, SetupError } from '../../model/errors.ts'

describe('what a person is told of an error', () => {
  test('who runs another Node.js than the packages were compiled for has to rebuild them', () => {
    const message = "The module '/a/node_modules/better-sqlite3/build/Release/better_sqlite3.node' was compiled against"
    const error = Object.assign(new Error(`${message} a different Node.js version`), { code: 'ERR_DLOPEN_FAILED' })
    const told = explain(error)
    expect(told).toContain(`better_sqlite3.node was compiled for another Node.js than this one (${process.version})`)
    expect(told).toMatch(/run `npm rebuild` in \S+/)
    expect(told).not.toContain('defect')
  })

  test('what is wrong with the installation or an input is no defect of the program', () => {
    expect(explain(new SetupError('no segmenter works here: npm rebuild nodejieba'))).toBe(
      'shuyu: no segmenter works here: npm rebuild nodejieba',
    )
    expect(explain(new InputError('a.txt', 'expected text', { line: 3 }))).toBe('shuyu: a.txt:3: expected text')
  })

  test('anything else is one, to be reported', () => {
    expect(explain(new TypeError('x is not a function'))).toMatch(/unexpected error: x is not .*\n.*defect of shuyu/)
  })
})
