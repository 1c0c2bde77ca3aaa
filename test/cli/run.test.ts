import { expect, test } from 'vitest'
import { shuyu } from './run.ts'

test('a command that still runs does not write among the output of the next', async () => {
  const [help, wrong, version] = await Promise.all([shuyu('--help'), shuyu('nonsense'), shuyu('--version')])
  expect(help.stderr).toBe('')
  expect(help.stdout).toContain('Commands:')
  expect(wrong.stdout).toBe('')
  expect(wrong.stderr).toContain('nonsense')
  expect(version.stderr).toBe('')
  expect(version.stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
})
