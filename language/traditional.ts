import { ConverterFactory } from 'opencc-js/core'
import { from, to } from 'opencc-js/preset/cn2t'

/** Where traditional Chinese is read: its characters differ a little, in Taiwan also its words. */
export type TraditionalStandard = 'TW' | 'HK' | 'any'

const converters = new Map<TraditionalStandard, (text: string) => string>()

/**
 * Simplified Chinese as traditional, with the dictionaries of OpenCC (through opencc-js): phrase by phrase, since a
 * simplified character may stand for several. For Taiwan with its words (软件 becomes 軟體), else character by character.
 */
export function toTraditional(text: string, standard: TraditionalStandard = 'any'): string {
  let convert = converters.get(standard)
  if (!convert) {
    convert =
      standard === 'any' ? ConverterFactory(from.cn) : ConverterFactory(from.cn, standard === 'TW' ? to.twp : to.hk)
    converters.set(standard, convert)
  }
  return convert(text)
}
