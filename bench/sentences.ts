import { join } from 'node:path'
import { renderTable } from '../cli/table.ts'
import { type Score, scoreBeads } from '../evaluation/beads.ts'
import { type InterleaveOptions, interleave } from '../evaluation/interleave.ts'
import { seededRandom } from '../evaluation/random.ts'
import { type GoldDocument, readGoldDocuments } from '../evaluation/sentenceGold.ts'
import { scoreTranscripts } from '../evaluation/transcriptScore.ts'
import { openDictionary } from '../glossaries/lexicons/cedict.ts'
import { jiebaSegmenter } from '../language/segmenter.ts'
import { type AlignOptions, align, alignSentences } from '../stages/align/index.ts'
import { read } from '../stages/read/index.ts'
import { omit } from './omission.ts'

/** The shapes transcripts are generated in: as they are, with a missing page, with the tail cut off, with both. */
const shapes: readonly (InterleaveOptions & { readonly name: string })[] = [
  { name: 'interleaved' },
  { name: 'interleaved, a page missing', missingPage: true },
  { name: 'interleaved, tail cut off', cutTail: true },
  { name: 'interleaved, both', missingPage: true, cutTail: true },
]

/** Seeds of the omissions: the texts are short, so one draw says little. */
const draws = [0, 1, 2, 3, 4, 5]

/** Strict scores of sentence alignment on the documents of `data`/sentences, as a table. */
export async function evaluateSentences(data: string): Promise<string> {
  const folder = join(data, 'sentences')
  const speeches = readGoldDocuments(folder, 'pol-')
  const novels = readGoldDocuments(folder, 'mac-')
  const options = { segmentChinese: jiebaSegmenter().cut, dictionary: openDictionary() }
  const abridged = draws.flatMap((draw) => speeches.map((document, d) => omit(document, seededRandom(100 * draw + d))))
  const rows: [name: string, score: Score, aim: string][] = [
    ['speeches', scoreSentences(speeches, options), '0.975'],
    ['novels', scoreSentences(novels, options), '0.900'],
    ['speeches, 5% and a block omitted', scoreSentences(abridged, options), '0.950'],
    ...(await Promise.all(
      shapes.map(
        async (shape): Promise<[string, Score, string]> => [
          `speeches, ${shape.name}`,
          await scoreInterleaved(speeches, shape, options),
          '0.960',
        ],
      ),
    )),
  ]
  const figures = ['beads', 'P', 'R', 'F1', 'aim'].map((title) => ({ title, align: 'right' }) as const)
  return [
    'Sentence alignment, strict',
    '',
    renderTable(
      [{ title: 'text' }, ...figures],
      rows.map(([name, { gold, precision, recall, f1 }, aim]) => [
        name,
        String(gold),
        ...[precision, recall, f1].map((figure) => figure.toFixed(3)),
        aim,
      ]),
      { width: 100, colour: false },
    ),
    '',
  ].join('\n')
}

function scoreSentences(documents: readonly GoldDocument[], options: AlignOptions): Score {
  const alignTexts = alignSentences(options)
  return scoreBeads(documents.map(({ zh, en, beads }) => ({ gold: beads, proposed: alignTexts(zh, en) })))
}

/** The whole way: the bytes of generated transcripts through read and align. */
async function scoreInterleaved(
  documents: readonly GoldDocument[],
  shape: InterleaveOptions,
  options: AlignOptions,
): Promise<Score> {
  const readDocument = read({})
  const alignDocument = align(options)
  const scored = documents.map(async (document, d) => {
    const transcript = interleave(document, seededRandom(d + 1), shape)
    const source = { name: `${document.name}.txt`, bytes: Buffer.from(transcript.text) }
    return { transcript, bitext: alignDocument(await readDocument(source)) }
  })
  return scoreTranscripts(await Promise.all(scored))
}
