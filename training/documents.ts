import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type GoldPair, readGold, readTable } from '../evaluation/gold.ts'
import { completed, readVerdicts, type Verdict } from '../evaluation/verdicts.ts'
import { openDictionary } from '../glossaries/lexicons/cedict.ts'
import type { TranslationUnit } from '../model/bitext.ts'
import type { LinkedUnit } from '../model/token.ts'
import type { Resources } from '../pipeline/resources.ts'
import { align } from '../stages/align/index.ts'
import { link } from '../stages/link/index.ts'
import { read, type SourceInput } from '../stages/read/index.ts'
import { tokenize } from '../stages/tokenize/index.ts'

/** An aligned text with its reference glossary. A fold is what is held out together in cross-validation. */
export interface GoldDocument {
  readonly set: string
  readonly fold: string
  readonly units: readonly TranslationUnit[]
  /** The reference, completed by what readers accepted of the proposals that it lacks. */
  readonly gold: readonly GoldPair[]
  /** What readers said of proposals. */
  readonly verdicts: readonly Verdict[]
  /** Whether a pair that the reference lacks is wrong. False for a published list of some of the terms. */
  readonly isExhaustive: boolean
  /** How much its examples count in training. */
  readonly weight: number
}

/** The reports have twice as many sentences as all else together; so they do not outvote it. */
const REPORT_WEIGHT = 0.5

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

/**
 * The development sets: speeches spread over `folds` folds by document; news, the press conference and each annual
 * report a fold each.
 */
export async function readGoldDocuments(folder: string, folds: number, resources: Resources): Promise<GoldDocument[]> {
  const documents: GoldDocument[] = [await pressConference(folder, resources)]
  for (const set of ['speeches', 'speeches-2', 'news']) {
    const reference = referenceOf(folder, set)
    for (const rows of readRows(folder, set)) {
      const number = documents.length
      documents.push({
        set,
        fold: set === 'news' ? 'news' : `speeches ${number % folds}`,
        units: rowsToUnits(rows, `${set}-${number}`),
        ...reference,
        isExhaustive: true,
        weight: 1,
      })
    }
  }
  for (const set of ['hkma-2016', 'hkma-2017']) documents.push(...(await annualReport(folder, set, resources)))
  return documents
}

/** The one set with all its terms that comes as it was published. */
async function pressConference(folder: string, resources: Resources): Promise<GoldDocument> {
  const set = 'press-conference'
  const units = await publishedUnits(fileIn(folder, `${set}.txt`), resources)
  return { set, fold: set, units, ...referenceOf(folder, set), isExhaustive: true, weight: 1 }
}

function referenceOf(folder: string, set: string): Pick<GoldDocument, 'gold' | 'verdicts'> {
  const verdicts = readVerdicts(join(folder, `${set}.verdicts.tsv`))
  return { gold: completed(readGold(join(folder, `${set}.gold.tsv`)), verdicts), verdicts }
}

/** The chapters of a report, a document each: `NN.zh.md` beside `NN.en.md`, with some of their terms in `gold.tsv`. */
async function annualReport(folder: string, set: string, resources: Resources): Promise<GoldDocument[]> {
  const chapters = join(folder, set)
  const gold = readGold(join(chapters, 'gold.tsv'))
  const names = readdirSync(chapters).filter((name) => name.endsWith('.zh.md'))
  return Promise.all(
    names.sort().map(async (name) => {
      const pair = { zh: fileIn(chapters, name), en: fileIn(chapters, name.replace('.zh.', '.en.')) }
      return {
        set,
        fold: set,
        units: await publishedUnits(pair, resources),
        gold,
        verdicts: [],
        isExhaustive: false,
        weight: REPORT_WEIGHT,
      }
    }),
  )
}

const fileIn = (folder: string, name: string) => ({ name: join(folder, name), bytes: readFileSync(join(folder, name)) })

/** Read and aligned as a user's file would be. */
async function publishedUnits(input: SourceInput, { segmenter }: Resources): Promise<readonly TranslationUnit[]> {
  const document = await read({})(input)
  return align({ segmentChinese: segmenter.cut, dictionary: openDictionary() })(document).units
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
