import { isTraditional, simplify } from '../language/fold.ts'
import { toTraditional } from '../language/traditional.ts'
import type { Glossary } from '../model/glossary.ts'
import { formsOf } from './forms.ts'

/** In which script the Chinese is written: as the termbase has it, or converted. */
export const scripts = ['as-is', 'simplified', 'traditional'] as const

export type ScriptChoice = (typeof scripts)[number]

/** What the languages are called in a file (BCP 47). */
export interface LanguageTags {
  /** Of simplified Chinese, and of what is the same in both scripts. */
  readonly zh: string
  readonly traditional: string
  readonly en: string
}

/** Every client that was tried reads these (some refuse `zh_CN`). */
export const languageTags: LanguageTags = { zh: 'zh-CN', traditional: 'zh-Hant', en: 'en' }

/** The tags of a file in one script: what is the same in both scripts is of that one, too. */
export function tagsFor(script: ScriptChoice, chosen: Partial<LanguageTags> = {}): LanguageTags {
  const tags = { ...languageTags, ...chosen }
  return script === 'traditional' ? { ...tags, zh: tags.traditional } : tags
}

/** The tag of a Chinese text. */
export function chineseTag(text: string, tags: LanguageTags): string {
  return isTraditional(text) ? tags.traditional : tags.zh
}

/** The one tag of all Chinese in a file: that of its script, `zh` where it has both. */
export async function tagOfAll(glossary: Glossary, tags: LanguageTags): Promise<string> {
  let [hasTraditional, hasSimplified] = [false, false]
  for await (const entry of glossary.concepts()) {
    for (const { text, isTraditional: is } of formsOf(entry)) {
      if (is) hasTraditional = true
      else if (simplify(text) === text && toTraditional(text) !== text) hasSimplified = true
    }
    if (hasTraditional && hasSimplified) return 'zh'
  }
  return hasTraditional ? tags.traditional : tags.zh
}
