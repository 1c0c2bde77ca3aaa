import { expect, test } from 'vitest'
import { createProgress } from '../../cli/progress.ts'

/** A stream that keeps what is written, and a clock that is set by hand. */
function recorder(isTTY: boolean) {
  const clock = { time: 0 }
  const written: string[] = []
  const stream = { isTTY, columns: 60, write: (text: string) => written.push(text) }
  return { clock, written, progress: createProgress({ stream, now: () => clock.time }) }
}

test('a terminal shows a bar that is drawn over, ten times a second at most', () => {
  const { clock, written, progress } = recorder(true)
  progress.report('align', 0, 4)
  progress.report('align', 1, 4)
  clock.time = 100
  progress.report('align', 2, 4)
  progress.report('align', 4, 4)
  progress.close()
  expect(written).toEqual([
    `\r\x1b[Kalign [${' '.repeat(24)}] 0 of 4`,
    `\r\x1b[Kalign [${'█'.repeat(12)}${' '.repeat(12)}] 2 of 4`,
    `\r\x1b[Kalign [${'█'.repeat(24)}] 4 of 4`,
    '\r\x1b[K',
  ])
})

test('the bar fits the terminal, and makes room for messages', () => {
  const { written, progress } = recorder(true)
  progress.report('a stage with a very long name indeed', 1, 2)
  progress.note('careful')
  progress.close()
  expect(written[0].length).toBeLessThanOrEqual('\r\x1b[K'.length + 59)
  expect(written.slice(1)).toEqual(['\r\x1b[K', 'careful\n'])
})

test('a log has a line a stage, and one a minute', () => {
  const { clock, written, progress } = recorder(false)
  progress.report('read', 0, 2000)
  for (clock.time = 1000; clock.time <= 60_000; clock.time += 1000) progress.report('read', clock.time / 60, 2000)
  progress.report('link')
  progress.close()
  expect(written).toEqual(['read\n', 'read: 1,000 of 2,000\n', 'link\n'])
})

test('quiet is quiet', () => {
  const written: string[] = []
  const progress = createProgress({ quiet: true, stream: { isTTY: true, write: (text) => written.push(text) } })
  progress.report('read', 1, 2)
  progress.note('message')
  progress.close()
  expect(written).toEqual([])
})
