import { join } from 'node:path'
import { renderTable } from '../cli/table.ts'
import { type Score, scoreBeads } from '../evaluation/beads.ts'
import { hardDocument } from '../evaluation/hardDocument.ts'
import { seededRandom } from '../evaluation/random.ts'
import { readGoldDocuments } from '../evaluation/sentenceGold.ts'
import { openDictionary } from '../glossaries/lexicons/cedict.ts'
import { jiebaSegmenter } from '../language/segmenter.ts'
import { alignSentences } from '../stages/align/index.ts'

const DRAWS = [0, 1]

/** Strict scores on twenty documents with moved, omitted and summed-up passages, in order only and with the second search. */
export async function evaluateHard(data: string): Promise<string> {
  const speeches = readGoldDocuments(join(data, 'sentences'), 'pol-')
  const hard = DRAWS.flatMap((draw) =>
    speeches.map((document, d) => hardDocument(document, seededRandom(1000 * draw + d + 7))),
  )
  const resources = { segmentChinese: jiebaSegmenter().cut, dictionary: openDictionary() }
  const score = (documents: typeof hard, inOrder: boolean): Score => {
    const alignTexts = alignSentences({ ...resources, inOrder })
    return scoreBeads(documents.map(({ zh, en, beads }) => ({ gold: beads, proposed: alignTexts(zh, en) })))
  }
  const rows: [string, Score][] = [
    ['hard, in order only', score(hard, true)],
    ['hard, moved passages found', score(hard, false)],
    ['speeches as they are, in order only', score(speeches, true)],
    ['speeches as they are, moved passages looked for', score(speeches, false)],
  ]
  const figures = ['beads', 'P', 'R', 'F1'].map((title) => ({ title, align: 'right' }) as const)
  return [
    'Sentence alignment of hard documents, strict',
    '',
    renderTable(
      [{ title: 'text' }, ...figures],
      rows.map(([name, { gold, precision, recall, f1 }]) => [
        name,
        String(gold),
        ...[precision, recall, f1].map((figure) => figure.toFixed(3)),
      ]),
      { width: 100, colour: false },
    ),
    '',
  ].join('\n')
}
