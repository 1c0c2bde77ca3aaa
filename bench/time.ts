import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { renderTable } from '../cli/table.ts'
import { datedArchive, type PlantedChange } from '../evaluation/datedArchive.ts'
import { seededRandom } from '../evaluation/random.ts'
import { extract, openTermbase } from '../index.ts'
import type { ConceptUses } from '../model/uses.ts'
import { changesOf, foldedChanges, type RenderingChange } from '../reports/renderingHistory.ts'

const CHANGING = 5
const STILL = 40

type Found = RenderingChange & { readonly zh: string; readonly en: string }

/** Whether changes of renderings that were put into generated archives are found, and none where there are none. */
export async function evaluateTime(): Promise<string> {
  const rows: string[][] = []
  let invented = 0
  for (let seed = 1; seed <= CHANGING; seed++) {
    const { transcripts, planted } = datedArchive(seededRandom(seed), true)
    const found = await changesIn(transcripts)
    for (const change of planted) {
      const match = found.find((one) => isThat(one, change))
      const off = match ? monthsBetween(match.since.slice(0, 7), change.month) : undefined
      const range = match ? `${match.earliest} to ${match.latest}` : ''
      rows.push([
        String(seed),
        change.kind,
        change.zh,
        change.new,
        change.month,
        match ? `${match.en} since ${match.since}` : 'not found',
        String(off ?? ''),
        range,
      ])
    }
    invented += found.filter((one) => !planted.some((change) => isThat(one, change))).length
  }
  let inStill = 0
  for (let seed = 1; seed <= STILL; seed++) {
    inStill += (await changesIn(datedArchive(seededRandom(100 + seed), false).transcripts)).length
  }
  const right = rows.filter((row) => row[6] !== '' && Math.abs(Number(row[6])) <= 1).length
  const titles = ['archive', 'kind', 'Chinese', 'new rendering', 'planted', 'found', 'months off', '0.9 interval']
  return [
    'Changes of renderings in generated archives of 30 monthly transcripts, through extract, termbase and report',
    '',
    renderTable(
      titles.map((title) => ({ title })),
      rows,
      { width: 150, colour: false },
    ),
    `${right} of ${rows.length} planted changes found with the month right to one; ${invented} others told in the same archives`,
    `${inStill} told in ${STILL} archives without a change`,
    '',
  ].join('\n')
}

async function changesIn(transcripts: readonly { name: string; content: string }[]): Promise<Found[]> {
  const folder = mkdtempSync(join(tmpdir(), 'shuyu-time-'))
  const termbase = await openTermbase(join(folder, 'termbase.db'), 'create')
  try {
    await extract([...transcripts], { termbase })
    const found: Found[] = []
    for await (const uses of termbase.uses()) found.push(...changesOf(uses).map((change) => told(change, uses)))
    return foldedChanges(found)
  } finally {
    await termbase.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

const told = (change: RenderingChange, { zh, renderings }: ConceptUses): Found => ({
  ...{ ...change, zh },
  en: renderings.find(({ id }) => id === change.new)?.en ?? '',
})

const isThat = (found: Found, { zh, new: en, speaker }: PlantedChange) =>
  found.zh === zh && (found.en.includes(en) || en.includes(found.en)) && found.speaker === speaker

function monthsBetween(a: string, b: string): number {
  const number = (month: string) => 12 * Number(month.slice(0, 4)) + Number(month.slice(5))
  return number(a) - number(b)
}
