import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type GoldPair, readGold, readTable } from '../bench/gold.ts'
import { openDictionary } from '../glossaries/lexicons/cedict.ts'
import type { TranslationUnit } from '../model/bitext.ts'
import type { LinkedUnit } from '../model/token.ts'
import type { Resources } from '../pipeline/resources.ts'
import { align } from '../stages/align/index.ts'
import { link } from '../stages/link/index.ts'
import { read } from '../stages/read/index.ts'
import { tokenize } from '../stages/tokenize/index.ts'

/** An aligned text with its reference glossary. A fold is what is held out together in cross-validation. */
export interface GoldDocument {
  readonly set: string
  readonly fold: string
  readonly units: readonly TranslationUnit[]
  readonly gold: readonly GoldPair[]
}

interface Row {
  readonly id: string
  readonly zh: string
  readonly en: string
}

/** Aligned rows of one set, divided into its documents. */
export function readRows(folder: string, set: string): Row[][] {
  const rows = readTable(join(folder, `${set}.tsv`)) as unknown as Row[]
  const documents: Row[][] = []
  for (const [i, row] of rows.entries()) {
    if (i === 0 || beginsDocument(rows, i)) documents.push([])
    documents[documents.length - 1].push(row)
  }
  return documents
}

/** A speech begins with its title, the row before its date; a news story where the row numbers jump. */
function beginsDocument(rows: readonly Row[], i: number): boolean {
  const jump = Number(rows[i].id) - Number(rows[i - 1].id) > 20
  return jump || /^（\d{4}年[^）]*）$/.test(rows[i + 1]?.zh.trim() ?? '')
}

export function rowsToUnits(rows: readonly Row[], document: string): TranslationUnit[] {
  return rows.map((row, ordinal) => ({
    id: `${document}:${ordinal}`,
    document,
    ordinal,
    zh: row.zh,
    en: row.en,
    zhSegments: [],
    enSegments: [],
    confidence: 1,
  }))
}

/** The development sets: speeches spread over `folds` folds by document, news and the press conference a fold each. */
export async function readGoldDocuments(folder: string, folds: number, resources: Resources): Promise<GoldDocument[]> {
  const documents: GoldDocument[] = [await pressConference(folder, resources)]
  for (const set of ['speeches', 'speeches-2', 'news']) {
    const gold = readGold(join(folder, `${set}.gold.tsv`))
    for (const rows of readRows(folder, set)) {
      const number = documents.length
      documents.push({
        set,
        fold: set === 'news' ? 'news' : `speeches ${number % folds}`,
        units: rowsToUnits(rows, `${set}-${number}`),
        gold,
      })
    }
  }
  return documents
}

/** The one set that comes as it was published: it is read and aligned as a user's file would be. */
async function pressConference(folder: string, { segmenter }: Resources): Promise<GoldDocument> {
  const set = 'press-conference'
  const name = join(folder, `${set}.txt`)
  const document = await read({})({ name, bytes: readFileSync(name) })
  const { units } = align({ segmentChinese: segmenter.cut, dictionary: openDictionary() })(document)
  return { set, fold: set, units, gold: readGold(join(folder, `${set}.gold.tsv`)) }
}

/** The same documents tokenised and linked, each set linked on its own as a user's file would be. */
export async function linkedGoldDocuments(
  folder: string,
  folds: number,
  resources: Resources,
): Promise<{ document: GoldDocument; units: LinkedUnit[] }[]> {
  const documents = await readGoldDocuments(folder, folds, resources)
  const tokenizeUnits = tokenize(resources)
  const linkUnits = link({ dictionary: openDictionary() })
  const sets = [...new Set(documents.map(({ set }) => set))]
  return sets.flatMap((set) => {
    const members = documents.filter((document) => document.set === set)
    const linked = linkUnits(members.flatMap(({ units }) => tokenizeUnits(units)))
    return members.map((document) => ({
      document,
      units: linked.filter(({ unit }) => unit.document === document.units[0].document),
    }))
  })
}
