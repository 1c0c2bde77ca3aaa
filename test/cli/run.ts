import { vi } from 'vitest'
import { runCommand } from '../../cli/main.ts'

/** Runs a command in this process. */
export async function shuyu(...args: string[]) {
  const written = { stdout: '', stderr: '' }
  const spies = (['stdout', 'stderr'] as const).map((stream) =>
    vi.spyOn(process[stream], 'write').mockImplementation((text) => {
      written[stream] += text
      return true
    }),
  )
  try {
    process.exitCode = undefined
    await runCommand(args)
    return { ...written, status: process.exitCode ?? 0 }
  } finally {
    process.exitCode = undefined
    for (const spy of spies) spy.mockRestore()
  }
}
