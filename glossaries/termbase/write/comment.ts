import type { TermbaseStore } from '../database/store.ts'
import type { Database } from '../database/tables.ts'
import { renderingsWithTerm } from '../read/rows.ts'
import { people, requireAct } from '../read/team.ts'
import type { NewComment } from '../team.ts'
import { DecisionRefused } from '../termbase.ts'
import { addHistory } from './history.ts'

/** Says something of a term: see TeamDesk. */
export function comment(store: TermbaseStore, said: NewComment, by: string): Promise<number> {
  return store.write(async (database) => {
    await requireAct(database, by, 'comment')
    const { rendering, isQuestion = false } = said
    const text = said.text.trim()
    if (!text) throw new DecisionRefused(rendering, 'empty')
    const { zh, en } = await wordingOf(database, rendering)
    const names = mentionsIn(text, [...(await people(database)), by], rendering)
    const at = new Date().toISOString()
    const row = { rendering, by, at, text, is_question: isQuestion ? 1 : 0, closed_by: null, closed_at: null }
    const { id } = await database.insertInto('comments').values(row).returning('id').executeTakeFirstOrThrow()
    const rows = names.map((name) => ({ comment: id, name }))
    if (rows.length) await database.insertInto('mentions').values(rows).execute()
    const before = { zh, en, [isQuestion ? 'question' : 'comment']: null }
    const after = { zh, en, [isQuestion ? 'question' : 'comment']: text }
    await addHistory(database, by, at, [{ action: 'comment', rendering, before, after }])
    return id
  })
}

/** Calls a comment done, or open again: see TeamDesk. */
export function closeComment(store: TermbaseStore, id: number, isClosed: boolean, by: string): Promise<void> {
  return store.write(async (database) => {
    await requireAct(database, by, 'comment')
    const found = await database.selectFrom('comments').where('id', '=', id).selectAll().executeTakeFirst()
    if (!found) throw new DecisionRefused(String(id), 'commentGone')
    if ((found.closed_by !== null) === isClosed) return
    const at = new Date().toISOString()
    const closed = { closed_by: isClosed ? by : null, closed_at: isClosed ? at : null }
    await database.updateTable('comments').set(closed).where('id', '=', id).execute()
    const wording = await wordingOf(database, found.rendering).catch(() => ({}))
    const state = (open: boolean) => ({ ...wording, comment: found.text, state: open ? 'open' : 'done' })
    const { rendering } = found
    await addHistory(database, by, at, [
      { action: 'comment', rendering, before: state(isClosed), after: state(!isClosed) },
    ])
  })
}

async function wordingOf(database: Database, rendering: string): Promise<{ zh: string; en: string }> {
  const row = await renderingsWithTerm(database).where('r.key', '=', rendering).executeTakeFirst()
  if (!row) throw new DecisionRefused(rendering, 'gone')
  return { zh: row.zh, en: row.en }
}

/**
 * The people a text speaks to: after an @ that does not stand within a word (an address of mail has one there), the longest
 * known name that follows, so that none needs a space after it in Chinese. Throws DecisionRefused where none does: a
 * misspelt name would call nobody, and nobody would know.
 */
export function mentionsIn(text: string, known: readonly string[], subject: string): string[] {
  const longestFirst = known.toSorted((a, b) => b.length - a.length)
  const found = new Set<string>()
  for (const { index } of text.matchAll(/(?<![A-Za-z0-9._-])[@＠](?=[\p{L}\p{N}])/gu)) {
    const rest = text.slice(index + 1)
    const name = longestFirst.find(
      (one) =>
        rest.slice(0, one.length).toLowerCase() === one.toLowerCase() &&
        !(/[A-Za-z0-9]$/.test(one) && /^[A-Za-z0-9]/.test(rest.slice(one.length))),
    )
    if (name === undefined) {
      const written = /^[\p{L}\p{N}._-]{1,30}/u.exec(rest)?.[0] ?? ''
      throw new DecisionRefused(subject, 'unknownName', { name: written, known: [...new Set(known)].join(', ') })
    }
    found.add(name)
  }
  return [...found]
}
