import { type CueTable, cueTable } from './cues.ts'
import { dictionaryLinks, type GlossDictionary } from './dictionaryLinks.ts'
import { usualLengthRatio } from './lengths.ts'
import { type LinkWeights, rowsNormalised, transposedLexicon } from './lexicon.ts'
import { encode, type SentenceSide } from './sides.ts'
import { type Hints, insideScores, structureCues, withLabels } from './structure.ts'
import { textCues } from './textCues.ts'
import { chineseWords, englishAlignmentWords } from './words.ts'

/** All that the scores of beads are computed from. */
export interface BeadModel {
  readonly zh: SentenceSide
  readonly en: SentenceSide
  /** t(e | z), a row a Chinese word. */
  readonly enGivenZh: LinkWeights
  /** t(z | e), a row an English word. */
  readonly zhGivenEn: LinkWeights
  /** English characters per Chinese character. */
  readonly lengthRatio: number
  readonly startCues: CueTable
  readonly endCues: CueTable
  /** By sentence: score of having it in a bead other than as the first of its language. */
  readonly zhInside: Float32Array
  readonly enInside: Float32Array
  /** By sentence: 1 where the source breaks off inside it. */
  readonly zhCut: Uint8Array
  readonly enCut: Uint8Array
}

export interface LanguageResources {
  /** Cuts simplified Chinese into words. */
  readonly segmentChinese: (text: string) => string[]
  readonly dictionary: GlossDictionary
}

/** The model of a document before anything is aligned: what the dictionary, the punctuation and the layout tell. */
export function firstModel(
  { segmentChinese, dictionary }: LanguageResources,
  zhText: readonly string[],
  enText: readonly string[],
  hints?: Hints,
): BeadModel {
  const labelled = hints && withLabels(zhText, enText, hints)
  const zh = encode(zhText, chineseWords(labelled?.zh ?? zhText, segmentChinese))
  const en = encode(enText, englishAlignmentWords(labelled?.en ?? enText))
  const enGivenZh = dictionaryLinks(zh.words, en.words, dictionary)
  const cues = [...textCues(zhText, enText), ...(hints ? structureCues(hints) : [])]
  const cuesAt = (at: 'start' | 'end') =>
    cueTable(
      cues.filter((cue) => cue.at === at),
      zhText.length,
      enText.length,
    )
  return {
    zh,
    en,
    enGivenZh,
    zhGivenEn: rowsNormalised(transposedLexicon(enGivenZh, en.words.length)),
    lengthRatio: usualLengthRatio,
    startCues: cuesAt('start'),
    endCues: cuesAt('end'),
    zhInside: hints ? insideScores(hints.zh) : new Float32Array(zhText.length),
    enInside: hints ? insideScores(hints.en) : new Float32Array(enText.length),
    zhCut: Uint8Array.from(zhText, (_, s) => Number(hints?.zh[s].cut ?? false)),
    enCut: Uint8Array.from(enText, (_, s) => Number(hints?.en[s].cut ?? false)),
  }
}

/** The model of the Chinese sentences zhFrom..zhTo and the English ones enFrom..enTo; shares the arrays. */
export function modelPart(model: BeadModel, zhFrom: number, zhTo: number, enFrom: number, enTo: number): BeadModel {
  const cues = (table: CueTable): CueTable => ({
    ...table,
    zhClass: table.zhClass.subarray(zhFrom, zhTo),
    enClass: table.enClass.subarray(enFrom, enTo),
  })
  return {
    ...model,
    zh: sidePart(model.zh, zhFrom, zhTo),
    en: sidePart(model.en, enFrom, enTo),
    startCues: cues(model.startCues),
    endCues: cues(model.endCues),
    zhInside: model.zhInside.subarray(zhFrom, zhTo),
    enInside: model.enInside.subarray(enFrom, enTo),
    zhCut: model.zhCut.subarray(zhFrom, zhTo),
    enCut: model.enCut.subarray(enFrom, enTo),
  }
}

function sidePart(side: SentenceSide, from: number, to: number): SentenceSide {
  return { ...side, starts: side.starts.subarray(from, to + 1), lengths: side.lengths.subarray(from, to) }
}
