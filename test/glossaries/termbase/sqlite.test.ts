import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { sqliteEngine } from '../../../glossaries/termbase/database/sqliteConnection.ts'
import { applicationId, sqliteMigrations } from '../../../glossaries/termbase/database/sqliteSchema.ts'
import { openTermbase } from '../../../glossaries/termbase/open.ts'
import { fold } from '../../../glossaries/termbase/search.ts'
import { renderingId } from '../../../language/identity.ts'
import { bitext, extraction } from './builders.ts'
import { contents, temporaryFile, withTermbase } from './fixtures.ts'

const talk = bitext('talk.txt', [
  ['和平是核心利益。', 'Peace is a core interest.'],
  ['我们维护核心利益。', 'We safeguard our core interests.'],
])
const found = extraction(
  [talk],
  [
    ['核心利益', 'core interest', 0.9],
    ['核心利益', 'core interests', 0.8],
    ['和平', 'Peace', 0.6],
  ],
)

test('saving the same again changes not a byte of the file', async () => {
  const file = temporaryFile()
  const hash = () => createHash('sha256').update(readFileSync(file)).digest('hex')
  await withTermbase(file, (termbase) => termbase.save(found, 'test'))
  const before = hash()
  await withTermbase(file, (termbase) => termbase.save(found, 'test'))
  expect(hash()).toBe(before)
  expect(existsSync(`${file}-wal`)).toBe(false)
})

test('a termbase that nothing was saved to leaves no file', async () => {
  const file = temporaryFile()
  await withTermbase(file, async (termbase) => expect(await termbase.knownTerms()).toEqual([]))
  expect(existsSync(file)).toBe(false)
})

test('the history can neither be changed nor deleted', async () => {
  const file = temporaryFile()
  await withTermbase(file, (termbase) => termbase.save(found, 'test'))
  const database = sqliteEngine().connect(file, 0)
  expect(() => database.exec(`UPDATE history SET by = 'nobody'`)).toThrow('append-only')
  expect(() => database.exec('DELETE FROM history')).toThrow('append-only')
  database.close()
})

/** A file as an older version left it: the tables of its format, and these rows. */
function olderFile(format: number, rows: string): string {
  const file = temporaryFile()
  const old = sqliteEngine().connect(file, 0)
  old.function('shuyu_fold', fold)
  for (const step of sqliteMigrations.slice(0, format)) old.exec(step)
  old.pragma(`application_id = ${applicationId}`)
  old.pragma(`user_version = ${format}`)
  old.exec(rows)
  old.close()
  return file
}

const rows = `
  INSERT INTO documents (id, hash, name, zh_file, en_file, digest) VALUES
    (1, 'd1', 'a.txt', 'a.txt', 'a.txt', 'x'), (2, 'd2', 'b.txt', 'b.txt', 'b.txt', 'x');
  INSERT INTO units (id, document, ordinal, zh, en, zh_line, zh_column, en_line, en_column, confidence) VALUES
    (1, 1, 0, '發展。', 'Development.', 1, 1, 2, 1, 1), (2, 2, 0, '“發展”。', 'Developments.', 1, 1, 2, 1, 1);
  INSERT INTO concepts (id, zh, variants, category) VALUES ('c1', '發展', '["“發展”"]', 'term');
  INSERT INTO concept_keys VALUES ('c1', 'c1');
  INSERT INTO renderings (id, key, concept, en, category, confidence, reasons, frequency, status)
    VALUES (1, 'r1', 'c1', 'Development', 'term', 0.5, '[]', 2, 'proposed');
  INSERT INTO pairs (id, key, concept_key, rendering) VALUES (1, 'r1', 'c1', 1);
  INSERT INTO evidence VALUES
    (1, 1, '發展', '["“發展”"]', 'Development', 'term', 0.5, '[]', 1),
    (1, 2, '發展', '["“發展”"]', 'Developments', 'term', 0.4, '[]', 1);
  INSERT INTO occurrences VALUES (1, 1, 0, 2, 0, 11), (1, 2, 1, 3, 0, 12);`

test.each([1, 2])('a termbase of format %i is brought up to date, and goes on', async (format) => {
  await withTermbase(olderFile(format, rows), async (termbase) => {
    expect(await termbase.review.queue({ search: '发展 development' })).toEqual(['r1'])
    const [before] = (await contents(termbase.glossary())).renderings
    expect(before).toMatchObject({ zh: '發展', en: 'Development', confidence: 0.5 })
    expect(before).not.toHaveProperty('essential')
    expect(before.occurrences.map(({ unit }) => unit)).toEqual(['d1:0', 'd2:0'])

    // The document with the best evidence is replaced by one that has nothing.
    const revised = bitext('a.txt', [['没有。', 'Nothing.']])
    await termbase.save(extraction([revised], []), 'test')
    const [after] = (await contents(termbase.glossary())).renderings
    expect(after).toMatchObject({ en: 'Developments', confidence: 0.4, occurrences: [{ unit: 'd2:0' }] })
  })
})

test('what was decided before there were teams was settled by who decided it, and a second person can approve', async () => {
  const decided = rows.replace("0.5, '[]', 2, 'proposed')", "0.5, '[]', 2, 'accepted')")
  const old = olderFile(
    1,
    `${decided} UPDATE renderings SET decided_by = 'Li', decided_at = '2026-01-01T00:00:00.000Z';`,
  )
  await withTermbase(old, async (termbase) => {
    const row = async () => (await termbase.review.rows(['r1']))[0]
    expect(await row()).toMatchObject({ settledBy: 'Li', approvedBy: null, assignedTo: null })
    expect((await termbase.team.get()).others).toBe('approver')
    await expect(termbase.decide([{ rendering: 'r1', approved: true }], 'Li')).rejects.toThrow('a second person')
    await termbase.decide([{ rendering: 'r1', approved: true }], 'Wang')
    expect((await row()).approvedBy).toBe('Wang')
  })
})

test('two that have one file open in one process wait for each other', async () => {
  const file = temporaryFile()
  await withTermbase(file, (one) =>
    withTermbase(file, async (other) => {
      const more = extraction([bitext('more.txt', [['发展。', 'Development.']])], [['发展', 'Development', 0.5]])
      await Promise.all([one.save(found, 'Li'), other.save(more, 'Wang')])
      expect((await one.status()).documents.map(({ name }) => name)).toEqual(['more.txt', 'talk.txt'])
    }),
  )
})

test('who waits for a lock is told so within two seconds, to write, to read and to open, and goes on after that', async () => {
  const file = temporaryFile()
  await withTermbase(file, (termbase) => termbase.save(found, 'test'))
  const other = sqliteEngine().connect(file, 0)
  /** Keeps the file locked until `work` waits; the milliseconds until it said so. */
  const waiting = async (lock: string, work: (onWait: (name: string) => void) => Promise<unknown>) => {
    other.exec(lock)
    const start = performance.now()
    let told = Number.NaN
    await work((name) => {
      told = performance.now() - start
      expect(name).toBe(file)
      other.exec('COMMIT')
    })
    return told
  }
  const save = async (onWait: (name: string) => void) => {
    const termbase = await openTermbase(file, 'write', onWait)
    await termbase.decide([{ rendering: renderingId('和平', 'Peace'), status: 'accepted' }], 'Li')
    await termbase.close()
  }
  expect(await waiting('BEGIN IMMEDIATE', save)).toBeLessThan(2000)
  // As programs have it that know no write-ahead log: then nobody may even read.
  other.pragma('journal_mode = DELETE')
  const read = async (onWait: (name: string) => void) => {
    const termbase = await openTermbase(file, 'read', onWait)
    expect((await termbase.status()).renderings.accepted).toBe(1)
    await termbase.close()
  }
  expect(await waiting('BEGIN EXCLUSIVE', read)).toBeLessThan(2000)
  other.close()
})
