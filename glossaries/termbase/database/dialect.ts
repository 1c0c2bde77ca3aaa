/** All that queries must say differently to SQLite and to PostgreSQL. */
import { type Expression, PostgresAdapter, type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Database } from './tables.ts'

/** What a column holds that comes from the program. */
type ColumnType = 'integer' | 'real' | 'text'

/** Its name in PostgreSQL; SQLite takes the type of the value. */
const typeNames = { integer: sql`bigint`, real: sql`double precision`, text: sql`text` }

const isPostgres = (database: Database) => database.getExecutor().adapter instanceof PostgresAdapter

/** For `column in ...`: any number of texts, none too, in one parameter. */
export function texts<T extends string>(database: Database, values: Iterable<T>): RawBuilder<T> {
  return isPostgres(database) ? sql`(SELECT unnest(${[...values]}::text[]))` : jsonValues(values)
}

/** For `column in ...`: any number of row ids. */
export function rowIds(database: Database, values: Iterable<number>): RawBuilder<number> {
  return isPostgres(database) ? sql`(SELECT unnest(${[...values]}::bigint[]))` : jsonValues(values)
}

function jsonValues<T>(values: Iterable<T>): RawBuilder<T> {
  return sql`(SELECT value FROM json_each(${JSON.stringify([...values])}))`
}

/** Rows as a table to update or select from, in one parameter. */
export function given<T extends object>(
  database: Database,
  rows: readonly T[],
  columns: { readonly [K in keyof T]: ColumnType },
): RawBuilder<T> {
  const json = JSON.stringify(rows)
  const types = Object.entries<ColumnType>(columns)
  if (isPostgres(database)) {
    const typed = types.map(([name, type]) => sql`${sql.id(name)} ${typeNames[type]}`)
    return sql`(SELECT * FROM json_to_recordset(${json}::json) AS given (${sql.join(typed)}))`
  }
  const values = types.map(([name]) => sql`value ->> ${sql.lit(name)} AS ${sql.id(name)}`)
  return sql`(SELECT ${sql.join(values)} FROM json_each(${json}))`
}

/** Whether a text has another in it, character by character. */
export function contains(
  database: Database,
  text: Expression<string>,
  part: string | Expression<string>,
): RawBuilder<SqlBool> {
  return isPostgres(database) ? sql`strpos(${text}, ${part}) > 0` : sql`instr(${text}, ${part}) > 0`
}

/** Wordings that are looked for one by one; more of them are one pattern, which takes three times as long. */
const fewWordings = 8

/** Whether a text has characters of these classes side by side: each class is the ways in which one character is written. */
export function containsForms(
  database: Database,
  text: Expression<string>,
  classes: readonly (readonly string[])[],
): RawBuilder<SqlBool> {
  const count = classes.reduce((product, forms) => product * forms.length, 1)
  if (count <= fewWordings) {
    const wordings = classes.reduce<string[]>(
      (begun, forms) => begun.flatMap((b) => forms.map((form) => b + form)),
      [''],
    )
    const found = wordings.map((wording) => contains(database, text, wording))
    return sql`(${sql.join(found, sql` OR `)})`
  }
  return isPostgres(database) ? sql`${text} ~ ${regularExpression(classes)}` : sql`${text} GLOB ${`*${glob(classes)}*`}`
}

function regularExpression(classes: readonly (readonly string[])[]): string {
  const escaped = (character: string) => character.replace(/[\\^$.*+?()[\]{}|-]/g, '\\$&')
  return classes.map((forms) => (forms.length > 1 ? `[${forms.map(escaped).join('')}]` : escaped(forms[0]))).join('')
}

/** Only three signs mean something outside of brackets; within them are letters and apostrophes, which mean themselves. */
function glob(classes: readonly (readonly string[])[]): string {
  const escaped = (character: string) => (/[*?[]/.test(character) ? `[${character}]` : character)
  return classes.map((forms) => (forms.length > 1 ? `[${forms.join('')}]` : escaped(forms[0]))).join('')
}

/** Most parameters of one statement: PostgreSQL allows twice as many, SQLite no more. */
const parameterLimit = 32_000

/** Rows in portions that one statement can insert. */
export function* portions<T extends object>(rows: Iterable<T>): Generator<T[]> {
  let portion: T[] = []
  for (const row of rows) {
    portion.push(row)
    if (portion.length < 1000 && portion.length < parameterLimit / Object.keys(row).length - 1) continue
    yield portion
    portion = []
  }
  if (portion.length) yield portion
}
