import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { openTermbase } from '../../../glossaries/termbase/open.ts'
import type { Termbase } from '../../../glossaries/termbase/termbase.ts'
import type { Glossary } from '../../../model/glossary.ts'

/** A file name in a folder that goes when the test is over. */
export function temporaryFile(name = 'termbase.db'): string {
  const folder = mkdtempSync(join(tmpdir(), 'shuyu-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return join(folder, name)
}

/** Opens a termbase for what `work` does with it. */
export async function withTermbase<T>(file: string, work: (termbase: Termbase) => Promise<T>): Promise<T> {
  const termbase = await openTermbase(file, 'create')
  try {
    return await work(termbase)
  } finally {
    await termbase.close()
  }
}

export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const item of items) all.push(item)
  return all
}

/** Everything a glossary says. */
export async function contents(glossary: Glossary) {
  return {
    concepts: await collect(glossary.concepts()),
    renderings: await collect(glossary.renderings()),
    units: await collect(glossary.units()),
  }
}

/** `zh = en (status)` of every rendering, best first. */
export async function summary(glossary: Glossary): Promise<string[]> {
  return (await collect(glossary.renderings())).map(({ zh, en, status }) => `${zh} = ${en} (${status})`)
}
