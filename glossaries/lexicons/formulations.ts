import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'

/** How a word sequence is used in Chinese political reports. */
export interface BackgroundCount {
  /** Occurrences. */
  readonly count: number
  /** Reports it stands in. */
  readonly documents: number
  /** Entropy of the word before and of the word after it, bits: low where it is a fragment of something longer. */
  readonly leftEntropy: number
  readonly rightEntropy: number
}

/** Words of the reports. */
export const REPORT_WORDS = 684_000
/** How many times as long jieba's reference corpus is, of which `chineseFrequency` tells: 60 million words. */
export const GENERAL_TO_REPORTS = 88

/** Rows as they are written, until they are asked for. */
let table: Map<string, string | BackgroundCount> | undefined

/**
 * Background count of a simplified Chinese word sequence of 2 to 20 characters, or undefined where it stands fewer
 * than three times in the reports. Derived by `training/formulations.ts` from 88 public reports.
 */
export function formulationCount(text: string): BackgroundCount | undefined {
  table ??= load()
  const row = table.get(text)
  if (typeof row !== 'string') return row
  const [count, documents, left, right] = row.split('\t').map(Number)
  const background = { count, documents, leftEntropy: left / 10, rightEntropy: right / 10 }
  table.set(text, background)
  return background
}

function load(): Map<string, string | BackgroundCount> {
  const packed = readFileSync(new URL('./formulations.tsv.gz', import.meta.url))
  const rows = new Map<string, string | BackgroundCount>()
  for (const line of gunzipSync(packed).toString('utf8').split('\n')) {
    const tab = line.indexOf('\t')
    if (tab > 0) rows.set(line.slice(0, tab), line.slice(tab + 1))
  }
  return rows
}
