import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { briefOf } from '../briefing/brief.ts'
import { renderTable } from '../cli/table.ts'
import { goldZhKey, readGold, readTable } from '../evaluation/gold.ts'
import { crossValidation } from './trainingFigures.ts'

const SETS = ['press-conference', 'speeches-2', 'speeches', 'news'] as const

/** A person looks at so many proposals first. */
const FIRST = 50

/** What a brief of the Chinese side alone lists, against the Chinese of reference glossaries; without a termbase. */
export async function evaluateBrief(data: string): Promise<string> {
  const rows: string[][] = []
  for (const name of SETS) rows.push(await measure(data, name))
  const columns = ['text', 'listed', 'essential listed', `P@${FIRST}`, 'precision', 'held out']
  return [
    'Briefs of the Chinese alone, without a termbase: share of the essential Chinese terms of the reference that are',
    'listed, and share of the listed that are in it. References were made by careful language-model readers following one',
    'guide; they hold only what is rendered in the English.',
    '',
    renderTable(
      columns.map((title, n) => ({ title, align: n ? 'right' : 'left' })),
      rows,
      { width: 140, colour: false },
    ),
  ].join('\n')
}

async function measure(data: string, name: (typeof SETS)[number]): Promise<string[]> {
  const file = join(data, 'terms', name)
  const isText = name === 'press-conference'
  // Only the Chinese is handed over.
  const chinese = isText
    ? chineseLines(readFileSync(`${file}.txt`, 'utf8'))
    : readTable(`${file}.tsv`).map(({ zh }) => zh)
  const bytes = new TextEncoder().encode(chinese.join('\n\n'))
  const glossary = { concepts: async function* () {}, units: async function* () {} }
  const brief = await briefOf({ name: `${name}.txt`, bytes }, { name: 'none', glossary })
  const gold = readGold(`${file}.gold.tsv`)
  const essential = new Set(gold.flatMap((pair) => (pair.essential ? goldZhKey(pair.zh) : [])))
  const all = new Set(gold.map(({ zh }) => goldZhKey(zh)))
  const proposed = [...new Set(brief.proposals.map(({ term }) => goldZhKey(term)))]
  const listed = new Set([...proposed, ...brief.names.map((one) => goldZhKey(one.name))])
  const right = (keys: readonly string[]) => keys.filter((key) => all.has(key)).length / Math.max(1, keys.length)
  const found = [...essential].filter((key) => listed.has(key)).length / essential.size
  const isTrainedOn = crossValidation.split('\n').some((line) => line.startsWith(`${name} `))
  return [
    ...[name, String(proposed.length), found.toFixed(3)],
    ...[right(proposed.slice(0, FIRST)).toFixed(3), right(proposed).toFixed(3), isTrainedOn ? 'no' : 'yes'],
  ]
}

const chineseLines = (text: string): string[] =>
  text
    .split('\n')
    .filter((line) => (line.match(/\p{Script=Han}/gu) ?? []).length > 0.4 * line.trim().length && line.trim())
