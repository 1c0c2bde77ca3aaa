import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { byCodePoint } from '../../../language/order.ts'
import { isPersonName } from '../../../language/personName.ts'
import { mayDo, roleIn, type Team } from '../../../model/team.ts'
import type { TermbaseStore } from '../database/store.ts'
import { readTeam, requireAct } from '../read/team.ts'
import type { TeamChange } from '../team.ts'
import { DecisionRefused } from '../termbase.ts'
import { addHistory } from './history.ts'

/** Sets who may do what: see TeamDesk. */
export function setTeam(store: TermbaseStore, change: TeamChange, by: string): Promise<Team> {
  return store.write(async (database) => {
    await requireAct(database, by, 'manage')
    const before = await readTeam(database)
    if (change.revision !== undefined && change.revision !== before.revision)
      throw new DecisionRefused('team', 'teamChanged')
    const members = new Map(change.members.map(({ name, role }) => [name, role]))
    for (const name of members.keys()) if (!isPersonName(name)) throw new DecisionRefused(name, 'wrongName', { name })
    const isManaged = [change.others, ...members.values()].some((role) => mayDo(role, 'manage'))
    if (!isManaged) throw new DecisionRefused('team', 'noApprover')
    const secrets = new Map(
      (await database.selectFrom('members').select(['name', 'secret']).execute()).map(({ name, secret }) => [
        name,
        secret,
      ]),
    )
    await database.deleteFrom('members').execute()
    await database.deleteFrom('team').execute()
    const { others, approval } = change
    await database
      .insertInto('team')
      .values({ others, approval, revision: before.revision + 1 })
      .execute()
    const rows = [...members].map(([name, role]) => ({ name, role, secret: secrets.get(name) ?? null }))
    if (rows.length) await database.insertInto('members').values(rows).execute()
    const after = await readTeam(database)
    const told = { before: inWords(before), after: inWords(after) }
    if (JSON.stringify(told.before) !== JSON.stringify(told.after))
      await addHistory(database, by, new Date().toISOString(), [{ action: 'team', ...told }])
    return after
  })
}

/** A team in a row of history. */
const inWords = ({ members, others, approval }: Team) => ({
  members: members
    .map(({ name, role }) => `${name}: ${role}`)
    .sort(byCodePoint)
    .join(', '),
  ...{ others, approval },
})

/** Sets the password of a member: see TeamDesk. */
export async function setPassword(
  store: TermbaseStore,
  name: string,
  password: string | null,
  by: string,
): Promise<void> {
  const secret = password === null ? null : await hashed(password, randomBytes(16))
  await store.write(async (database) => {
    const team = await readTeam(database)
    if (by !== name || !team.members.some((member) => member.name === name)) await requireAct(database, by, 'manage')
    if (!isPersonName(name)) throw new DecisionRefused(name, 'wrongName', { name })
    const row = { name, role: roleIn(team, name), secret }
    const entered = database.insertInto('members').values(row)
    await entered.onConflict((conflict) => conflict.column('name').doUpdateSet({ secret })).execute()
    const change = (has: boolean) => ({ member: name, hasPassword: has ? 'yes' : 'no' })
    const had = team.members.find((member) => member.name === name)?.hasPassword ?? false
    await addHistory(database, by, new Date().toISOString(), [
      { action: 'team', before: change(had), after: { ...change(secret !== null), ...(secret && { set: 'anew' }) } },
    ])
  })
}

/** Whether it is the password of a member; undefined where they have none. */
export async function isPasswordOf(store: TermbaseStore, name: string, password: string): Promise<boolean | undefined> {
  const found = await store.read((database) =>
    database.selectFrom('members').where('name', '=', name).select('secret').executeTakeFirst(),
  )
  if (!found?.secret) return undefined
  const [salt] = found.secret.split(':')
  const given = await hashed(password, Buffer.from(salt, 'hex'))
  return given.length === found.secret.length && timingSafeEqual(Buffer.from(given), Buffer.from(found.secret))
}

const derive = promisify<string, Buffer, number, Buffer>(scrypt)

/** `salt:hash` in hexadecimal: scrypt with the parameters that Node.js takes by itself (RFC 7914). */
async function hashed(password: string, salt: Buffer): Promise<string> {
  const key = await derive(password.normalize('NFC'), salt, 32)
  return `${salt.toString('hex')}:${key.toString('hex')}`
}
