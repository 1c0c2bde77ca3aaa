import type { Bead } from '../../model/document.ts'
import { adapted } from './adaptation.ts'
import { aroundBlanks } from './blanks.ts'
import { firstModel, type LanguageResources } from './model.ts'
import { defaultParameters, type Parameters } from './parameters.ts'
import { firstCorridor, secondCorridor } from './search.ts'
import type { Hints } from './structure.ts'
import { alignCorridor } from './windows.ts'

export interface AlignOptions extends LanguageResources {
  /** @default defaultParameters */
  readonly parameters?: Parameters
}

/**
 * Aligns the sentences of a Chinese and an English text, whole documents of any length.
 *
 * Two passes: one with the dictionary, one with the word translations and the length ratio learned from the first.
 * Every sentence of both texts is in exactly one bead, in order; a sentence without counterpart is in a bead of its own
 * whose other side is empty. The confidence of a bead is its posterior probability.
 */
export function alignSentences(
  options: AlignOptions,
): (zh: readonly string[], en: readonly string[], hints?: Hints) => Bead[] {
  const parameters = options.parameters ?? defaultParameters
  return aroundBlanks((zh, en, hints) => {
    const first = firstModel(options, zh, en, hints)
    const corridor = firstCorridor(first)
    const draft = alignCorridor(first, corridor, parameters)
    const model = adapted(first, draft)
    return alignCorridor(model, secondCorridor(draft, corridor), parameters).map((step) => ({
      zh: numbered(step.zh, step.zhCount),
      en: numbered(step.en, step.enCount),
      confidence: step.confidence,
    }))
  })
}

function numbered(first: number, count: number): number[] {
  return Array.from({ length: count }, (_, k) => first + k)
}
