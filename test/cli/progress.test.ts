import { expect, test } from 'vitest'
import { createProgress } from '../../cli/progress.ts'

/** A stream that keeps what is written, and a clock that is set by hand. */
function recorder(isTTY: boolean, log?: 'json') {
  const clock = { time: 0 }
  const written: string[] = []
  const stream = { isTTY, columns: 100, write: (text: string) => written.push(text) }
  return { clock, written, progress: createProgress({ log, stream, now: () => clock.time }) }
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
  progress.report('a stage with a very long name indeed'.repeat(3), 1, 2)
  progress.note('careful')
  progress.close()
  expect(written[0].length).toBeLessThanOrEqual('\r\x1b[K'.length + 99)
  expect(written.slice(1)).toEqual(['\r\x1b[K', 'careful\n'])
})

test('counts and the time left stand beside the bar, the time once the pace can be told', () => {
  const { clock, written, progress } = recorder(true)
  // 40 were there already: the pace is that of the others.
  progress.report('find', 40, 100, { sentences: 900, failed: 0 })
  clock.time = 2000
  progress.report('find', 50, 100, { sentences: 1200, failed: 1 })
  clock.time = 4000
  progress.report('find', 60, 100, { sentences: 1400, failed: 1 })
  expect(written.map((text) => text.replace(/^.*\] /s, ''))).toEqual([
    '40 of 100 · 900 sentences',
    '50 of 100 · 1,200 sentences · 1 failed',
    '60 of 100 · 1,400 sentences · 1 failed · 8 s left',
  ])
})

test('a log has a line a stage, and one a minute', () => {
  const { clock, written, progress } = recorder(false)
  progress.report('read', 0, 2000)
  for (clock.time = 1000; clock.time <= 60_000; clock.time += 1000) {
    progress.report('read', clock.time / 60, 2000, { failed: 3 })
  }
  progress.report('link')
  progress.close()
  expect(written).toEqual(['read\n', 'read: 1,000 of 2,000, 3 failed, 60 s left\n', 'link\n'])
})

test('a program reads an event a line, one a second at most', () => {
  const { clock, written, progress } = recorder(false, 'json')
  progress.report('find', 0, 3, { pairs: 0 })
  clock.time = 500
  progress.report('find', 1, 3, { pairs: 7 })
  clock.time = 1000
  progress.report('find', 2, 3, { pairs: 9 })
  progress.note('careful', { event: 'warning', file: 'a.txt' })
  progress.error('no')
  expect(written.map((line) => JSON.parse(line))).toEqual([
    { time: '1970-01-01T00:00:00.000Z', event: 'progress', stage: 'find', done: 0, total: 3, pairs: 0 },
    { time: '1970-01-01T00:00:01.000Z', event: 'progress', stage: 'find', done: 2, total: 3, pairs: 9 },
    { time: '1970-01-01T00:00:01.000Z', event: 'warning', file: 'a.txt' },
    { time: '1970-01-01T00:00:01.000Z', event: 'error', message: 'no' },
  ])
  expect(written.every((line) => line.endsWith('\n'))).toBe(true)
})

test('quiet is quiet', () => {
  const written: string[] = []
  const progress = createProgress({ quiet: true, stream: { isTTY: true, write: (text) => written.push(text) } })
  progress.report('read', 1, 2)
  progress.note('message')
  progress.close()
  expect(written).toEqual([])
  progress.error('told all the same')
  expect(written).toEqual(['told all the same\n'])
})
