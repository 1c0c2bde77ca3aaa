import pg from 'pg'
import { describe, expect, test } from 'vitest'
import { hidePassword } from '../../../files/address.ts'
import { sqliteEngine } from '../../../glossaries/termbase/database/sqliteConnection.ts'
import { openTermbase } from '../../../glossaries/termbase/open.ts'
import type { Termbase } from '../../../glossaries/termbase/termbase.ts'
import { renderingId } from '../../../language/identity.ts'
import { InputError } from '../../../model/errors.ts'
import { bitext, extraction, type Proposal } from './builders.ts'
import { postgres, temporarySchemas } from './databases.ts'
import { collect, contents, temporaryFile, withTermbase } from './fixtures.ts'

const words: Proposal[] = Array.from({ length: 40 }, (_, i) => [`词${i}号`, `word ${i}`, 0.5])
const numbered = (name: string) =>
  bitext(
    name,
    words.map(([zh, en]) => [`${name}说${zh}。`, `The ${en} of ${name}.`]),
  )

test('a password is not shown', () => {
  expect(hidePassword('postgres://li:secret@host/terms')).toBe('postgres://li@host/terms')
  expect(hidePassword('postgresql://li:a:b@host:5432/terms?schema=x')).toBe('postgresql://li@host:5432/terms?schema=x')
  expect(hidePassword('postgres://host/terms?user=li&password=secret')).toBe(
    'postgres://host/terms?user=li&password=...',
  )
})

test('a server that does not answer is told, and an address that is none', async () => {
  const open = (place: string) => openTermbase(place, 'create')
  await expect(open('postgres://li:secret@127.0.0.1:1/terms')).rejects.toThrow(/server cannot be reached/)
  await expect(open('postgres://li:secret@127.0.0.1:1/terms')).rejects.toMatchObject({
    file: 'postgres://li@127.0.0.1:1/terms',
  })
  await expect(open('postgres://127.0.0.1')).rejects.toThrow(/name of a database at the end/)
  await expect(open('postgres://[::')).rejects.toThrow(/expected an address/)
})

describe.skipIf(!postgres)('on a server', () => {
  const newPlace = temporarySchemas()

  /** Asks beside the program. */
  async function ask(place: string, text: string): Promise<pg.QueryResult> {
    const url = new URL(place)
    const schema = url.searchParams.get('schema')
    url.searchParams.delete('schema')
    const client = new pg.Client(url.href)
    await client.connect()
    try {
      await client.query(`CREATE SCHEMA IF NOT EXISTS "${schema}"; SET search_path = "${schema}"`)
      return await client.query(text)
    } finally {
      await client.end()
    }
  }

  const refused = async (place: string, message: RegExp) => {
    for (const access of ['read', 'write', 'create'] as const) {
      await expect(openTermbase(place, access)).rejects.toThrow(InputError)
      await expect(openTermbase(place, access)).rejects.toThrow(message)
    }
  }

  test('a missing database or user is told', async () => {
    const place = new URL(newPlace())
    place.pathname = 'shuyu_no_such_database'
    await refused(place.href, /no such database/)
    const stranger = new URL(newPlace())
    stranger.username = 'shuyu_nobody'
    await refused(stranger.href, /does not let this user in/)
  })

  test('a schema without a termbase, with other tables, or of a newer version is refused', async () => {
    await expect(openTermbase(newPlace(), 'read')).rejects.toThrow(/no termbase here/)
    await expect(openTermbase(newPlace(), 'write')).rejects.toThrow(/no termbase here/)
    const foreign = newPlace()
    await ask(foreign, 'CREATE TABLE orders (id integer)')
    await expect(openTermbase(foreign, 'create')).rejects.toThrow(/found the table orders/)
    const newer = newPlace()
    await withTermbase(newer, (termbase) => termbase.status())
    await ask(newer, 'UPDATE termbase SET format = 99')
    await refused(newer, /newer version of shuyu \(format 99/)
  })

  test('the history can neither be changed nor deleted', async () => {
    const place = newPlace()
    await withTermbase(place, (termbase) => termbase.save(extraction([numbered('a')], words), 'test'))
    for (const change of [`UPDATE history SET by = 'nobody'`, 'DELETE FROM history', 'TRUNCATE history']) {
      await expect(ask(place, change)).rejects.toThrow('append-only')
    }
  })

  test('it has the columns that SQLite has', async () => {
    const place = newPlace()
    const file = temporaryFile()
    for (const each of [place, file])
      await withTermbase(each, (termbase) => termbase.save(extraction([numbered('a')], words), 'test'))
    const sqlite = sqliteEngine().connect(file, 0)
    const columns = sqlite
      .prepare(
        `SELECT m.name || '.' || c.name AS name FROM sqlite_schema m, pragma_table_xinfo(m.name) c WHERE m.type = 'table'`,
      )
      .all([])
      .map((row) => (row as { name: string }).name)
    sqlite.close()
    const { rows } = await ask(
      place,
      `SELECT table_name || '.' || column_name AS name FROM information_schema.columns
      WHERE table_schema = current_schema() AND table_name <> 'termbase'`,
    )
    expect(rows.map(({ name }) => name).sort()).toEqual(columns.sort())
  })

  test('text that PostgreSQL cannot keep is told', async () => {
    const strange = extraction([bitext('a', [['和\0平', 'peace']])], [['和', 'peace', 0.5]])
    await withTermbase(newPlace(), async (termbase) => {
      await expect(termbase.save(strange, 'test')).rejects.toThrow(/U\+0000/)
      expect(await termbase.status()).toMatchObject({ documents: [], units: 0 })
    })
  })

  test('two reviewers and two extractions at once lose nothing', async () => {
    const place = newPlace()
    await withTermbase(place, async (one) => {
      await one.save(extraction([numbered('a')], words), 'test')
      await withTermbase(place, async (other) => {
        const keys = words.map(([zh, en]) => renderingId(zh, en))
        const decide = (termbase: Termbase, by: string, rest: number) =>
          Promise.all(
            keys
              .filter((_, i) => i % 2 === rest)
              .map((rendering) => termbase.decide([{ rendering, status: 'accepted', revision: 0 }], by)),
          )
        await Promise.all([
          decide(one, 'Li', 0),
          decide(other, 'Wang', 1),
          one.save(extraction([numbered('b')], words), 'test'),
          other.save(extraction([numbered('c')], words), 'test'),
        ])
      })
      expect(await one.review.statuses()).toMatchObject({ accepted: 40, proposed: 0 })
      expect(await one.status()).toMatchObject({ units: 120, occurrences: 120, decisions: 40 })
      const ids = (await collect(one.history())).map(({ id }) => id)
      expect(ids).toEqual(Array.from({ length: 43 }, (_, i) => i + 1))
      for (const { occurrences } of (await contents(one.glossary())).renderings) expect(occurrences).toHaveLength(3)
    })
  })

  test('a change goes on when its connection is cut, a stream says that it cannot', async () => {
    const place = newPlace()
    const cut = () =>
      ask(
        place,
        'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
      )
    await withTermbase(place, async (termbase) => {
      await termbase.save(extraction([numbered('a')], words), 'test')
      await cut()
      expect((await termbase.status()).units).toBe(40)
      const saved = termbase.save(extraction([numbered('b'), numbered('c')], words), 'test')
      await cut()
      expect(await saved).toMatchObject({ documentsAdded: 2 })
      expect((await termbase.status()).units).toBe(120)

      const stream = async () => {
        for await (const _ of termbase.glossary().units()) await cut()
      }
      await expect(stream()).rejects.toThrow(/connection to the PostgreSQL server was lost/)
      expect((await termbase.status()).units).toBe(120)
    })
  })
})
