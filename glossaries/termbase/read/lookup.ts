import { sql } from 'kysely'
import { conceptId } from '../../../language/identity.ts'
import {
  beginsNearly,
  errorsIn,
  isPinyinLike,
  nearlySpells,
  readSpelling,
  type Spelling,
  spellingOf,
  spells,
} from '../../../language/pinyinSearch.ts'
import type { Status } from '../../../model/term.ts'
import { contains, texts } from '../database/dialect.ts'
import type { Database } from '../database/tables.ts'
import { type LookedUp, type LookupMatch, type LookupOptions, lookupMatches } from '../lookup.ts'
import { fold, searchWords } from '../search.ts'
import { lookedUpConcepts } from './lookedUp.ts'

/** Most concepts at once. */
const MOST = 200
const LOOKED_AT: readonly Status[] = ['accepted', 'undecided', 'proposed']

/**
 * Concepts for a Chinese or English wording, a part of one, a text that holds some, or pinyin (in full, by initials); with
 * typing errors where nothing else is found. Best match first, of equals decided ones, then the more confident.
 */
export async function lookup(database: Database, query: string, options: LookupOptions = {}): Promise<LookedUp[]> {
  const { limit = 20, statuses = LOOKED_AT } = options
  const asked = askedFor(query)
  if (!asked.words.length) return []
  const found = await matching(database, asked, statuses)
  const best = bestOfConcepts(found.length ? found : await nearlyMatching(database, asked, statuses), asked)
  return lookedUpConcepts(database, best.slice(0, Math.min(limit, MOST)), statuses)
}

interface Asked {
  /** Folded, with single spaces. */
  readonly text: string
  readonly words: readonly string[]
  /** All of it as one types pinyin; undefined where it is none. */
  readonly typed?: string
}

function askedFor(query: string): Asked {
  const words = searchWords(query)
  const text = fold(query).trim().replace(/\s+/g, ' ')
  const typed = withoutSpace(text).replaceAll("'", '').replaceAll('ü', 'v')
  return { text, words, ...(isPinyinLike(typed) && { typed }) }
}

const withoutSpace = (text: string) => text.replace(/\s+/g, '')

/** A rendering as it is compared. */
interface Compared {
  readonly concept: string
  /** Folded, as are all texts here. */
  readonly en: string
  /** The Chinese with its variants. */
  readonly forms: string
  /** Of the Chinese; null where none is kept. */
  readonly spelling: string | null
  readonly status: Status
  readonly confidence: number
  readonly frequency: number
}

interface Match extends Compared {
  readonly match: LookupMatch
}

/** How the renderings of the concepts that may answer do answer. */
async function matching(database: Database, asked: Asked, statuses: readonly Status[]): Promise<Match[]> {
  const named = await namedIn(database, asked)
  const held = await holding(database, asked)
  const rows = await compared(database, new Set([...named, ...held]), statuses)
  return rows.flatMap((row): Match[] => {
    const match = matchOf(asked, row, named)
    return match ? [{ ...row, match }] : []
  })
}

async function compared(
  database: Database,
  concepts: Iterable<string>,
  statuses: readonly Status[],
): Promise<Compared[]> {
  return database
    .selectFrom('renderings as r')
    .innerJoin('concepts as c', 'c.id', 'r.concept')
    .where('r.concept', 'in', texts(database, concepts))
    .where(sql<string>`r.status || ''`, 'in', texts(database, statuses))
    .select([
      'r.concept',
      'r.folded as en',
      'c.folded as forms',
      'c.spelling',
      'r.status',
      'r.confidence',
      'r.frequency',
    ])
    .execute()
}

/** Characters of a text that is looked through for terms, and most words and characters of a term in it. */
const LONGEST_TEXT = 500
const MOST_WORDS = 8
const MOST_CHARACTERS = 24

/** Concepts that are what was asked for, or stand in it as a whole: looked up by key, whatever the size of the termbase. */
async function namedIn(database: Database, { text }: Asked): Promise<Set<string>> {
  const ids = new Set<string>()
  const characters = withoutSpace(text).slice(0, LONGEST_TEXT)
  if (HAN.test(text)) {
    const keys = new Set([conceptId(text)])
    for (let start = 0; start < characters.length; start++)
      for (let end = start + 2; end <= Math.min(characters.length, start + MOST_CHARACTERS); end++)
        if (HAN.test(characters.slice(start, end))) keys.add(conceptId(characters.slice(start, end)))
    const found = await database
      .selectFrom('concept_keys')
      .where('key', 'in', texts(database, keys))
      .select('concept')
      .execute()
    for (const { concept } of found) ids.add(concept)
  }
  const words = [...text.slice(0, LONGEST_TEXT).matchAll(/[^\s,.;:!?()"“”，。；：！？（）]+/g)]
  const wordings = new Set([text])
  for (const [n, first] of words.entries())
    for (const last of words.slice(n, n + MOST_WORDS)) {
      const wording = text.slice(first.index, last.index + last[0].length)
      if (wording.length > 1 && /[a-z]/.test(wording)) wordings.add(wording)
    }
  const found = await database
    .selectFrom('renderings')
    .where('folded', 'in', texts(database, wordings))
    .select('concept')
    .execute()
  for (const { concept } of found) ids.add(concept)
  return ids
}

const HAN = /\p{Script=Han}/u

/** Concepts that hold all the words, or are spelt so. */
async function holding(database: Database, { words, typed }: Asked): Promise<string[]> {
  const inForms = (word: string) => contains(database, sql<string>`c.folded`, word)
  const inEnglish = (word: string) => contains(database, sql<string>`r.folded`, word)
  const hasHan = words.some((word) => HAN.test(word))
  // English need not be looked through for Chinese words, unless others stand beside them.
  const english = words.every((word) => HAN.test(word))
    ? []
    : await database
        .selectFrom('renderings as r')
        .$if(hasHan, (query) => query.innerJoin('concepts as c', 'c.id', 'r.concept'))
        .where(({ and, or }) =>
          and(words.map((word) => (hasHan ? or([inEnglish(word), inForms(word)]) : inEnglish(word)))),
        )
        .select('r.concept')
        .execute()
  const chinese = await database
    .selectFrom('concepts as c')
    .where(({ and, or }) => or([and(words.map(inForms)), ...(typed ? [mayBeSpelt(database, [typed])] : [])]))
    .select('c.id')
    .execute()
  return [...english.map(({ concept }) => concept), ...chinese.map(({ id }) => id)]
}

/** Whether a kept spelling has one of these parts; what has none is spelt by the program. */
const mayBeSpelt = (database: Database, parts: readonly string[]) =>
  sql<boolean>`(c.spelling IS NULL OR ${sql.join(
    parts.map((part) => contains(database, sql<string>`c.spelling`, part)),
    sql` OR `,
  )})`

const spellingIn = ({ spelling, forms }: Pick<Compared, 'spelling' | 'forms'>): Spelling =>
  spelling === null ? spellingOf(formsOf(forms)[0]) : readSpelling(spelling)

/** How a concept answers, if it does. */
function matchOf({ text, words, typed }: Asked, row: Compared, named: ReadonlySet<string>): LookupMatch | undefined {
  const chinese = formsOf(row.forms)
  const all = [row.en, ...chinese]
  if (row.en === text || chinese.some((form) => withoutSpace(form) === withoutSpace(text))) return 'exact'
  if (all.some((form) => form.startsWith(text) && !/[a-z0-9]/.test(form[text.length] ?? ''))) return 'begins'
  if (words.every((word) => all.some((form) => form.includes(word)))) return 'contains'
  if (typed && spells(typed, spellingIn(row))) return 'pinyin'
  const isWithin = text.includes(row.en) || chinese.some((form) => withoutSpace(text).includes(withoutSpace(form)))
  return named.has(row.concept) && isWithin ? 'within' : undefined
}

/** The Chinese of a concept, then its variants: see `foldedForms`. */
function formsOf(folded: string): string[] {
  const end = folded.lastIndexOf(' [')
  return [folded.slice(0, end), ...(JSON.parse(folded.slice(end + 1)) as string[])]
}

/** With typing errors: in the pinyin, or in words of the English. */
async function nearlyMatching(
  database: Database,
  { words, typed }: Asked,
  statuses: readonly Status[],
): Promise<Match[]> {
  if (!typed || !words.every((word) => /^[a-z'-]+$/.test(word))) return []
  const long = words.filter((word) => errorsIn(word) > 0)
  const inEnglish = (part: string) => contains(database, sql<string>`r.folded`, part)
  const english = long.length
    ? await database
        .selectFrom('renderings as r')
        .where(({ and, or }) => and(long.map((word) => or(partsOf(word).map(inEnglish)))))
        .select(['r.concept', 'r.folded as en'])
        .execute()
    : []
  const chinese = errorsIn(typed)
    ? await database
        .selectFrom('concepts as c')
        .where(mayBeSpelt(database, partsOf(typed)))
        .select(['c.id as concept', 'c.folded as forms', 'c.spelling'])
        .execute()
    : []
  const near = new Set([
    ...english.filter(({ en }) => words.every((word) => hasNearly(en, word))).map(({ concept }) => concept),
    ...chinese.filter((row) => nearlySpells(typed, spellingIn(row))).map(({ concept }) => concept),
  ])
  return (await compared(database, near, statuses)).map((row) => ({ ...row, match: 'near' as const }))
}

/**
 * Parts of what is typed of which one at least stands in what was meant: each of its errors, a swap of two letters too,
 * spoils two neighbouring ones at most.
 */
function partsOf(typed: string): string[] {
  const count = 2 * errorsIn(typed) + 1
  const bounds = Array.from({ length: count + 1 }, (_, i) => Math.floor((i * typed.length) / count))
  return bounds.slice(1).map((end, i) => typed.slice(bounds[i], end))
}

/** Whether a text has a word, or one that begins with nearly the same. */
function hasNearly(text: string, word: string): boolean {
  const errors = errorsIn(word)
  return text
    .split(/[^a-z0-9'-]+/)
    .some((one) => (errors ? beginsNearly(one.slice(0, word.length + errors), word, errors) : one.startsWith(word)))
}

const DECIDED: readonly Status[] = ['accepted', 'undecided', 'proposed', 'rejected']

/** Of each concept how it is found best, the best first. */
function bestOfConcepts(matches: readonly Match[], { text }: Asked): { concept: string; match: LookupMatch }[] {
  // Of what holds the words the shorter is nearer to them; of terms within a text the longer says more of it.
  const isHan = HAN.test(text)
  const length = ({ en, forms }: Match) => (isHan ? formsOf(forms)[0] : en).length
  const distance = (one: Match) => (one.match === 'within' ? -length(one) : length(one))
  const ranked = matches.toSorted(
    (a, b) =>
      lookupMatches.indexOf(a.match) - lookupMatches.indexOf(b.match) ||
      DECIDED.indexOf(a.status) - DECIDED.indexOf(b.status) ||
      distance(a) - distance(b) ||
      b.confidence - a.confidence ||
      b.frequency - a.frequency ||
      (a.concept < b.concept ? -1 : 1),
  )
  const first = new Map<string, LookupMatch>()
  for (const { concept, match } of ranked) if (!first.has(concept)) first.set(concept, match)
  return [...first].map(([concept, match]) => ({ concept, match }))
}
