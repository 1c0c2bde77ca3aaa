import type { Bead } from '../../model/document.ts'
import { adapted } from './adaptation.ts'
import { reciprocalBest } from './anchors.ts'
import { aroundBlanks } from './blanks.ts'
import type { Step } from './decode.ts'
import { firstModel, type LanguageResources } from './model.ts'
import { type AlignTexts, movedPassages, withPassages } from './moved.ts'
import { type AlignParameters, defaultParameters } from './parameters.ts'
import { firstCorridor, secondCorridor } from './search.ts'
import type { Hints } from './structure.ts'
import { alignCorridor } from './windows.ts'

export interface AlignOptions extends LanguageResources {
  /** @default defaultParameters */
  readonly parameters?: AlignParameters
  /** Leave passages that stand elsewhere in the translation unaligned. @default false */
  readonly inOrder?: boolean
}

/**
 * Aligns the sentences of a Chinese and an English text, whole documents of any length.
 *
 * Two passes in order: one with the dictionary, one with the word translations and the length ratio learned from the
 * first. Then a second search over what stays unaligned, for passages that stand elsewhere in the other text. Every
 * sentence of both texts is in exactly one bead, in the order of the Chinese; a sentence without counterpart is in a bead
 * of its own whose other side is empty. The confidence of a bead is its posterior probability, for a bead of a moved
 * passage among those of the passage.
 */
export function alignSentences(
  options: AlignOptions,
): (zh: readonly string[], en: readonly string[], hints?: Hints) => Bead[] {
  const parameters = options.parameters ?? defaultParameters
  const search = (zh: readonly string[], en: readonly string[], hints?: Hints) => {
    const first = firstModel(options, zh, en, hints)
    const corridor = firstCorridor(first)
    const draft = alignCorridor(first, corridor, parameters)
    const model = adapted(first, draft)
    return { first, steps: alignCorridor(model, secondCorridor(draft, corridor), parameters) }
  }
  const inOrder: AlignTexts = (zh, en, hints) => search(zh, en, hints).steps.map(beadOf)
  return aroundBlanks((zh, en, hints) => {
    const { first, steps } = search(zh, en, hints)
    const beads = steps.map(beadOf)
    if (options.inOrder) return beads
    const counts = { zh: zh.length, en: en.length }
    const passages = movedPassages(steps, () => reciprocalBest(first), counts)
    return passages.length === 0 ? beads : withPassages(beads, passages, [zh, en, hints], inOrder)
  })
}

function beadOf(step: Step): Bead {
  return { zh: numbered(step.zh, step.zhCount), en: numbered(step.en, step.enCount), confidence: step.confidence }
}

function numbered(first: number, count: number): number[] {
  return Array.from({ length: count }, (_, k) => first + k)
}
