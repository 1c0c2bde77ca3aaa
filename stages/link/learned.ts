import type { Corpus } from './corpus.ts'
import { type LinkCounts, LinkModel } from './model.ts'
import type { TranslationTable } from './table.ts'

/** Pairs of a smaller expected count are not remembered. */
const LEAST_COUNT = 0.1

/** The model of a corpus that was linked, and of everything the model it was linked with knew. */
export const learnedModel = (corpus: Corpus, table?: TranslationTable, earlier = new LinkModel()): LinkModel => {
  if (table === undefined) return earlier
  const rows = new Map<string, LinkCounts>()
  for (const zh of earlier.words()) rows.set(zh, earlier.countsOf(zh))
  const { rowStart, columns, counts } = table
  corpus.zh.vocabulary.words.forEach((zh, f) => {
    const row = new Map(rows.get(zh))
    for (let k = rowStart[f]; k < rowStart[f + 1]; k++) {
      // The counts of the table include the earlier model's.
      if (counts[k] >= LEAST_COUNT) row.set(corpus.en.vocabulary.words[columns[k]], counts[k])
    }
    if (row.size > 0) rows.set(zh, row)
  })
  return new LinkModel(rows)
}
