import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { openTermbase } from '../../glossaries/termbase/open.ts'
import { renderingId } from '../../language/identity.ts'
import type { Written } from '../../review/api.ts'
import { bitext, extraction } from '../glossaries/termbase/builders.ts'
import { temporaryFile, withTermbase } from '../glossaries/termbase/fixtures.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

test('killed in the middle of a busy review, nothing is lost that was confirmed', async () => {
  const file = temporaryFile()
  const words = Array.from({ length: 300 }, (_, i) => [`词${i}号`, `word ${i}`] as const)
  const talk = bitext('talk.txt', [[words.map(([zh]) => zh).join('，'), words.map(([, en]) => en).join(', ')]])
  await withTermbase(file, (termbase) =>
    termbase.save(
      extraction(
        [talk],
        words.map(([zh, en]) => [zh, en, 0.5]),
      ),
      'test',
    ),
  )

  const server = spawn(process.execPath, ['cli/bin.mjs', 'review', '--termbase', file, '--no-open', '--quiet'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void server.kill('SIGKILL'))
  const [line] = (await once(createInterface(server.stdout), 'line')) as [string]
  const url = new URL(line)
  const entered = await fetch(url, { redirect: 'manual' })
  const cookie = (entered.headers.get('set-cookie') ?? '').split(';')[0]
  const confirmed = new Map<string, string>()
  const decide = async (rendering: string, status: string) => {
    const answer = await fetch(`${url.origin}/api/decisions`, {
      method: 'POST',
      headers: { Cookie: cookie, 'Content-Type': 'application/json' },
      body: JSON.stringify({ decisions: [{ rendering, revision: 0, status }] }),
    })
    const { rows } = (await answer.json()) as Written
    confirmed.set(rows[0].id, rows[0].status)
    if (confirmed.size === 60) server.kill('SIGKILL')
  }
  await Promise.allSettled(words.map(([zh, en], i) => decide(renderingId(zh, en), i % 2 ? 'accepted' : 'rejected')))
  expect(confirmed.size).toBeGreaterThanOrEqual(60)

  const termbase = await openTermbase(file, 'read')
  try {
    const stored = new Map((await termbase.review.rows([...confirmed.keys()])).map(({ id, status }) => [id, status]))
    expect(stored).toEqual(confirmed)
  } finally {
    await termbase.close()
  }
})
