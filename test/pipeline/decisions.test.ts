import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openTermbase } from '../../glossaries/termbase/open.ts'
import type { Termbase } from '../../glossaries/termbase/termbase.ts'
import type { ImportedConcept } from '../../model/imported.ts'
import { decisionsIn } from '../../pipeline/batch/decisions.ts'
import { saveBatch } from '../../pipeline/batch/save.ts'
import { temporaryFolder, workplace, writeDocuments } from './fixtures.ts'

async function* glossary(): AsyncGenerator<ImportedConcept> {
  const place = { file: 'glossary.csv', line: 1 }
  yield { place, zh: [{ text: '粮食安全' }], en: [{ text: 'food security' }] }
  yield { place, zh: [{ text: '数字经济' }], en: [{ text: 'digital economy', status: 'rejected' }] }
  yield { place, zh: [{ text: '多边主义' }], en: [{ text: 'multilateralism', status: 'rejected' }] }
}

/** A termbase with a glossary, a store, and commands over documents that save only the first few, as a killed one does. */
async function archive(folder: string) {
  const termbase = await openTermbase(join(folder, 'termbase.db'), 'create')
  await termbase.import(glossary(), { by: 'Li' })
  const { store, run } = workplace()
  return {
    termbase,
    async extract(files: readonly string[], saved = files.length) {
      const known = await termbase.knownTerms()
      const batch = await run(files, {
        knownTerms: known.flatMap(({ zh, variants, en }) =>
          [zh, ...variants].flatMap((form) => en.map((english) => ({ zh: form, en: english }))),
        ),
        decisions: await decisionsIn(termbase),
      })
      return saveBatch({ ...batch, documents: batch.documents.slice(0, saved) }, { store, termbase, by: 'test' })
    },
  }
}

async function rows(termbase: Termbase): Promise<unknown[]> {
  const found: unknown[] = []
  for await (const { zh, en, confidence, occurrences, reasons, status } of termbase.glossary().renderings()) {
    found.push({ zh, en, confidence, occurrences, reasons, status })
  }
  return found
}

test('what decisions teach does not depend on what an earlier run had saved', async () => {
  const [folder, calmFolder, brokenFolder] = [temporaryFolder(), temporaryFolder(), temporaryFolder()]
  const files = writeDocuments(folder, 6)
  writeFileSync(
    files[5],
    'zh\ten\n“粮食安全”很重要。\tFood security is important.\n糧食安全是目標。\tFood security is the goal.\n',
  )
  const [calm, broken] = [await archive(calmFolder), await archive(brokenFolder)]

  await calm.extract(files)
  const expected = await rows(calm.termbase)
  expect(expected).toContainEqual(expect.objectContaining({ zh: '数字经济', status: 'rejected' }))

  await broken.extract(files.toReversed(), 2)
  await broken.extract(files.slice(2), 1)
  await broken.extract(files)
  expect(await rows(broken.termbase)).toEqual(expected)

  expect(await calm.extract(files)).toMatchObject({ documentsUnchanged: 6, renderingsAdded: 0, renderingsRemoved: 0 })
  expect(await rows(calm.termbase)).toEqual(expected)
  await Promise.all([calm.termbase.close(), broken.termbase.close()])
})

test('the forms of accepted terms are those that people gave, whatever documents write', async () => {
  const folder = temporaryFolder()
  const file = join(folder, 'quoted.tsv')
  writeFileSync(
    file,
    'zh\ten\n“粮食安全”很重要。\tFood security is important.\n粮食 安全是目标。\tFood security is the goal.\n',
  )
  const { termbase, extract } = await archive(folder)
  const before = await termbase.knownTerms()
  expect(before).toEqual([{ zh: '粮食安全', variants: [], en: ['food security'] }])
  await extract([file])
  expect(await termbase.knownTerms()).toEqual(before)
  await termbase.close()
})
