import type { Dictionary } from '../../glossaries/lexicons/cedict.ts'
import { simplify } from '../../language/fold.ts'
import type { Bead } from '../../model/document.ts'
import { type BeadModel, beadScores } from './beadScores.ts'
import { fullCorridor } from './corridor.ts'
import { type Cue, cueTable } from './cues.ts'
import { decode, type Step } from './decode.ts'
import { dictionaryLinks } from './dictionaryLinks.ts'
import { learnLexicon, symmetrised } from './documentLexicon.ts'
import { posteriors } from './lattice.ts'
import { lengthRatio } from './lengths.ts'
import { normalised, transposedLexicon } from './lexicon.ts'
import { defaultParameters, type Parameters } from './parameters.ts'
import { encode } from './sides.ts'
import { textCues } from './textCues.ts'
import { chineseWords, englishWords } from './words.ts'

export interface AlignOptions {
  segmentChinese: (text: string) => string[]
  dictionary: Dictionary
  parameters?: Parameters
}

export function alignSentences(options: AlignOptions) {
  return (zh: readonly string[], en: readonly string[]): Bead[] => {
    const p: any = options.parameters ?? defaultParameters
    const zhFolded = zh.map(simplify)
    const chars = (sentences: readonly string[]) => Float32Array.from(sentences, (s) => s.replace(/\s+/g, '').length)
    const zhSide = encode(zhFolded.map((s) => chineseWords(s, options.segmentChinese)), chars(zh))
    const enSide = encode(en.map(englishWords), chars(en))
    const links = dictionaryLinks(zhSide.words, enSide.words, options.dictionary)
    const cues: Cue[] = textCues(zhFolded, en)
    const zeros = (n: number) => new Float32Array(n)
    let enGivenZh = links
    let zhGivenEn = normalised(transposedLexicon(links, enSide.words.length))
    const model = (): BeadModel => ({
      zh: zhSide, en: enSide, enGivenZh, zhGivenEn,
      ratio: lengthRatio(zhSide, enSide),
      startCues: cueTable(cues.filter((c) => c.at === 'start'), zh.length, en.length),
      endCues: cueTable(cues.filter((c) => c.at === 'end'), zh.length, en.length),
      zhInner: zeros(zh.length), enInner: zeros(en.length),
    })
    const corridor = fullCorridor(zh.length, en.length)
    const run = (): Step[] => {
      const scores = beadScores(model(), corridor, p)
      return decode(scores, corridor, posteriors(scores, corridor, p, false), false)
    }
    let steps = run()
    for (let round = 0; round < (p.rounds ?? 1); round++) {
      const beads = steps.filter((s) => s.zhCount && s.enCount)
      const range = (side: any, first: 'zh' | 'en') => {
        const r = new Int32Array(beads.length * 2)
        beads.forEach((b, k) => {
          const n = first === 'zh' ? b.zhCount : b.enCount
          r[2 * k] = side.starts[b[first]]
          r[2 * k + 1] = side.starts[b[first] + n]
        })
        return r
      }
      const weight = Float32Array.from(beads, (b) => b.confidence)
      const o = { iterations: p.emIterations ?? 4, priorStrength: p.priorStrength ?? 2, smallest: 1e-4 }
      const zr = range(zhSide, 'zh'), er = range(enSide, 'en')
      const f = learnLexicon({ from: zhSide, to: enSide, fromRange: zr, toRange: er, weight }, normalised(links), o)
      const b = learnLexicon({ from: enSide, to: zhSide, fromRange: er, toRange: zr, weight }, normalised(transposedLexicon(links, enSide.words.length)), o)
      enGivenZh = symmetrised(f, b)
      zhGivenEn = symmetrised(b, f)
      steps = run()
    }
    return steps.map((s) => ({
      zh: Array.from({ length: s.zhCount }, (_, k) => s.zh + k),
      en: Array.from({ length: s.enCount }, (_, k) => s.en + k),
      confidence: s.confidence,
    }))
  }
}
